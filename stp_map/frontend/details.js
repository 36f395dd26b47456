/* The details of the footprint that was picked, put together from facts that the browser keeps. */

const FAILED = '<h2 tabindex="-1">Details</h2><p class="stp-note" role="alert">'
  + "The details could not be loaded. Reload the page to try again.</p>";

/* What the server said of the view, with the facts of one footprint. Facts are HTML already. */
function written(state, place, code, facts) {
  const [name, where, leaders, numbers, rest] = facts;
  const answered = state.selected === code ? state : {};
  const leader = leaders[leadAt(state.leads, place)];
  const leftOut = state.rows[place] === "1" ? "" : DETAILS.leftOut;
  return [DETAILS.clear, name, leftOut, answered.ownFigures || "", where, leader, numbers, rest].join("");
}

function factsOf(place) {
  return factsAt(FACTS.details[Math.floor(place / FACTS.inAFile)]);
}

function put(root, html) {
  if (html === root.written) return; // What is folded open stays so.
  root.written = html;
  root.innerHTML = html;
}

function show(root) {
  const code = picked.now();
  const place = CODES.indexOf(code);
  root.wanted = code;
  if (place < 0) return put(root, DETAILS.none);
  factsOf(place).then(function (facts) {
    if (root.wanted !== code) return;
    put(root, written(root.state, place, code, facts[place % FACTS.inAFile]));
  }).catch(function () {
    if (root.wanted === code) put(root, FAILED);
  });
}

/* Whoever comes near will want the first facts soon. */
function fetchEarly() {
  document.addEventListener("pointerover", function early(event) {
    if (!event.target.closest(".st-key-map, .stp-after-map")) return;
    document.removeEventListener("pointerover", early);
    factsOf(0).catch(() => {}); // Told where they are needed.
  });
}

export default function (root, state) {
  const isFirst = !root.state;
  root.state = state;
  if (isFirst) {
    picked.watch(() => show(root));
    fetchEarly();
  }
  show(root);
}

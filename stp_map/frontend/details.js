/* The details of the footprint that was picked, put together from facts that the browser keeps. */

const FAILED = '<h2 tabindex="-1">Details</h2><p class="stp-note" role="alert">'
  + "The details could not be loaded. Reload the page to try again.</p>";
const loading = new Map();

/* Facts are asked for when a person comes near the map or the table, and kept. */
function factsIn(file) {
  if (!loading.has(file)) {
    loading.set(file, fetch(new URL(FACTS.details[file], document.baseURI)).then(function (answer) {
      if (!answer.ok) throw new Error(String(answer.status));
      return answer.json();
    }).catch(function (failure) {
      loading.delete(file); // So that another pick tries again.
      throw failure;
    }));
  }
  return loading.get(file);
}

const fileOf = (place) => Math.floor(place / FACTS.inAFile);

/* What the server said of the view, with the facts of one footprint. Facts are HTML already. Null
 * where the server has yet to say what is in no fact. */
function written(state, place, code, facts) {
  const [name, where, leaders, numbers, rest] = facts;
  const answered = state.selected === code ? state : {};
  const isUnfounded = (state.unfounded || "")[place] === "1";
  const leader = isUnfounded ? answered.leader : leaders[Number(state.leads[place])];
  if (leader === undefined) return null;
  const leftOut = state.rows[place] === "1" ? "" : DETAILS.leftOut;
  return [DETAILS.clear, name, leftOut, where, leader, numbers, answered.ownFigures || "", rest].join("");
}

function put(root, html) {
  if (html === null || html === root.written) return; // What is folded open stays so.
  root.written = html;
  root.innerHTML = html;
}

function show(root) {
  const code = picked.now();
  const place = CODES.indexOf(code);
  root.wanted = code;
  if (place < 0) return put(root, DETAILS.none);
  factsIn(fileOf(place)).then(function (facts) {
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
    factsIn(0).catch(() => {}); // Told where they are needed.
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

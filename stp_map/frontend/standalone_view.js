/* The view of a standalone page: what was asked for, by parameter of an address. It opens on
 * DATA.opening, and the fragment of its address holds what differs from that. */

function slugOf(text) {
  return text.trim().toLowerCase().replace(/[_ ]/g, "-");
}

/* A search without control characters and needless spaces, as stp_map/core/view.py tidies it. */
function tidy(text) {
  const printable = Array.from(text, (letter) => (/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u.test(letter) ? " " : letter));
  const words = printable.join("").split(/\s+/u).filter(Boolean).join(" ");
  return Array.from(words).slice(0, 100).join("").trim();
}

/* The last day to choose that is not after another day. The page then speaks of that day alone. */
function dayOf(text) {
  const days = CHOICES.as_at.map((choice) => choice[0]);
  const day = slugOf(text);
  if (days.includes(day) || !/^\d{4}-\d\d-\d\d$/.test(day)) return days.find((slug) => slug === day);
  return days.filter((slug) => slug <= day).pop();
}

function choiceOf(name, text) {
  const choices = name === "colour_by" ? CHOICES.colour_by.concat(DATA.own) : CHOICES[name];
  return choices.map((choice) => choice[0]).find((slug) => slug === slugOf(text));
}

const READ = {
  as_at: dayOf,
  q: tidy,
  labels: (text) => ["on", "off"].find((slug) => slug === slugOf(text)),
  stp: (text) => (text ? DATA.codes[text.trim().toUpperCase()] : ""),
};

/* The view that parameters ask for; what means nothing is as in the view that the page opens on. */
function viewFrom(params) {
  const view = {};
  Object.entries(DATA.opening).forEach(function ([name, usual]) {
    const read = READ[name] || ((text) => choiceOf(name, text));
    const meant = params.getAll(name).map(read).filter((value) => value !== undefined);
    if (!Array.isArray(usual)) view[name] = meant.length ? meant[0] : usual;
    else if (!params.has(name)) view[name] = usual;
    else view[name] = CHOICES[name].map((choice) => choice[0]).filter((slug) => meant.includes(slug));
  });
  return view;
}

function viewOfAddress() {
  return viewFrom(new URLSearchParams(location.hash.slice(1) || location.search));
}

function addressOf(view) {
  const params = new URLSearchParams();
  Object.entries(view).forEach(function ([name, value]) {
    if (String(value) === String(DATA.opening[name])) return;
    if (Array.isArray(value) && value.length) value.forEach((slug) => params.append(name, slug));
    else params.set(name, value);
  });
  return params.toString();
}

function writeAddress(view) {
  const hash = "#" + addressOf(view);
  if (hash === (location.hash || "#")) return;
  try {
    history.pushState(null, "", hash);
  } catch {
    location.hash = hash; // Some frames allow no more than this.
  }
}

/* What a gesture in the side panel makes of a view, as stp_map/web/panel.py says it. */
function viewAfter(view, gesture) {
  const before = gesture.reset ? DATA.opening : view;
  const after = { ...before };
  Object.entries(gesture.fields).forEach(function ([name, values]) {
    after[name] = Array.isArray(before[name]) ? values : (READ[name] || String)(values[0] || "");
  });
  if (after.as_at !== before.as_at && !gesture.fields.mark) after.mark = "changes";
  return after;
}

/* What a reader asked for, its way into and out of the address, and what it leaves. */

const MANY = ["region", "leader_type"];
const ONE = ["as_at", "colour_by", "population", "style", "mark"];
const first = stateFrom(new Map(Object.entries(data.view)), null);

function slugOf(text) {
  return text.trim().toLowerCase().replace(/[_ ]/g, "-");
}

function tidy(text) {
  const printable = Array.from(text, (letter) => (/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u.test(letter) ? " " : letter));
  const words = printable.join("").split(/\s+/u).filter(Boolean).join(" ");
  return Array.from(words).slice(0, 100).join("").trim();
}

/* The last day to choose that is not after another day: nothing changed between the two. */
function stepBefore(day) {
  if (!/^\d{4}-\d\d-\d\d$/.test(day || "")) return "";
  const days = data.choices.as_at.map((choice) => choice.slug);
  return days.filter((slug) => slug <= day).pop() || "";
}

/* Values that mean nothing here fall back to those of `fallback`, or to the first choice. */
function stateFrom(params, fallback) {
  const state = {};
  const known = (name) => data.choices[name].map((choice) => choice.slug);
  ONE.forEach(function (name) {
    const asked = (params.get(name) || []).map(slugOf);
    const found = asked.find((slug) => known(name).includes(slug)) || (name === "as_at" && stepBefore(asked[0]));
    state[name] = found || (fallback ? fallback[name] : known(name)[0]);
  });
  MANY.forEach(function (name) {
    const wanted = (params.get(name) || []).map(slugOf);
    state[name] = known(name).filter((slug) => wanted.includes(slug));
  });
  state.q = tidy((params.get("q") || [""])[0]);
  state.labels = (params.get("labels") || []).map(slugOf).includes("on");
  const code = (params.get("stp") || []).map((one) => one.trim().toUpperCase()).find((one) => Object.hasOwn(data.codes, one));
  state.stp = code ? data.codes[code] : "";
  return state;
}

function stateFromAddress() {
  const written = location.hash.slice(1);
  if (!written.includes("=")) return Object.assign({}, first);
  const params = new Map();
  new URLSearchParams(written).forEach(function (value, name) {
    params.set(name, (params.get(name) || []).concat(value));
  });
  return stateFrom(params, first);
}

function addressOf(state) {
  const params = new URLSearchParams();
  params.set("as_at", state.as_at);
  MANY.forEach((name) => state[name].forEach((slug) => params.append(name, slug)));
  if (state.q) params.set("q", state.q);
  params.set("colour_by", state.colour_by);
  params.set("population", state.population);
  if (data.classes) params.set("classes", data.classes);
  params.set("style", state.style);
  params.set("mark", state.mark);
  if (state.labels) params.set("labels", "on");
  if (state.stp) params.set("stp", state.stp);
  return params.toString();
}

function writeAddress(state, isSmall) {
  const written = addressOf(state);
  const hash = "#" + (written === addressOf(first) ? "" : written);
  if (hash === (location.hash || "#")) return;
  try {
    history[isSmall ? "replaceState" : "pushState"](null, "", hash);
  } catch {
    location.hash = hash; // Some frames allow no more than this.
  }
}

/* The same rules as stp_map/analysis/selection.py. */
function plain(text) {
  const folded = text.toLowerCase().replaceAll("ß", "ss").normalize("NFKD");
  return folded.replace(/\p{M}/gu, "").replaceAll("\u2019", "'");
}

function allows(chosen, value) {
  return !chosen.length || chosen.includes(value);
}

function countsBy(places, valueOf) {
  const counts = {};
  places.forEach(function (place) { counts[valueOf(place)] = (counts[valueOf(place)] || 0) + 1; });
  return counts;
}

/* The search the page was made with was answered where towns and positions are known. */
function foundBy(state) {
  if (state.q && state.q === data.found.query) return data.found.places[state.as_at];
  const words = plain(state.q).split(/\s+/u).filter(Boolean);
  return Array.from(data.footprints.keys()).filter(function (place) {
    const text = data.footprints[place].search + " \n " + leaderOf(place, state).search;
    return words.every((word) => text.includes(word));
  });
}

/* Legends of leader types are kept by day, the others by which people are counted. */
function legendOf(state) {
  const place = data.legendOf[state.colour_by + "/" + state.as_at];
  return data.legends[place === undefined ? data.legendOf[state.colour_by + "/" + state.population] : place];
}

function styleKey(state) {
  return state.style === "circles" ? "circles/" + state.population : state.style;
}

function styleNoteOf(view) {
  return data.styleNotes[styleKey(view.state)] || view.legend.note;
}

/* What is marked of the footprints shown, by their places. */
function marksOf(state, shown) {
  const kind = data.marks[state.mark];
  if (!kind) return null;
  const { title, labels, found } = kind[state.as_at];
  const on = new Map(found.filter(([place]) => shown.includes(place)).map(([place, symbol, words]) => [place, { symbol, words }]));
  const counts = countsBy(Array.from(on.values()), (mark) => mark.symbol);
  const lines = ["disc", "ring"].filter((symbol) => counts[symbol])
    .map((symbol) => ({ symbol: symbol, label: labels[symbol], count: counts[symbol] }));
  return { title: title, lines: lines, on: on };
}

function viewOf(state) {
  const found = foundBy(state);
  const regionOf = (place) => data.footprints[place].region;
  const typeOf = (place) => leaderOf(place, state).type;
  const inRegion = found.filter((place) => allows(state.region, regionOf(place)));
  const ofType = found.filter((place) => allows(state.leader_type, typeOf(place)));
  const shown = inRegion.filter((place) => allows(state.leader_type, typeOf(place)));
  const legend = legendOf(state);
  const classes = countsBy(shown, (place) => legend.classOf[place]);
  return {
    state: state,
    shown: shown,
    isShown: data.footprints.map((_, place) => shown.includes(place)),
    choiceCounts: { region: countsBy(ofType, regionOf), leader_type: countsBy(inRegion, typeOf) },
    legend: legend,
    counts: legend.labels.map((_, index) => classes[index] || 0),
    measure: data.numbers[state.colour_by + "/" + state.population] || null,
    drawn: data.styles[styleKey(state)],
    marks: marksOf(state, shown),
    selected: data.footprints.findIndex((footprint) => footprint.code === state.stp),
  };
}

const now = { state: null, view: null };

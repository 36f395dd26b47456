/* How a search compares, as stp_map/analysis/search.py and name_key of stp_map/data/places.py say it. */

/* A name without case, accents or punctuation. */
function keyOf(name) {
  const folded = name.toLowerCase().replaceAll("ß", "ss").normalize("NFKD").replace(/\p{M}/gu, "");
  const letters = folded.replaceAll("&", " and ").replace(/['’.]/gu, "");
  return letters.replace(/[^\p{L}\p{N}]+/gu, " ").replace(/\bsaint\b/g, "st").trim();
}

/* Every name that stp_map/web/search_facts.py tells of, with the text that it is found by. */
function namesIn(facts) {
  return facts.names.flatMap((names, kind) => names.map(([name, places, codes, short = "", days]) => ({
    kind: kind, name: name, asked: name, key: keyOf(name + " " + short), codes: codes.split(" "), places: [places].flat(), days: days,
  })));
}

function areWords(words, key) {
  return words.every((word) => (" " + key + " ").includes(" " + word + " "));
}

function beginWords(words, key) {
  return words.every((word) => (" " + key).includes(" " + word));
}

const INSIDE = 4; // Letters of a word that is looked for inside others.

function occurIn(words, key) {
  return words.every((word) => word.length >= INSIDE && key.includes(word));
}

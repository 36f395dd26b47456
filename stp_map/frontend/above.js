/* What stands above the map: title, what is shown in a sentence, key figures, notices, legend. */

function build(root) {
  root.replaceChildren();
  const top = make("div", root, { class: "stp-top" });
  make("h1", top, { class: "stp-title" }, WORDS.title);
  if (WORDS.subtitle) make("p", top, { class: "stp-subtitle" }, WORDS.subtitle);
  root.parts = {
    headline: make("p", top, { class: "stp-headline" }),
    notices: (make("p", top, { class: "stp-meaning" }, WORDS.meaning), make("div", top, { class: "stp-notices" })),
    figures: make("dl", root, { class: "stp-figures" }),
    legend: make("div", root, { class: "stp-legend" }),
  };
  root.drawn = {};
}

const DRAW = {
  headline: (place, words) => { place.textContent = words; },
  notices: (place, html) => { place.innerHTML = html; }, // Escaped where it was made.
  figures: function (place, figures) {
    place.replaceChildren();
    figures.forEach(function ([label, value]) {
      const pair = make("div", place);
      make("dt", pair, {}, label);
      make("dd", pair, {}, value);
    });
  },
  legend: function (place, legend) {
    place.replaceChildren();
    key(place, legend.title, legend.lines, swatch);
    if (!legend.marks) return;
    key(place, legend.marks.title, legend.marks.lines, markSign);
    if (legend.marks.source) make("p", place, { class: "stp-note" }, legend.marks.source);
  },
};

/* A heading and its lines: a sign, a label, and how many of the footprints shown bear it. */
function key(place, title, lines, signOf) {
  make("h2", place, {}, title);
  if (!lines.length) return make("p", place, {}, WORDS.noneMarked);
  const list = make("ul", place);
  lines.forEach(function ([sign, label, count]) {
    const line = make("li", list);
    line.append(signOf(sign), label + " ");
    make("span", line, {}, "(" + count + ")");
  });
}

function swatch(fill) {
  const picture = make("span", null, { class: "stp-swatch" });
  if (!fill.startsWith("#")) picture.classList.add("stp-" + fill);
  else picture.style.background = fill;
  return picture;
}

function markSign(symbol) {
  return make("span", null, { class: "stp-mark-" + symbol });
}

/* Only what differs is drawn anew, so that a screen reader is told no notice twice. */
export default function (root, data) {
  if (!root.parts) build(root);
  Object.entries(root.parts).forEach(function ([name, place]) {
    const wanted = JSON.stringify(data[name]);
    if (wanted !== root.drawn[name]) DRAW[name](place, data[name]);
    root.drawn[name] = wanted;
  });
}

/* What a view means, as the server says it of the served page: the same values in the same form
 * (stp_map/web: panel.py, above.py, map.py, table.py, details_state.py). A test compares the two. */

function allows(chosen, value) {
  return !chosen.length || chosen.includes(value);
}

function countsBy(indexes, valueOf) {
  const counts = {};
  indexes.forEach((index) => { counts[valueOf(index)] = (counts[valueOf(index)] || 0) + 1; });
  return counts;
}

function leaderOf(index, view) {
  return DATA.leaders[index][leadAt(DATA.days[view.as_at].led, index)];
}

/* All that bears a name on a day: what it is found by, and the indexes of its footprints. */
function namesOf(view) {
  const leaders = CODES.map((_, index) => leaderOf(index, view).names.map((name) => (
    { key: keyOf(name), codes: [], places: [index] }
  )));
  return namesIn(FACTS.search[0]).filter((each) => !each.days).concat(leaders.flat());
}

/* As search of stp_map/analysis/search.py, which knows towns, positions and postcodes as well. The
 * search that the page was made with was answered where these are known. */
function foundBy(view) {
  const indexes = CODES.map((_, index) => index);
  if (!view.q) return indexes;
  if (view.q === DATA.found.query) return DATA.found.on[view.as_at];
  const words = keyOf(view.q).split(" ").filter(Boolean);
  const names = namesOf(view);
  const held = (found) => indexes.filter((index) => found.some((each) => each.places.includes(index)));
  const coded = names.filter((each) => words.some((word) => each.codes.includes(word)));
  if (words.every((word) => coded.some((each) => each.codes.includes(word)))) {
    const isCalled = /^\p{L}+$/u.test(view.q.trim());
    return held(names.filter((each) => coded.includes(each) || (isCalled && areWords(words, each.key))));
  }
  for (const rule of [areWords, beginWords, occurIn]) {
    const found = names.filter((each) => rule(words, each.key));
    if (found.length) return held(found);
    const together = indexes.filter(function (index) {
      const keys = names.filter((each) => each.places.includes(index)).map((each) => each.key);
      return rule(words, keys.join(" | "));
    });
    if (together.length) return together;
  }
  return [];
}

/* Numbers are classed by population base and method; words may differ from day to day. */
function legendOf(view) {
  const found = DATA.legendOf[[view.colour_by, view.as_at].join("/")];
  return DATA.legends[found ?? DATA.legendOf[[view.colour_by, view.population, view.classes].join("/")]];
}

function valuesKey(view) {
  return view.colour_by + "/" + view.population;
}

function styleKey(view) {
  return view.style === "circles" ? "circles/" + view.population : view.style;
}

/* What is marked of the footprints shown: the key to it, and by index the symbol and its words. */
function marksOf(view, shown) {
  if (view.mark === "trusts") return trustsOf(view, shown);
  const isUnasked = view.mark === "nothing" && view.colour_by === DATA.byType && !DATA.days[view.as_at].how;
  const kind = isUnasked ? "standing" : view.mark;
  if (!DATA.marks[kind]?.[view.as_at]) return null;
  const { title, labels, found } = DATA.marks[kind][view.as_at];
  const on = found.filter(([index]) => shown.includes(index));
  const counts = countsBy(on, (mark) => mark[1]);
  const symbols = ["disc", "ring", "square", "frame"].filter((symbol) => counts[symbol]);
  return { title: title, lines: symbols.map((symbol) => [symbol, labels[symbol], counts[symbol]]), on: on };
}

/* Marks that say the same once, with the indexes of their footprints. */
function alikeTogether(on) {
  const said = new Map();
  on.forEach(function ([index, symbol, words]) {
    const mark = said.get(symbol + words) || [symbol, words, []];
    mark[2].push(index);
    said.set(symbol + words, mark);
  });
  return Array.from(said.values());
}

function trustsOf(view, shown) {
  const { title, symbol, labels, drawn, source, attribution, counts } = DATA.trusts;
  const count = shown.reduce((sum, index) => sum + counts[index], 0);
  return {
    title: title,
    lines: count ? [[symbol, labels[view.style], count]] : [],
    on: [],
    source: source,
    attribution: attribution,
    areDrawn: drawn[view.style] && count > 0,
  };
}

function inSentences(lines) {
  return lines.map((line) => line + ".").join(" ");
}

function sceneOf(view) {
  const found = foundBy(view);
  const regionOf = (index) => DATA.footprints[index].region;
  const typeOf = (index) => leaderOf(index, view).type;
  const inRegion = found.filter((index) => allows(view.region, regionOf(index)));
  const ofType = found.filter((index) => allows(view.leader_type, typeOf(index)));
  const shown = inRegion.filter((index) => allows(view.leader_type, typeOf(index)));
  const legend = legendOf(view);
  return {
    view: view,
    shown: shown,
    regions: countsBy(ofType, regionOf),
    leaderTypes: countsBy(inRegion, typeOf),
    legend: legend,
    counts: countsBy(shown, (index) => legend.classOf[index]),
    numbers: DATA.numbers[valuesKey(view)] || null,
    values: legend.words || VALUES[valuesKey(view)] || Array.from(legend.classOf, (at) => legend.labels[at]),
    marks: marksOf(view, shown),
    selected: CODES.indexOf(view.stp),
  };
}

function panelState(scene) {
  const { stp, ...is } = scene.view;
  return {
    is: is,
    regions: CHOICES.region.map(([slug]) => scene.regions[slug] || 0),
    leader_types: CHOICES.leader_type.map(([slug]) => scene.leaderTypes[slug] || 0),
    moment: DATA.days[scene.view.as_at].moment,
    types_counted: DATA.days[scene.view.as_at].typesCounted,
    ...(DATA.own.length && { own: DATA.own }),
    ...(!scene.legend.isNumeric && { unclassed: true }),
  };
}

function aboveState(scene) {
  const { legend, marks, view } = scene;
  const lines = legend.labels.map((label, at) => [legend.fills[at], label, scene.counts[at] || 0]);
  const isFound = view.q && view.q === DATA.found.query;
  const said = [isFound ? DATA.found.notice : "", DATA.missing[view.colour_by] || ""];
  return {
    headline: headlineOf(scene),
    figures: figuresOf(scene),
    notices: said.join("") + (scene.shown.length ? "" : DATA.nothing),
    legend: {
      title: legend.title,
      lines: lines,
      ...(marks && {
        marks: { title: marks.title, lines: marks.lines, ...(marks.source && { source: marks.source }) },
      }),
    },
  };
}

let version = 0; // Of the map's state; only that it differs says anything.

function mapState(scene) {
  const { view, legend, marks } = scene;
  const pins = view.q && view.q === DATA.found.query ? DATA.found.pins : [];
  return {
    classes: Array.from(legend.classOf, (at, index) => (scene.shown.includes(index) ? at : "-")).join(""),
    fills: legend.fills,
    darkFills: legend.darkFills,
    leftOut: DATA.leftOut,
    labels: legend.labels,
    values: valuesKey(view),
    selected: view.stp,
    showLabels: Number(view.labels === "on"),
    ...(legend.words && { words: legend.words }),
    ...(marks?.on.length && { marks: alikeTogether(marks.on) }),
    ...(marks?.areDrawn && { trusts: 1 }),
    ...(pins.length && { places: pins }),
    ...(view.style !== "boundaries" && { style: styleKey(view) }),
    version: version += 1,
  };
}

function afterState(scene) {
  const { view, legend, marks } = scene;
  const key = view.population + (legend.isUploaded ? "/own" : "");
  const more = new Set(legend.attribution.concat(marks?.attribution || []));
  const own = DATA.ownFigures[scene.selected];
  return {
    rows: CODES.map((_, index) => Number(scene.shown.includes(index))).join(""),
    leads: DATA.days[view.as_at].led,
    ...(!legend.hasColumn && { own: { heading: legend.title, values: scene.values } }),
    base: view.population,
    selected: view.stp,
    caption: captionOf(scene),
    ...(own && { ownFigures: own }),
    note: DATA.styleNotes[styleKey(view)] || legend.note,
    sources: [DATA.sources[key], inSentences([...more])].filter(Boolean).join(" "),
  };
}

function stateOf(view) {
  const scene = sceneOf(view);
  return {
    panel: panelState(scene),
    above: aboveState(scene),
    map: mapState(scene),
    after: afterState(scene),
    description: describe(scene),
  };
}

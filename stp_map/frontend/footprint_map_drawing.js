/* Drawing the shapes once, and painting them as the state says. */

const NAMES_FROM_ZOOM = 8.5;

let borders = {}; // Lines between footprints, by how they are drawn.
let outlines = {}; // The casings of the selected and of the focused footprint.
let over = null; // Labels, marks and places, over everything.
let stacked = ""; // The order in which circles lie over each other.
let wished = null; // The footprint that was picked, or "", until the state says so too.
let drawnLook = ""; // What was painted last, so that a selection alone paints nothing again,
let drawnClasses = []; // and a filter only the footprints that came or went.
let pressed = -1; // The footprint that is marked as selected, or none.

function line(colour, weight) {
  return arcLayer(geometry, [], {
    className: "stp-line-" + colour, weight: weight, interactive: false, fill: false, lineJoin: "round",
  });
}

function draw() {
  clear();
  stacked = "";
  const overlaps = Boolean(geometry.stack);
  bounds = L.latLngBounds((overlaps ? boundaries : geometry).bounds);
  fit(); // Before there is anything to lay out anew.
  const renderer = map.options.renderer || newRenderer();
  if (overlaps) drawGround();
  areas = geometry.shapes.map((parts, place) => arcLayer(geometry, parts.flat(), {
    stroke: overlaps, weight: 1.2, className: overlaps ? "stp-circle" : "", fill: true,
    fillOpacity: 1, fillRule: "evenodd", renderer: renderer, centre: geometry.points[place],
    fillColor: fillOf(place),
  }));
  (geometry.stack || areas.keys()).forEach(function (place) {
    const area = areas[place].addTo(map);
    area.on("click", () => pick(place));
    prepare(area.getElement(), place);
  });
  drawLines();
  drawn = geometry;
  drawnLook = "";
  pressed = tabStop = -1;
}

function newRenderer() {
  const renderer = L.svg({ padding: 1 });
  map.options.renderer = renderer;
  renderer.addTo(map);
  describeMap(renderer);
  listen(renderer._container);
  over = L.layerGroup().addTo(map);
  map.on("zoomend", drawOver);
  return renderer;
}

function clear() {
  areas.concat(Object.values(borders), Object.values(outlines)).forEach((layer) => layer.remove());
  borders = {};
  outlines = {};
}

/* Under circles the coast and the borders of the true shapes, to say where one is. */
function drawGround() {
  borders.ground = arcLayer(boundaries, boundaries.arcs.map((arc, number) => [number]), {
    className: "stp-line-pale", weight: 0.8, interactive: false, fill: false,
  }).addTo(map);
}

function drawLines() {
  Object.assign(borders, {
    pale: line("pale", 0.8),
    casing: line("ground", 2.4),
    regionCasing: line("ground", 3.6),
    footprint: line("ink", 0.8),
    region: line("ink", 1.6),
  });
  outlines = {
    selectedCasing: line("ground", 7),
    selected: line("ink", 3.5),
    focusCasing: line("focus-edge", 8),
    focus: line("focus", 4.5),
  };
  Object.values(borders).concat(Object.values(outlines)).forEach((layer) => layer.addTo(map));
}

function describeMap(renderer) {
  const svg = renderer._container;
  svg.setAttribute("role", "group");
  svg.setAttribute("aria-label",
    "Footprints. Arrow keys move between them, Enter selects, Escape clears the selection.");
  svg.insertAdjacentHTML("afterbegin",
    "<defs>" + patternOf("hatch", 45, "#F0F4F5") + patternOf("uprights", 0, "#BCC4C9") + "</defs>");
}

function patternOf(name, turned, ground) {
  return '<pattern id="stp-' + name + '" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(' +
    turned + ')"><rect width="7" height="7" fill="' + ground + '"/>' +
    '<line x1="0" y1="0" x2="0" y2="7" stroke="#4C6272" stroke-width="2"/></pattern>';
}

function prepare(path, place) {
  path.setAttribute("role", "button");
  path.setAttribute("tabindex", "-1");
  path.setAttribute("aria-pressed", "false");
  path.dataset.code = geometry.codes[place];
}

/* Of all the paths together, and each tooltip only once somebody is there: 44 of each take long. */
function listen(svg) {
  const placeOf = (event) => geometry.codes.indexOf(event.target.dataset.code);
  const at = (name, act) => svg.addEventListener(name, function (event) {
    const place = placeOf(event);
    if (place >= 0) act(place, event);
  });
  at("keydown", (place, event) => onKey(event, place));
  at("focusin", onFocus);
  at("focusout", () => outlineFocus(null));
  at("pointerover", withTooltip); // Comes before mouseover, for which the tooltip waits.
}

function withTooltip(place) {
  const area = areas[place];
  if (!area.getTooltip()) area.bindTooltip(() => tooltipOf(place), { sticky: true, className: "stp-tooltip" });
  return area;
}

function tooltipOf(place) {
  const box = document.createElement("div");
  const name = box.appendChild(document.createElement("strong"));
  name.textContent = geometry.names[place];
  const value = box.appendChild(document.createElement("div"));
  value.textContent = isShown(place) ? valueOf(place) : "Filtered out";
  const mark = markOf(place);
  if (mark) box.appendChild(document.createElement("div")).textContent = mark[2];
  return box;
}

function isShown(place) {
  return state !== null && state.classes[place] >= 0;
}

function markOf(place) {
  return state.markAt.get(place);
}

/* Show the state: fetch the shapes it asks for, draw them if they are not, and paint. */
function apply() {
  if (!map || !boundaries || !state) return;
  const wanted = state.style || BOUNDARIES;
  shapesOf(wanted).then(function (shapes) {
    if (wanted !== (state.style || BOUNDARIES)) return; // Another was asked for since.
    geometry = shapes;
    paintAll();
  }).catch(showFailure);
}

function paintAll() {
  if (drawn !== geometry) draw();
  const { selected, version, markAt, classes, ...rest } = state;
  const look = JSON.stringify(rest);
  const before = look === drawnLook ? drawnClasses : [];
  const changed = [...areas.keys()].filter((place) => classes[place] !== before[place]);
  if (changed.length) {
    changed.forEach(paint);
    if (geometry.stack) restack();
    drawBorders();
    drawOver();
    keepOneTabStop();
  }
  drawnLook = look;
  drawnClasses = classes;
  showSelected();
  document.documentElement.dataset.painted = String(state.version);
}

/* Circles that the filters leave out lie under those that are shown. */
function restack() {
  const order = geometry.stack.filter((place) => !isShown(place)).concat(geometry.stack.filter(isShown));
  if (order.join() === stacked) return;
  stacked = order.join();
  order.reverse().forEach((place) => areas[place].bringToBack());
  borders.ground.bringToBack();
}

function fillOf(place) {
  const fill = isShown(place) ? state.fills[state.classes[place]] : state.leftOut;
  return fill.startsWith("#") ? fill : "url(#stp-" + fill + ")";
}

function paint(place) {
  const shown = isShown(place);
  const path = areas[place].getElement();
  // Leaflet's setStyle would write ten attributes.
  areas[place].options.fillColor = fillOf(place);
  path.setAttribute("fill", fillOf(place));
  path.setAttribute("aria-label", nameOf(place));
  path.classList.toggle("stp-left-out", !shown);
  if (shown) path.removeAttribute("aria-disabled");
  else path.setAttribute("aria-disabled", "true");
}

function valueOf(place) {
  const values = state.words || VALUES[state.values];
  return values ? values[place] : state.labels[state.classes[place]];
}

function nameOf(place) {
  const name = geometry.names[place];
  if (!isShown(place)) return name + ", filtered out";
  const group = state.labels[state.classes[place]];
  const value = valueOf(place);
  const mark = markOf(place);
  const words = group === value ? [name, value] : [name, value, "class " + group];
  return words.concat(mark ? [mark[2]] : []).join(", ");
}

/* Which arc is drawn in which line. */
function drawBorders() {
  if (geometry.stack) return; // Circles have each their own rim.
  const lines = { pale: [], footprint: [], region: [] };
  geometry.arcs.forEach((arc, number) => lines[lineOf(arc)].push([number]));
  borders.pale.setRings(lines.pale);
  borders.casing.setRings(lines.footprint);
  borders.footprint.setRings(lines.footprint);
  borders.regionCasing.setRings(lines.region);
  borders.region.setRings(lines.region);
  const someLeftOut = state.classes.some((index) => index < 0);
  borders.region.setStyle({ weight: someLeftOut ? 1.2 : 1.6 });
}

function lineOf(arc) {
  const isBesideShown = isShown(arc.first) || (arc.second >= 0 && isShown(arc.second));
  if (!isBesideShown) return "pale";
  return arc.betweenRegions ? "region" : "footprint";
}

function selectedNow() {
  return wished === null ? state.selected : wished;
}

/* The page tells what was picked, and null where that came to nothing. */
function wish(code) {
  wished = code;
  if (drawn) showSelected();
}

function showSelected() {
  markSelected();
  outlineSelected();
}

function markSelected() {
  const before = pressed;
  pressed = geometry.codes.indexOf(selectedNow());
  if (pressed === before) return;
  setAt(before, "aria-pressed", "false");
  setAt(pressed, "aria-pressed", "true");
}

/* Nothing where the place is none. */
function setAt(place, attribute, value) {
  areas[place]?.getElement().setAttribute(attribute, value);
}

function outlineSelected() {
  const place = geometry.codes.indexOf(selectedNow());
  const shape = place < 0 ? [] : outerRings(place);
  outlines.selectedCasing.setRings(shape);
  outlines.selected.setRings(shape);
}

function outlineFocus(place) {
  const shape = place === null ? [] : outerRings(place);
  outlines.focusCasing.setRings(shape);
  outlines.focus.setRings(shape);
}

function outerRings(place) {
  return geometry.shapes[place].map((rings) => rings[0]);
}

/* What stands over the colours and keeps its size: labels, marks, places; and the key to the marks. */

const UNITS_FOR_NAMES = 1.6; // Units (100 m) to a pixel below which names fit.
const NONE_COVERED = 15; // Pixels that a mark stands above a label.
const FULL_SIZE = 9.2; // Units to a pixel up to which marks have their full size.
const LEAST_SIZE = 0.6; // On a phone they would else cover what they mark.
const PIN = "M0 0C-2-5-7-8-7-13a7 7 0 1 1 14 0C7-8 2-5 0 0z";
const SYMBOL = { "mark-edge": 9, "mark-disc": 5.5, "mark-ring": 5.5 };

function svgElement(name, parent, attributes) {
  const element = document.createElementNS(SVG, name);
  Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
  return parent ? parent.appendChild(element) : element;
}

function drawOver() {
  drawLabels();
  const group = document.getElementById("over");
  group.replaceChildren();
  const { marks, drawn, state } = now.view;
  const lift = state.labels ? NONE_COVERED : 0;
  if (marks) marks.on.forEach((mark, place) => drawSymbol(pixelsAt(group, drawn.points[place], lift), mark.symbol));
  // Among equal tiles a place has no position; the search of another page is not known here.
  if (state.style !== "tiles" && state.q === data.found.query) data.found.pins.forEach((pin) => drawPin(group, pin));
}

/* A group in which a unit is about a pixel, whatever the scale of the map. */
function pixelsAt(group, [x, y], lift) {
  const units = unitsToPixel() * Math.min(1, Math.max(LEAST_SIZE, FULL_SIZE / unitsToPixel()));
  return svgElement("g", group, { transform: "translate(" + x + " " + (y - lift * units) + ") scale(" + units + ")" });
}

function drawSymbol(parent, symbol) {
  ["mark-edge", "mark-" + symbol].forEach((kind) => svgElement("circle", parent, { r: SYMBOL[kind], class: kind }));
}

function drawPin(group, [name, x, y]) {
  const pin = pixelsAt(group, [x, y], 0);
  svgElement("path", pin, { d: PIN, class: "pin" });
  svgElement("text", pin, { x: 10, y: -9, class: "pin-name" }).textContent = name;
}

function drawLabels() {
  const view = now.view;
  const group = document.getElementById("labels");
  group.replaceChildren();
  if (!view.state.labels) return;
  const units = unitsToPixel();
  const names = units < UNITS_FOR_NAMES;
  const placed = [];
  view.shown.forEach(function (place) {
    const [x, y] = view.drawn.points[place];
    const footprint = data.footprints[place];
    const text = names ? footprint.name : String(footprint.number);
    const half = [text.length * (names ? 3.4 : 4) * units, 7 * units];
    if (placed.some(([left, top, wide, high]) => Math.abs(left - x) < wide + half[0] && Math.abs(top - y) < high + half[1])) return;
    placed.push([x, y, half[0], half[1]]);
    const ink = view.legend.inks[view.legend.classOf[place]] === "#FFFFFF" ? "on-dark" : "on-light";
    svgElement("text", group, { x: x, y: y, class: ink }).textContent = text;
  });
}

function markWords(view, place) {
  const mark = view.marks && view.marks.on.get(place);
  return mark ? [mark.words] : [];
}

function drawMarksKey(view) {
  const box = document.getElementById("marks");
  box.replaceChildren();
  if (!view.marks) return;
  make("h3", box, view.marks.title);
  if (!view.marks.lines.length) {
    make("p", box, L.noneMarked);
    return;
  }
  const list = make("ul", box);
  view.marks.lines.forEach(function (line) {
    const item = make("li", list);
    drawSymbol(svgElement("svg", item, { class: "symbol", viewBox: "-9 -9 18 18", "aria-hidden": "true" }), line.symbol);
    make("span", item, line.label);
    item.append(" ");
    make("span", item, String(line.count)).className = "count";
  });
}

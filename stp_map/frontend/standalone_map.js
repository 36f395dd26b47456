/* The map: the paths that are in the page already are shaped, painted, named and moved among. */

const SVG = "http://www.w3.org/2000/svg";
const DIRECTIONS = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };
const map = document.getElementById("map");
const areas = data.footprints.map((footprint) => document.querySelector('#areas path[data-code="' + footprint.code + '"]'));
const tooltip = document.getElementById("tooltip");
const outlines = {};
let shaped = null; // What the paths are the shapes of.
let current = 0; // The footprint that Tab comes back to.

function prepareMap() {
  const opened = data.styles[styleKey(first)];
  opened.shapes = areas.map((area) => area.getAttribute("d")); // The page opens on them.
  shaped = opened;
  map.setAttribute("role", "group");
  map.setAttribute("aria-label", L.mapKeys);
  ["selected-casing", "selected", "focus-casing", "focus"].forEach(function (name) {
    outlines[name] = map.querySelector(".outline." + name);
  });
  areas.forEach(function (area, place) {
    area.replaceChildren(); // Our own tooltip takes the place of the title.
    area.setAttribute("role", "button");
    area.addEventListener("click", () => pick(place));
    area.addEventListener("keydown", (event) => onKey(event, place));
    area.addEventListener("focus", () => onFocus(place));
    area.addEventListener("blur", leave);
    area.addEventListener("pointermove", (event) => point(place, event.clientX, event.clientY));
    area.addEventListener("pointerleave", hideTooltip);
  });
}

/* Give the paths the shapes of a style: areas that touch, or symbols that may overlap. */
function shape(drawn) {
  if (drawn === shaped) return;
  const group = document.getElementById("areas");
  const stacked = drawn.order.length > 0;
  areas.forEach((area, place) => area.setAttribute("d", drawn.shapes[place]));
  group.classList.toggle("stacked", stacked);
  if (!stacked) group.append(...areas);
  const ground = stacked ? data.styles.boundaries.borders.map((border) => border[3]).join("") : "";
  document.getElementById("ground").setAttribute("d", ground);
  const isNewFrame = String(drawn.whole) !== String(shaped.whole);
  shaped = drawn;
  leave();
  if (isNewFrame) show(...drawn.whole);
}

/* Circles that the filters leave out lie under those that are shown. */
function restack(view) {
  const order = view.drawn.order.filter((place) => !view.isShown[place])
    .concat(view.drawn.order.filter((place) => view.isShown[place]))
    .map((place) => areas[place]);
  const group = document.getElementById("areas");
  if (order.some((area, at) => group.children[at] !== area)) group.append(...order);
}

function paintMap(view) {
  shape(view.drawn);
  restack(view);
  areas.forEach(function (area, place) {
    const shown = view.isShown[place];
    area.setAttribute("fill", shown ? view.legend.fills[view.legend.classOf[place]] : data.leftOut);
    area.setAttribute("aria-label", nameOf(view, place));
    area.setAttribute("aria-pressed", String(place === view.selected));
    area.classList.toggle("left-out", !shown);
    if (shown) area.removeAttribute("aria-disabled");
    else area.setAttribute("aria-disabled", "true");
  });
  if (!view.isShown[current]) current = Math.max(0, view.isShown.indexOf(true));
  keepOneTabStop(view);
  drawBorders(view);
  const around = view.selected < 0 ? "" : areas[view.selected].getAttribute("d");
  outlines["selected-casing"].setAttribute("d", around);
  outlines.selected.setAttribute("d", around);
  drawOver();
}

function keepOneTabStop(view) {
  areas.forEach(function (area, place) {
    area.setAttribute("tabindex", place === current && view.isShown[place] ? "0" : "-1");
  });
}

function nameOf(view, place) {
  const name = data.footprints[place].name;
  if (!view.isShown[place]) return name + ", " + L.leftOut.toLowerCase();
  const label = view.legend.labels[view.legend.classOf[place]];
  const value = view.legend.values[place];
  const words = label === value ? [name, value] : [name, value, L.class + " " + label];
  return words.concat(markWords(view, place)).join(", ");
}

function drawBorders(view) {
  const drawn = { pale: "", footprint: "", region: "" };
  view.drawn.borders.forEach(function ([one, other, betweenRegions, path]) {
    const isShown = view.isShown[one] || (other !== null && view.isShown[other]);
    drawn[isShown ? (betweenRegions ? "region" : "footprint") : "pale"] += path;
  });
  Object.keys(drawn).forEach((name) => document.getElementById("lines-" + name).setAttribute("d", drawn[name]));
}

/* ---- Pointing -------------------------------------------------------------------------- */

function point(place, x, y) {
  const name = document.createElement("strong");
  const value = document.createElement("div");
  name.textContent = data.footprints[place].name;
  value.textContent = now.view.isShown[place] ? now.view.legend.values[place] : L.leftOut;
  tooltip.replaceChildren(name, value);
  markWords(now.view, place).forEach((words) => make("div", tooltip, words));
  tooltip.hidden = false;
  const room = document.documentElement.clientWidth - tooltip.offsetWidth - 8;
  const above = y + 18 + tooltip.offsetHeight > window.innerHeight;
  tooltip.style.left = Math.max(8, Math.min(x + 14, room)) + "px";
  tooltip.style.top = (above ? y - tooltip.offsetHeight - 12 : y + 18) + "px";
}

function hideTooltip() {
  tooltip.hidden = true;
}

function leave() {
  hideTooltip();
  outlines["focus-casing"].setAttribute("d", "");
  outlines.focus.setAttribute("d", "");
}

/* ---- Picking and keys -------------------------------------------------------------------- */

function pick(place) {
  if (!now.view.isShown[place] || wasDragged()) return;
  const code = data.footprints[place].code;
  change({ stp: now.state.stp === code ? "" : code });
}

function onKey(event, place) {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  if (event.key === "Enter" || event.key === " ") pick(place);
  else if (event.key === "Escape") escapeFrom();
  else if (event.key in DIRECTIONS) focusOn(nextTowards(place, DIRECTIONS[event.key]));
  else return;
  event.preventDefault();
}

function escapeFrom() {
  if (now.state.stp) change({ stp: "" });
  hideTooltip();
}

function nextTowards(place, [right, down]) {
  let best = place;
  let least = Infinity;
  const points = now.view.drawn.points;
  const [x, y] = points[place];
  now.view.shown.forEach(function (other) {
    const [dx, dy] = [points[other][0] - x, points[other][1] - y];
    const along = dx * right + dy * down;
    const aside = Math.abs(dx * down - dy * right);
    const cost = along + 2.5 * aside; // Prefer straight ahead over near but sideways.
    if (other !== place && along > aside * 0.3 && cost < least) [best, least] = [other, cost];
  });
  return best;
}

function focusOn(place) {
  current = place;
  keepOneTabStop(now.view);
  areas[place].focus({ preventScroll: true });
}

function onFocus(place) {
  current = place;
  if (!areas[place].matches(":focus-visible")) return; // A click needs no ring.
  const around = areas[place].getAttribute("d");
  outlines["focus-casing"].setAttribute("d", around);
  outlines.focus.setAttribute("d", around);
  bringIntoFrame(now.view.drawn.points[place]);
  const box = areas[place].getBoundingClientRect();
  point(place, box.left + box.width / 2, box.top + box.height / 2);
}

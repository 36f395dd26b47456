/* The frame around the map: moving, zooming, printing, and the way in from the page. */

const MAP_TITLE = "Map of the 44 STP footprints of England";
const PAPER = { width: 540, height: 560 }; // CSS pixels, as page.css prints the frame

function fit() {
  map.fitBounds(bounds, { animate: false, padding: [8, 8] });
}

function fitLondon() {
  const there = L.featureGroup(geometry.london.map((place) => areas[place])).getBounds();
  map.fitBounds(there, { animate: false });
}

/* Name, words, and the lines of a sign of 16 by 16, of which London has none. Signs from a font
 * would differ from one machine to the next, and take long to find. */
const MOVES = [
  ["in", "Zoom in", "M8 3v10M3 8h10", () => map.zoomIn(0.5)],
  ["out", "Zoom out", "M3 8h10", () => map.zoomOut(0.5)],
  ["whole", "Show all of England", "M3 7V3h4M3 3l10 10M13 9v4H9", fit],
  ["london", "Zoom to London", "", fitLondon],
  ["up", "Move map north", "M8 13V3M4 7l4-4 4 4", () => map.panBy([0, -120])],
  ["left", "Move map west", "M13 8H3M7 4L3 8l4 4", () => map.panBy([-120, 0])],
  ["right", "Move map east", "M3 8h10M9 4l4 4-4 4", () => map.panBy([120, 0])],
  ["down", "Move map south", "M8 3v10M4 9l4 4 4-4", () => map.panBy([0, 120])],
];

const MoveButtons = function () {
  const box = L.DomUtil.create("div", "stp-moves");
  box.setAttribute("role", "group");
  box.setAttribute("aria-label", "Move and zoom the map");
  L.DomEvent.disableClickPropagation(box);
  MOVES.forEach(function (move) {
    const button = L.DomUtil.create("button", "stp-move-" + move[0], box);
    button.type = "button";
    button.title = move[1];
    button.setAttribute("aria-label", move[1]);
    if (move[2]) button.innerHTML = '<svg aria-hidden="true" viewBox="0 0 16 16"><path d="' + move[2] + '"/></svg>';
    else L.DomUtil.create("span", "", button).textContent = "London";
    button.addEventListener("click", move[3]);
  });
  return box;
};

function fillFrame() {
  if (window.frameElement) window.frameElement.title = document.title = MAP_TITLE;
  let wasWhole = true;
  new ResizeObserver(function () {
    const before = map.getSize();
    map.invalidateSize({ animate: false, pan: false });
    if (wasWhole && bounds && !map.getSize().equals(before)) fit();
  }).observe(map.getContainer());
  map.on("movestart", (event) => { if (event.originalEvent) wasWhole = false; });
  map.on("dragstart", () => { wasWhole = false; });
  map.getContainer().addEventListener("click", (event) => {
    if (event.target.closest(".stp-moves")) wasWhole = Boolean(event.target.closest(".stp-move-whole"));
  });
}

/* Paper has its own size, which the page's style gives the frame only while it prints. */
function printWhole() {
  const box = map.getContainer();
  window.addEventListener("beforeprint", function () {
    box.style.setProperty("width", PAPER.width + "px", "important");
    box.style.setProperty("height", PAPER.height + "px", "important");
    map.invalidateSize({ animate: false, pan: false });
    if (bounds) fit();
  });
  window.addEventListener("afterprint", function () {
    box.style.removeProperty("width");
    box.style.removeProperty("height");
    map.invalidateSize({ animate: false, pan: false });
    if (bounds) fit();
  });
}

function zoomWithControlAndWheel() {
  // The wheel alone scrolls the page that the map stands in.
  map.scrollWheelZoom.disable();
  map.getContainer().addEventListener("wheel", function (event) {
    if (!event.ctrlKey) return;
    event.preventDefault();
    map.setZoomAround(map.mouseEventToLatLng(event), map.getZoom() - Math.sign(event.deltaY) * 0.5);
  }, { passive: false });
}

function showFailure(failure) {
  const message = document.createElement("p");
  message.className = "stp-failure";
  message.setAttribute("role", "alert");
  message.textContent = failure.message + ". Reload the page; the table below holds the same facts.";
  map.getContainer().appendChild(message);
}

/* `ear` is told what is picked where no server is. */
function start(leafletMap, ear) {
  map = leafletMap;
  tell = ear || tell;
  map.attributionControl.setPrefix(false);
  const moves = L.control({ position: "topleft" });
  moves.onAdd = MoveButtons;
  moves.addTo(map);
  if (L.Browser.mobile) map.dragging.disable(); // One finger scrolls the page, two move the map.
  zoomWithControlAndWheel();
  printWhole();
  fillFrame();
  shapesOf(BOUNDARIES).then(function (shapes) {
    boundaries = shapes;
    apply();
  }).catch(showFailure);
}

function show(newState) {
  const classes = Array.from(newState.classes, (sign) => (sign === "-" ? -1 : Number(sign)));
  const marks = (newState.marks || []).flatMap(
    ([symbol, words, places]) => places.map((place) => [place, symbol, words]),
  );
  const markAt = new Map(marks.map((mark) => [mark[0], mark]));
  state = { ...newState, classes: classes, marks: marks, markAt: markAt };
  if (wished === state.selected) wished = null;
  apply();
}

window.stpMap = { start: start, show: show, wish: wish };

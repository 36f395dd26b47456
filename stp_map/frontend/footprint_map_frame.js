/* The frame around the map: moving, zooming, printing, and the way in from the page. */

const PAPER = { width: 540, height: 560 }; // CSS pixels, as page.css prints the frame

function fit() {
  map.fitBounds(bounds, { animate: false, padding: [8, 8] });
}

function fitLondon() {
  const there = L.featureGroup(geometry.london.map((place) => areas[place])).getBounds();
  map.fitBounds(there, { animate: false });
}

const MOVES = [
  ["in", "Zoom in", "+", () => map.zoomIn(0.5)],
  ["out", "Zoom out", "\u2212", () => map.zoomOut(0.5)],
  ["whole", "Show all of England", "\u2922", fit],
  ["london", "Zoom to London", "London", fitLondon],
  ["up", "Move map north", "\u2191", () => map.panBy([0, -120])],
  ["left", "Move map west", "\u2190", () => map.panBy([-120, 0])],
  ["right", "Move map east", "\u2192", () => map.panBy([120, 0])],
  ["down", "Move map south", "\u2193", () => map.panBy([0, 120])],
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
    const sign = L.DomUtil.create("span", "", button);
    sign.setAttribute("aria-hidden", "true");
    sign.textContent = move[2];
    button.addEventListener("click", move[3]);
  });
  return box;
};

function fillFrame() {
  const frame = window.frameElement;
  if (frame) frame.title = "Map of the 44 STP footprints of England";
  document.title = "Map of the 44 STP footprints of England";
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

function start(leafletMap) {
  map = leafletMap;
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
  state = { ...newState, classes: classes };
  apply();
}

window.stpMap = { start: start, show: show };

/* Picking a footprint, and moving between them by keyboard. */

let tabStop = -1; // The footprint that Tab comes to now, or none.

const DIRECTIONS = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };

function pick(place) {
  if (isShown(place)) tell(geometry.codes[place]);
}

/* Says which footprint was picked, to the server unless start() was given another ear. */
let tell = function (code) {
  // The moment makes a second click on the same footprint a new value.
  window.Streamlit.setComponentValue({ code: code, n: Date.now() });
};

/* Escape first clears the selection; where nothing is selected it leaves the map. */
function leave() {
  if (selectedNow()) {
    tell("");
    return;
  }
  const page = window.frameElement ? window.parent : window;
  page.document.querySelector(".stp-sources")?.focus();
}

function onKey(event, place) {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  if (event.key === "Enter" || event.key === " ") pick(place);
  else if (event.key === "Escape") leave();
  else if (event.key in DIRECTIONS) focusOn(nextTowards(place, DIRECTIONS[event.key]));
  else return;
  event.preventDefault();
  event.stopPropagation();
}

function nextTowards(place, direction) {
  const from = map.project(geometry.points[place], 8);
  let best = place;
  let least = Infinity;
  geometry.points.forEach(function (point, other) {
    if (other === place || !isShown(other)) return;
    const to = map.project(point, 8);
    const along = (to.x - from.x) * direction[0] + (to.y - from.y) * direction[1];
    const aside = Math.abs((to.x - from.x) * direction[1] - (to.y - from.y) * direction[0]);
    const cost = along + 2.5 * aside; // Prefer straight ahead over near but sideways.
    if (along > aside * 0.3 && cost < least) {
      least = cost;
      best = other;
    }
  });
  return best;
}

function focusOn(place) {
  current = place;
  keepOneTabStop();
  areas[place].getElement().focus({ preventScroll: true });
}

function onFocus(place) {
  current = place;
  if (!areas[place].getElement().matches(":focus-visible")) return; // A click needs no ring.
  outlineFocus(place);
  const point = L.latLng(geometry.points[place]);
  if (!map.getBounds().contains(point)) map.panTo(point, { animate: false });
  areas.forEach((area, other) => { if (other !== place) area.closeTooltip(); });
  withTooltip(place).openTooltip(point);
}

function keepOneTabStop() {
  if (!isShown(current)) current = Math.max(0, state.classes.findIndex((index) => index >= 0));
  const before = tabStop;
  tabStop = isShown(current) ? current : -1;
  if (tabStop === before) return;
  setAt(before, "tabindex", "-1");
  setAt(tabStop, "tabindex", "0");
}

/* The footprints in the browser: drawn once from one file, then only restyled.
 *
 * Loaded before Leaflet, so that the geometry is on its way while Leaflet is read. The address of
 * the geometry stands in this script's own: footprint_map.js?geometry=NAME.
 */
(function () {
  "use strict";

  const ownAddress = new URL(document.currentScript.src);
  const geometryAddress = new URL(ownAddress.searchParams.get("geometry"), ownAddress);
  const geometryLoading = fetch(geometryAddress).then(function (response) {
    if (!response.ok) throw new Error("The boundaries could not be loaded: " + response.status);
    return response.json();
  });

  const UNIT = 1e-4; // The geometry counts in ten-thousandths of a degree.
  const DIRECTIONS = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };
  const LONDON = [[51.28, -0.52], [51.7, 0.34]];
  const PAPER = { width: 540, height: 560 }; // CSS pixels, as page.css prints the frame
  const NAMES_FROM_ZOOM = 8.5;

  let map = null;
  let geometry = null;
  let state = null;
  let drawnLook = ""; // What was painted last, so that a selection alone paints nothing again.
  let areas = []; // One Leaflet polygon a footprint, in number order.
  let borders = {}; // Lines between footprints, by how they are drawn.
  let outlines = {}; // The casings of the selected and of the focused footprint.
  let labels = null;
  let bounds = null;
  let current = 0; // The footprint that Tab comes back to.

  /* ---- Geometry ------------------------------------------------------------------------- */

  function pointsOf(arc) {
    const points = [];
    let x = arc[3];
    let y = arc[4];
    points.push([y * UNIT, x * UNIT]);
    for (let i = 5; i < arc.length; i += 2) {
      x += arc[i];
      y += arc[i + 1];
      points.push([y * UNIT, x * UNIT]);
    }
    return points;
  }

  function ringOf(numbers, arcs) {
    const ring = [];
    numbers.forEach(function (number) {
      const points = number < 0 ? arcs[~number].slice().reverse() : arcs[number];
      for (let i = ring.length ? 1 : 0; i < points.length; i += 1) ring.push(points[i]);
    });
    return ring;
  }

  function decode(raw) {
    const arcs = raw.arcs.map(pointsOf);
    return {
      codes: raw.codes,
      names: raw.names,
      numbers: raw.numbers,
      points: raw.points,
      values: raw.values,
      shapes: raw.shapes.map((shape) => shape.map((rings) => rings.map((ring) => ringOf(ring, arcs)))),
      arcs: raw.arcs.map((arc, i) => ({
        first: arc[0], second: arc[1], betweenRegions: arc[2] === 1, points: arcs[i],
      })),
    };
  }

  /* ---- Drawing once --------------------------------------------------------------------- */

  function line(colour, weight) {
    return L.polyline([], {
      className: "stp-line-" + colour, weight: weight, interactive: false, fill: false, lineJoin: "round",
    });
  }

  function draw() {
    const renderer = L.svg({ padding: 1 });
    map.options.renderer = renderer;
    renderer.addTo(map);
    areas = geometry.shapes.map(function (shape, place) {
      const area = L.polygon(shape, { stroke: false, fillOpacity: 1, smoothFactor: 0.6, renderer: renderer });
      area.addTo(map);
      area.on("click", () => pick(place));
      prepare(area.getElement(), place);
      area.bindTooltip(() => tooltipOf(place), { sticky: true, className: "stp-tooltip" });
      return area;
    });
    bounds = L.featureGroup(areas).getBounds();
    borders = {
      pale: line("pale", 0.8),
      casing: line("ground", 2.4),
      regionCasing: line("ground", 3.6),
      footprint: line("ink", 0.8),
      region: line("ink", 1.6),
    };
    outlines = {
      selectedCasing: line("ground", 7),
      selected: line("ink", 3.5),
      focusCasing: line("focus-edge", 8),
      focus: line("focus", 4.5),
    };
    Object.values(borders).concat(Object.values(outlines)).forEach((drawn) => drawn.addTo(map));
    labels = L.layerGroup().addTo(map);
    describeMap(renderer);
    map.on("zoomend", drawLabels);
    fit();
  }

  function describeMap(renderer) {
    const svg = renderer._container;
    svg.setAttribute("role", "group");
    svg.setAttribute("aria-label",
      "Footprints. Arrow keys move between them, Enter selects, Escape clears the selection.");
    svg.insertAdjacentHTML("afterbegin",
      '<defs><pattern id="stp-hatch" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">' +
      '<rect width="7" height="7" fill="#F0F4F5"/><line x1="0" y1="0" x2="0" y2="7" stroke="#4C6272" stroke-width="2"/>' +
      "</pattern></defs>");
  }

  function prepare(path, place) {
    path.setAttribute("role", "button");
    path.setAttribute("tabindex", "-1");
    path.dataset.code = geometry.codes[place];
    path.addEventListener("keydown", (event) => onKey(event, place));
    path.addEventListener("focus", () => onFocus(place));
    path.addEventListener("blur", () => outlineFocus(null));
  }

  function tooltipOf(place) {
    const box = document.createElement("div");
    const name = box.appendChild(document.createElement("strong"));
    name.textContent = geometry.names[place];
    const value = box.appendChild(document.createElement("div"));
    value.textContent = isShown(place) ? valueOf(place) : "Left out by the filters";
    return box;
  }

  /* ---- Restyling ------------------------------------------------------------------------ */

  function isShown(place) {
    return state !== null && state.classes[place] >= 0;
  }

  function apply() {
    if (!map || !geometry || !state) return;
    if (!areas.length) draw();
    const look = JSON.stringify([state.classes, state.fills, state.labels, state.values, state.showLabels]);
    if (look !== drawnLook) {
      areas.forEach(paint);
      drawBorders();
      drawLabels();
      keepOneTabStop();
      drawnLook = look;
    }
    markSelected();
    outlineSelected();
    document.documentElement.dataset.painted = String(state.version);
  }

  function paint(area, place) {
    const shown = isShown(place);
    const fill = shown ? state.fills[state.classes[place]] : state.leftOut;
    area.setStyle({ fillColor: fill === "hatch" ? "url(#stp-hatch)" : fill });
    const path = area.getElement();
    path.setAttribute("aria-label", nameOf(place));
    path.classList.toggle("stp-left-out", !shown);
    if (shown) path.removeAttribute("aria-disabled");
    else path.setAttribute("aria-disabled", "true");
  }

  function valueOf(place) {
    const values = geometry.values[state.values];
    return values ? values[place] : state.labels[state.classes[place]];
  }

  function nameOf(place) {
    const name = geometry.names[place];
    if (!isShown(place)) return name + ", left out by the filters";
    const group = state.labels[state.classes[place]];
    const value = valueOf(place);
    return group === value ? name + ", " + value : name + ", " + value + ", class " + group;
  }

  function drawBorders() {
    const drawn = { pale: [], footprint: [], region: [] };
    const someLeftOut = state.classes.some((index) => index < 0);
    geometry.arcs.forEach(function (arc) {
      const beside = [arc.first, arc.second].filter((place) => place >= 0);
      if (!beside.some(isShown)) drawn.pale.push(arc.points);
      else if (arc.betweenRegions) drawn.region.push(arc.points);
      else drawn.footprint.push(arc.points);
    });
    borders.pale.setLatLngs(drawn.pale);
    borders.casing.setLatLngs(drawn.footprint);
    borders.footprint.setLatLngs(drawn.footprint);
    borders.regionCasing.setLatLngs(drawn.region);
    borders.region.setLatLngs(drawn.region);
    borders.region.setStyle({ weight: someLeftOut ? 1.2 : 1.6 });
  }

  function markSelected() {
    areas.forEach(function (area, place) {
      const pressed = String(state.selected === geometry.codes[place]);
      const path = area.getElement();
      if (path.getAttribute("aria-pressed") !== pressed) path.setAttribute("aria-pressed", pressed);
    });
  }

  function outlineSelected() {
    const place = geometry.codes.indexOf(state.selected);
    const shape = place < 0 ? [] : outerRings(place);
    outlines.selectedCasing.setLatLngs(shape);
    outlines.selected.setLatLngs(shape);
  }

  function outlineFocus(place) {
    const shape = place === null ? [] : outerRings(place);
    outlines.focusCasing.setLatLngs(shape);
    outlines.focus.setLatLngs(shape);
  }

  function outerRings(place) {
    return geometry.shapes[place].map((rings) => rings[0]);
  }

  function drawLabels() {
    labels.clearLayers();
    if (!state.showLabels) return;
    const names = map.getZoom() >= NAMES_FROM_ZOOM;
    geometry.points.forEach(function (point, place) {
      if (!isShown(place)) return;
      const element = document.createElement("span");
      element.textContent = names ? geometry.names[place] : geometry.numbers[place];
      element.className = state.darkFills[state.classes[place]] ? "stp-on-dark" : "stp-on-light";
      element.setAttribute("aria-hidden", "true");
      const icon = L.divIcon({ html: element, className: "stp-label", iconSize: [0, 0] });
      L.marker(point, { icon: icon, interactive: false, keyboard: false }).addTo(labels);
    });
  }

  /* ---- Picking and moving --------------------------------------------------------------- */

  function pick(place) {
    if (isShown(place)) tell(geometry.codes[place]);
  }

  function tell(code) {
    // The moment makes a second click on the same footprint a new value.
    window.Streamlit.setComponentValue({ code: code, n: Date.now() });
  }

  /* Escape first clears the selection; where nothing is selected it leaves the map. */
  function leave() {
    if (state.selected) {
      tell("");
      return;
    }
    const after = window.frameElement && window.parent.document.querySelector(".stp-sources");
    if (after) after.focus();
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
    areas[place].openTooltip(point);
  }

  function keepOneTabStop() {
    if (!isShown(current)) current = Math.max(0, state.classes.findIndex((index) => index >= 0));
    areas.forEach(function (area, place) {
      area.getElement().setAttribute("tabindex", place === current && isShown(place) ? "0" : "-1");
    });
  }

  /* ---- Frame ---------------------------------------------------------------------------- */

  function fit() {
    map.fitBounds(bounds, { animate: false, padding: [8, 8] });
  }

  const MOVES = [
    ["in", "Zoom in", "+", () => map.zoomIn(0.5)],
    ["out", "Zoom out", "\u2212", () => map.zoomOut(0.5)],
    ["whole", "Show all of England", "\u2922", fit],
    ["london", "Zoom to London", "London", () => map.fitBounds(LONDON, { animate: false })],
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
      map.invalidateSize({ animate: false, pan: false });
      if (wasWhole && bounds) fit();
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
    geometryLoading.then(function (raw) {
      geometry = decode(raw);
      apply();
    }).catch(showFailure);
  }

  function showFailure(failure) {
    const message = document.createElement("p");
    message.className = "stp-failure";
    message.setAttribute("role", "alert");
    message.textContent = failure.message + ". Reload the page; the table below holds the same facts.";
    map.getContainer().appendChild(message);
  }

  function show(newState) {
    state = newState;
    apply();
  }

  window.stpMap = { start: start, show: show };
})();

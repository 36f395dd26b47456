/* What stands over the colours: labels, marks, and the place that was searched for. */

function drawOver() {
  over.clearLayers();
  if (!state || !geometry) return;
  if (state.showLabels) drawLabels();
  (state.marks || []).forEach(drawMark);
  if (state.trusts) trustsRead().then(drawTrusts).catch(showFailure);
  else listTrusts([]);
  (state.places || []).forEach(drawPlace);
}

function put(element, point, kind) {
  element.setAttribute("aria-hidden", "true");
  const icon = L.divIcon({ html: element, className: kind, iconSize: [0, 0] });
  L.marker(point, { icon: icon, interactive: false, keyboard: false }).addTo(over);
}

function drawLabels() {
  const names = map.getZoom() >= NAMES_FROM_ZOOM;
  geometry.points.forEach(function (point, place) {
    if (!isShown(place)) return;
    const element = document.createElement("span");
    element.textContent = names ? geometry.names[place] : geometry.numbers[place];
    element.className = state.darkFills[state.classes[place]] ? "stp-on-dark" : "stp-on-light";
    put(element, point, "stp-label");
  });
}

/* Beside the label where there is one. */
function drawMark(mark) {
  const element = document.createElement("span");
  element.className = "stp-mark-" + mark[1] + (state.showLabels ? " stp-aside" : "");
  put(element, geometry.points[mark[0]], "stp-over");
}

/* A place has no position among tiles; its footprint is what is shown there. */
function drawPlace(place) {
  if (geometry !== boundaries && !geometry.stack) return;
  const element = document.createElement("span");
  element.className = "stp-place-mark";
  element.appendChild(document.createElement("b")).textContent = place[2];
  put(element, [place[0], place[1]], "stp-over");
}

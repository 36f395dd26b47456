/* Pins where the headquarters of NHS trusts are. Those too near to each other to be told apart at
 * the zoom of the moment share one pin, which says how many they are and opens their list. */

const APART = 24; // CSS pixels between the middles of two pins, each a target as large.
const MOST_NAMED = 8; // In the tooltip of a pin; the list has all of them.

let trusts = null; // All of them, once they are read: [footprint, name, type, latitude, longitude].
let pins = []; // Of those shown now: a place on the map, its trusts and its marker.

function trustsRead() {
  return Promise.resolve(trusts || read(TRUSTS)).then((all) => { trusts = all; });
}

/* Called when the trusts are there, which may be after something else was asked for. */
function drawTrusts() {
  pins.forEach((pin) => pin.marker.remove());
  if (!state.trusts) return;
  const shown = trusts.filter(([place]) => isShown(place));
  pins = pinsOf(shown);
  pins.forEach(drawPin);
  listTrusts(shown);
  document.documentElement.dataset.pins = String(pins.length);
}

function pinsOf(shown) {
  const found = [];
  shown.forEach(function (trust) {
    const at = map.latLngToLayerPoint([trust[3], trust[4]]);
    const near = found.find((pin) => pin.at.distanceTo(at) < APART);
    if (near) near.trusts.push(trust);
    else found.push({ at: at, trusts: [trust] });
  });
  return found;
}

function drawPin(pin) {
  const [, , , latitude, longitude] = pin.trusts[0];
  const count = pin.trusts.length;
  const sign = document.createElement("span");
  sign.textContent = count > 1 ? String(count) : "";
  sign.setAttribute("aria-hidden", "true"); // The list says all of it, in order.
  const icon = L.divIcon({ html: sign, className: "stp-trust-pin", iconSize: [APART, APART] });
  pin.marker = L.marker([latitude, longitude], { icon: icon, keyboard: false, bubblingMouseEvents: false });
  pin.marker.bindTooltip(() => namesOf(pin.trusts), { className: "stp-tooltip", direction: "auto", offset: [8, 0] });
  pin.marker.on("click", () => openList(pin.trusts));
  pin.marker.addTo(over);
}

function namesOf(some) {
  const box = document.createElement("div");
  some.slice(0, MOST_NAMED).forEach(function ([place, name, type]) {
    const line = box.appendChild(document.createElement("div"));
    line.appendChild(document.createElement("strong")).textContent = name;
    line.append(", " + type + ", in " + geometry.names[place]);
  });
  const more = some.length - MOST_NAMED;
  if (more > 0) box.appendChild(document.createElement("div")).textContent = "and " + more + " more: click for the list";
  return box;
}

/* Shows on the map which pin stands for a trust, or for none of them. Only what the keyboard came to is
 * brought into sight, clear of the list: a map that moved under the pointer would be another surprise. */
function pointOut(trust, byKeyboard) {
  pins.forEach(function (pin) {
    const isIt = pin.trusts.includes(trust);
    pin.marker.getElement()?.classList.toggle("stp-pointed-out", isIt);
    if (!isIt || !byKeyboard) return;
    const at = map.latLngToContainerPoint(pin.marker.getLatLng());
    const clear = map.getSize().x - trustList.getContainer().offsetWidth - 2 * APART;
    const isInSight = at.x > APART && at.x < clear && at.y > APART && at.y < map.getSize().y - APART;
    if (!isInSight) map.panBy([at.x - clear / 2, at.y - map.getSize().y / 2], { animate: false });
  });
}

/* The list of the trusts that are pinned, in the map's frame: by keyboard it reaches each of them. */

const TRUST_KEYS = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity };

let trustList = null; // The control, once trusts were asked for.
let listed = []; // What could be listed: all that are shown.

function listTrusts(shown) {
  if (!shown.length) {
    trustList?.getContainer()?.remove();
    trustList = null;
    listed = [];
    return;
  }
  if (!trustList) addList();
  const isSame = shown.length === listed.length && shown.every((trust, at) => trust === listed[at]);
  listed = shown;
  if (!isSame) fillList(shown);
}

function addList() {
  trustList = L.control({ position: "topright" });
  trustList.onAdd = function () {
    const box = L.DomUtil.create("details", "stp-trusts");
    L.DomUtil.create("summary", "", box);
    L.DomUtil.create("div", "stp-trusts-list", box);
    L.DomEvent.disableClickPropagation(box);
    L.DomEvent.disableScrollPropagation(box);
    box.addEventListener("toggle", () => { if (!box.open) fillList(listed); });
    box.addEventListener("keydown", onListKey);
    box.addEventListener("focusin", (event) => pointOut(event.target.trust, event.target.matches(":focus-visible")));
    box.addEventListener("pointerover", (event) => { if (event.target.trust) pointOut(event.target.trust); });
    box.addEventListener("pointerleave", () => pointOut(null));
    box.addEventListener("focusout", () => pointOut(null));
    box.addEventListener("click", function (event) {
      if (event.target.trust) pick(event.target.trust[0]);
      if (event.target.matches(".stp-trusts-all")) openList(listed);
    });
    return box;
  };
  trustList.addTo(map);
}

/* Lists some trusts, each a button under the name of its footprint, of which one is a stop of Tab. */
function fillList(some) {
  const [summary, list] = trustList.getContainer().children;
  summary.textContent = "List of " + listed.length + (listed.length === 1 ? " NHS trust" : " NHS trusts");
  list.replaceChildren();
  if (some.length < listed.length) button(list, "Show all " + listed.length, "stp-trusts-all");
  let group = null;
  let above = -1;
  some.forEach(function (trust) {
    if (trust[0] !== above) {
      above = trust[0];
      list.appendChild(document.createElement("strong")).textContent = geometry.names[above];
      group = list.appendChild(document.createElement("ul"));
    }
    const item = button(group.appendChild(document.createElement("li")), trust[1], "stp-trust");
    item.trust = trust;
    item.tabIndex = trust === some[0] ? 0 : -1;
    item.title = trust[2];
  });
}

function button(place, words, kind) {
  const made = place.appendChild(document.createElement("button"));
  made.type = "button";
  made.className = kind;
  made.textContent = words;
  return made;
}

/* A pin was clicked, or all were asked for again. */
function openList(some) {
  const box = trustList.getContainer();
  fillList(some);
  box.open = true;
  box.querySelector(".stp-trust").focus({ preventScroll: true });
}

function onListKey(event) {
  const box = trustList.getContainer();
  const items = [...box.querySelectorAll(".stp-trust")];
  const at = items.indexOf(event.target);
  if (event.key === "Escape") {
    box.open = false;
    box.firstChild.focus();
  } else if (at >= 0 && event.key in TRUST_KEYS) {
    const to = items[Math.min(items.length - 1, Math.max(0, at + TRUST_KEYS[event.key]))];
    items[at].tabIndex = -1;
    to.tabIndex = 0;
    to.focus();
  } else return;
  event.preventDefault();
  event.stopPropagation();
}

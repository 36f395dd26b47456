/* The standalone page: no server answers its gestures, so it makes view and state by itself and
 * hands them to the same scripts that draw the served page. */

let view = viewOfAddress();
let heard = 0; // The last gesture of the side panel that was taken.

function draw() {
  const state = stateOf(view);
  panel({ ...inTheBrowser("head"), data: { ...state.panel, above: state.above, heard: heard, visit: "" } });
  after_map({ ...inTheBrowser("after"), data: state.after });
  window.stpMap.show(state.map);
  const words = document.getElementById("words");
  words.replaceChildren(...state.description.map((sentence) => make("p", null, {}, sentence)));
}

/* What Streamlit gives to a component, for one whose gestures end here. */
function inTheBrowser(part) {
  return {
    parentElement: document.getElementById(part),
    setStateValue: () => {},
    setTriggerValue: (kind, value) => take(kind, value, part === "after"),
  };
}

function take(kind, value, againClears) {
  if (kind === "gesture") heard = value.n;
  if (kind === "gesture") view = viewAfter(view, value);
  else if (kind === "pick") view = { ...view, stp: againClears && view.stp === value ? "" : value };
  else if (kind === "view") view = viewFrom(new URLSearchParams(value));
  writeAddress(view);
  draw();
}

function takeAddress() {
  const asked = viewOfAddress();
  if (addressOf(asked) === addressOf(view)) return;
  view = asked;
  draw();
}

document.getElementById("map_div").replaceChildren();
window.stpMap.start(L.map("map_div", DATA.mapSettings), (code) => take("pick", code, true));
draw();
window.addEventListener("hashchange", takeAddress);
window.addEventListener("popstate", takeAddress);
document.getElementById("skip").addEventListener("click", function (event) {
  event.preventDefault(); // The address holds the view.
  document.querySelector('#map_div path[tabindex="0"]').focus();
});

/* One state, one way to change it, one drawing of everything that depends on it. */

function draw() {
  const view = now.view;
  drawHead(view);
  fillControls(view);
  drawLegend(view);
  drawMarksKey(view);
  paintMap(view);
  drawDetails(view);
  drawTable(view);
  drawWords(view);
}

function take(state) {
  now.state = state;
  now.view = viewOf(state);
  draw();
}

function change(some, isSmall) {
  const state = Object.assign({}, now.state, some);
  writeAddress(state, isSmall);
  take(state);
}

function takeAddress() {
  const state = stateFromAddress();
  if (addressOf(state) !== addressOf(now.state)) take(state);
}

prepareMap();
prepareControls();
take(stateFromAddress());
prepareMoves();
show(...now.view.drawn.whole);
window.addEventListener("hashchange", takeAddress);
window.addEventListener("popstate", takeAddress);
window.addEventListener("keydown", (event) => { if (event.key === "Escape") hideTooltip(); });
document.getElementById("skip").addEventListener("click", function (event) {
  event.preventDefault(); // The address holds the view.
  focusOn(current);
});

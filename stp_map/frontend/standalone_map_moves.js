/* Moving and zooming the map: buttons, Control and wheel, dragging with a mouse. */

let frame = data.styles[styleKey(first)].whole.slice();
let drag = null;
let dragEnded = 0;

function unitsToPixel() {
  const box = map.getBoundingClientRect();
  return Math.max(frame[2] / (box.width || 1), frame[3] / (box.height || 1));
}

function show(left, top, width, height) {
  frame = [left, top, width, height];
  map.setAttribute("viewBox", frame.map((number) => Math.round(number)).join(" "));
  const units = unitsToPixel();
  document.getElementById("hatch").setAttribute("patternTransform", "scale(" + units + ") rotate(45)");
  document.getElementById("labels").setAttribute("font-size", 12.5 * units);
  hideTooltip();
  if (now.view) drawOver();
}

function zoom(factor, x, y) {
  const whole = now.view.drawn.whole;
  const width = Math.min(Math.max(frame[2] * factor, whole[2] / 40), whole[2] * 1.5);
  const change = width / frame[2];
  const [cx, cy] = x === undefined ? [frame[0] + frame[2] / 2, frame[1] + frame[3] / 2] : [x, y];
  show(cx - (cx - frame[0]) * change, cy - (cy - frame[1]) * change, width, frame[3] * change);
}

function move(right, down) {
  const whole = now.view.drawn.whole;
  const keep = (at, size, start, length) => Math.min(Math.max(at, start - size * 0.75), start + length - size * 0.25);
  show(
    keep(frame[0] + right, frame[2], whole[0], whole[2]),
    keep(frame[1] + down, frame[3], whole[1], whole[3]),
    frame[2], frame[3],
  );
}

function bringIntoFrame([x, y]) {
  const inside = x > frame[0] && x < frame[0] + frame[2] && y > frame[1] && y < frame[1] + frame[3];
  if (!inside) show(x - frame[2] / 2, y - frame[3] / 2, frame[2], frame[3]);
}

const MOVES = [
  ["in", "+", () => zoom(0.6)],
  ["out", "\u2212", () => zoom(1 / 0.6)],
  ["whole", "\u2922", () => show(...now.view.drawn.whole)],
  ["london", L.londonShort, () => show(...now.view.drawn.london)],
  ["up", "\u2191", () => move(0, -frame[3] / 5)],
  ["left", "\u2190", () => move(-frame[2] / 5, 0)],
  ["right", "\u2192", () => move(frame[2] / 5, 0)],
  ["down", "\u2193", () => move(0, frame[3] / 5)],
];

function addMoves() {
  const box = document.createElement("div");
  box.className = "moves";
  box.setAttribute("role", "group");
  box.setAttribute("aria-label", L.moves);
  MOVES.forEach(function ([name, sign, act]) {
    const button = box.appendChild(document.createElement("button"));
    button.type = "button";
    button.className = "move-" + name;
    button.title = L[name];
    button.setAttribute("aria-label", L[name]);
    button.textContent = sign;
    button.addEventListener("click", act);
  });
  document.getElementById("frame").prepend(box);
}

function pointAt(event) {
  const inverse = map.getScreenCTM().inverse();
  const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(inverse);
  return [at.x, at.y];
}

function wasDragged() {
  return Date.now() - dragEnded < 50; // The click that ends a drag picks nothing.
}

function prepareMoves() {
  addMoves();
  map.addEventListener("wheel", function (event) {
    if (!event.ctrlKey) return; // The wheel alone scrolls the page.
    event.preventDefault();
    zoom(event.deltaY > 0 ? 1.25 : 0.8, ...pointAt(event));
  }, { passive: false });
  map.addEventListener("pointerdown", function (event) {
    if (event.pointerType === "mouse" && event.button === 0) drag = { x: event.clientX, y: event.clientY, moved: false };
  });
  window.addEventListener("pointermove", onDrag);
  window.addEventListener("pointerup", function () {
    if (drag && drag.moved) dragEnded = Date.now();
    drag = null;
    map.classList.remove("dragged");
  });
  new ResizeObserver(() => show(...frame)).observe(map);
}

function onDrag(event) {
  if (!drag) return;
  const [right, down] = [drag.x - event.clientX, drag.y - event.clientY];
  if (!drag.moved && Math.abs(right) + Math.abs(down) < 5) return;
  const units = unitsToPixel();
  drag = { x: event.clientX, y: event.clientY, moved: true };
  map.classList.add("dragged");
  move(right * units, down * units);
}

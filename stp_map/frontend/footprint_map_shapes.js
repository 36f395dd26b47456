/* The footprints in the browser: shapes drawn once from a file, then only restyled.
 *
 * This is the first part of one script (see assets.py). It is loaded before Leaflet, so that the
 * geometry is on its way while Leaflet is read. SHAPES, the names of the files of shapes by style,
 * stands before it.
 */

const ownAddress = new URL(document.currentScript.src);
const UNIT = 1e-4; // The geometry counts in ten-thousandths of a degree.
const BOUNDARIES = "boundaries";
const loading = new Map();

let map = null;
let boundaries = null; // The true shapes, whatever is drawn: values in words come with them.
let geometry = null; // What is drawn: boundaries, tiles or circles.
let drawn = null; // What was drawn last.
let state = null;
let areas = []; // One Leaflet polygon a footprint, in number order.
let bounds = null;
let current = 0; // The footprint that Tab comes back to.

/* The shapes of a style, fetched when they are first asked for. */
function shapesOf(style) {
  if (!loading.has(style)) {
    const address = new URL(SHAPES[style], ownAddress);
    loading.set(style, fetch(address).then(function (response) {
      if (!response.ok) throw new Error("The shapes of the map could not be loaded: " + response.status);
      return response.json();
    }).then(decode));
  }
  return loading.get(style);
}

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

function boundsOf(arcs) {
  const corners = [[Infinity, Infinity], [-Infinity, -Infinity]];
  arcs.forEach((points) => points.forEach(function ([y, x]) {
    corners[0] = [Math.min(corners[0][0], y), Math.min(corners[0][1], x)];
    corners[1] = [Math.max(corners[1][0], y), Math.max(corners[1][1], x)];
  }));
  return corners;
}

function decode(raw) {
  const arcs = raw.arcs.map(pointsOf);
  return {
    codes: raw.codes,
    names: raw.names,
    numbers: raw.numbers,
    points: raw.points,
    values: raw.values,
    london: raw.london,
    stack: raw.stack, // The order in which shapes that overlap are drawn; else none do.
    shapes: raw.shapes, // For each footprint its parts, each part its rings, each ring its arcs.
    bounds: boundsOf(arcs),
    arcs: raw.arcs.map((arc, i) => ({
      first: arc[0], second: arc[1], betweenRegions: arc[2] === 1, points: arcs[i],
    })),
  };
}

shapesOf(BOUNDARIES).catch(() => {}); // Told where it is awaited.

/* The footprints in the browser: shapes drawn once from a file, then only restyled.
 *
 * This is the first part of one script (see assets.py). It is loaded before Leaflet, so that the
 * geometry is on its way while Leaflet is read. Before it stand SHAPES, the files of shapes by
 * style, and VALUES, each numeric measure in words.
 */

const ownAddress = document.currentScript?.src;
const UNIT = 1e-4; // The geometry counts in ten-thousandths of a degree.
const BOUNDARIES = "boundaries";
const loading = new Map();

let map = null;
let boundaries = null; // The true shapes, whatever is drawn.
let geometry = null; // What is drawn: boundaries, tiles or circles.
let drawn = null; // What was drawn last.
let state = null;
let areas = []; // One Leaflet polygon a footprint, in number order.
let bounds = null;
let current = 0; // The footprint that Tab comes back to.

/* The shapes of a style, fetched when they are first asked for. */
function shapesOf(style) {
  if (!loading.has(style)) loading.set(style, read(SHAPES[style]).then(decode));
  return loading.get(style);
}

/* A file of shapes by its address; the standalone page has the shapes themselves instead. */
function read(address) {
  if (typeof address !== "string") return Promise.resolve(address);
  return fetch(new URL(address, ownAddress)).then(function (response) {
    if (!response.ok) throw new Error("The shapes of the map could not be loaded: " + response.status);
    return response.json();
  });
}

/* Latitudes and longitudes of an arc in turn, in degrees. */
function pointsOf(arc) {
  const points = new Float64Array(arc.length - 3);
  let x = arc[3];
  let y = arc[4];
  points[0] = y * UNIT;
  points[1] = x * UNIT;
  for (let i = 5; i < arc.length; i += 2) {
    x += arc[i];
    y += arc[i + 1];
    points[i - 3] = y * UNIT;
    points[i - 2] = x * UNIT;
  }
  return points;
}

/* The corners around arcs, south-west and north-east. */
function boundsOf(arcs) {
  let [south, west, north, east] = [Infinity, Infinity, -Infinity, -Infinity];
  arcs.forEach(function ({ points }) {
    for (let i = 0; i < points.length; i += 2) {
      south = Math.min(south, points[i]);
      north = Math.max(north, points[i]);
      west = Math.min(west, points[i + 1]);
      east = Math.max(east, points[i + 1]);
    }
  });
  return [[south, west], [north, east]];
}

function decode(raw) {
  const arcs = raw.arcs.map((arc) => ({
    first: arc[0], second: arc[1], betweenRegions: arc[2] === 1, points: pointsOf(arc),
  }));
  return {
    codes: raw.codes,
    names: raw.names,
    numbers: raw.numbers,
    points: raw.points,
    london: raw.london,
    stack: raw.stack, // The order in which shapes that overlap are drawn; else none do.
    shapes: raw.shapes, // For each footprint its parts, each part its rings, each ring its arcs.
    bounds: boundsOf(arcs),
    arcs: arcs,
  };
}

shapesOf(BOUNDARIES).catch(() => {}); // Told where it is awaited.

/* Layers made of arcs. An arc lies in the shapes on both its sides and in the lines between them;
 * Leaflet by itself would project it, thin it out and write it down for each of these anew. Here
 * that is done once for each zoom, and a path is put together from what is written.
 *
 * Numbers of arcs are as in the file of shapes: ~n is arc n from its end to its beginning.
 */

const THINNING = 0.6; // CSS pixels that a line may be off, as Leaflet's smoothFactor.

let ArcLayer = null; // Made when Leaflet is there.

/* A layer of rings or lines, each a list of numbers of arcs of some shapes. */
function arcLayer(shapes, rings, options) {
  ArcLayer = ArcLayer || L.Path.extend({
    initialize: function (ofShapes, ofRings, given) {
      L.setOptions(this, given);
      this.stpShapes = ofShapes;
      this.stpRings = ofRings;
    },
    setRings: function (ofRings) {
      this.stpRings = ofRings;
      if (this._map) this._update();
    },
    getBounds: function () {
      const numbers = this.stpRings.flat();
      return L.latLngBounds(boundsOf(numbers.map((number) => this.stpShapes.arcs[number < 0 ? ~number : number])));
    },
    getCenter: function () {
      return this.options.centre ? L.latLng(this.options.centre) : this.getBounds().getCenter();
    },
    _project: function () {}, // Arcs are projected when a path is put together.
    _updateBounds: function () {}, // Nothing is left out for being outside the frame.
    _update: function () {
      const path = pathOf(this.stpShapes, this.stpRings, this.options.fill);
      if (path !== this.stpPath) this._renderer._setPath(this, path);
      this.stpPath = path;
    },
    onAdd: function () {
      this.stpPath = null; // The element is a new one.
      L.Path.prototype.onAdd.call(this);
    },
  });
  return new ArcLayer(shapes, rings, options);
}

function pathOf(shapes, rings, isClosed) {
  const origin = map.getPixelOrigin();
  if (!shapes.origin || !shapes.origin.equals(origin) || shapes.zoom !== map.getZoom()) {
    Object.assign(shapes, { origin: origin, zoom: map.getZoom(), written: new Map(), thinned: new Map() });
  }
  const end = isClosed ? "z" : "";
  const path = rings.map((ring) => "M" + ring.map((number) => writtenArc(shapes, number)).join("L") + end);
  return path.join("") || "M0 0";
}

/* An arc as it stands in a path at the map's present zoom. */
function writtenArc(shapes, number) {
  if (!shapes.written.has(number)) {
    const points = thinnedArc(shapes, number < 0 ? ~number : number).map((point) => point.x + " " + point.y);
    shapes.written.set(number, (number < 0 ? points.reverse() : points).join("L"));
  }
  return shapes.written.get(number);
}

function thinnedArc(shapes, place) {
  if (!shapes.thinned.has(place)) {
    const points = pixelsOf(shapes.arcs[place], shapes.origin, map.options.crs.scale(shapes.zoom));
    shapes.thinned.set(place, shapes.stack ? points : L.LineUtil.simplify(points, THINNING));
  }
  return shapes.thinned.get(place);
}

/* What map.latLngToLayerPoint gives for each point of an arc, without four objects for each. */
function pixelsOf(arc, origin, worldWidth) {
  arc.units = arc.units || unitsOf(arc.points);
  const pixels = [];
  for (let i = 0; i < arc.units.length; i += 2) {
    pixels.push({
      x: Math.round(arc.units[i] * worldWidth) - origin.x,
      y: Math.round(arc.units[i + 1] * worldWidth) - origin.y,
    });
  }
  return pixels;
}

/* Web Mercator (EPSG:3857) with the world's width as the unit, from its north-west corner. */
function unitsOf(points) {
  const units = new Float64Array(points.length);
  for (let i = 0; i < points.length; i += 2) {
    const sine = Math.sin(points[i] * Math.PI / 180);
    units[i] = 0.5 + points[i + 1] / 360;
    units[i + 1] = 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
  }
  return units;
}

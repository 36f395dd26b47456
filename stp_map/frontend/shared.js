/* Of all the scripts of a page, and before them: what several of them need. */

function make(name, parent, attributes, text) {
  const element = document.createElement(name);
  Object.entries(attributes || {}).forEach(([key, value]) => element.setAttribute(key, value));
  if (text !== undefined) element.textContent = text;
  return parent ? parent.appendChild(element) : element;
}

/* When the browser has nothing better to do: the map is painted first. */
function onceIdle() {
  if (!window.requestIdleCallback) return Promise.resolve();
  return new Promise((resolve) => window.requestIdleCallback(resolve, { timeout: 500 }));
}

const asked = new Map();

/* Facts by their address: asked for once and cached; what could not be had is asked for again. The
 * standalone page holds the facts themselves where the served page has an address. */
function factsAt(address) {
  if (typeof address !== "string") return Promise.resolve(address);
  if (!asked.has(address)) {
    asked.set(address, fetch(new URL(address, document.baseURI)).then(function (answer) {
      if (!answer.ok) throw new Error(String(answer.status));
      return answer.json();
    }).catch(function (failure) {
      asked.delete(address);
      throw failure;
    }));
  }
  return asked.get(address);
}

/* Which of a footprint's leads the state means: a digit or letter for each footprint. */
function leadAt(leads, place) {
  return parseInt(leads[place], 36);
}

/* Where the map's script runs: in a frame of the served page, in the standalone page itself. */
function mapWindow() {
  const frame = document.querySelector(".st-key-map iframe");
  return frame ? frame.contentWindow : window;
}

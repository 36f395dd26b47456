/* Of all the page's scripts, and in their module before them (see assets.py). */

/* When the browser has nothing better to do: the map is painted first. */
function onceIdle() {
  if (!window.requestIdleCallback) return Promise.resolve();
  return new Promise((resolve) => window.requestIdleCallback(resolve, { timeout: 500 }));
}

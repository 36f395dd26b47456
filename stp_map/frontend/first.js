/* Of all the page's scripts, and in their module before them (see assets.py). */

/* The page's style, where its document does not name it already. */
if (!document.querySelector('link[rel="stylesheet"][href="' + STYLE + '"]')) {
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = STYLE;
  document.body.append(link);
}

/* When the browser has nothing better to do: the map is painted first. */
function onceIdle() {
  if (!window.requestIdleCallback) return Promise.resolve();
  return new Promise((resolve) => window.requestIdleCallback(resolve, { timeout: 500 }));
}

const asked = new Map();

/* A file of facts, asked for once and kept; one that could not be had is asked for again. */
function factsAt(address) {
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

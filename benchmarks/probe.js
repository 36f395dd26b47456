/* Runs before the page does: notes clicks, changes and long tasks, in the page and in the map's
 * frame, and tells when what is waited for has come true and has been painted. Times are
 * milliseconds of the wall. */
(function () {
  "use strict";
  if (window.top !== window) return; // The page looks into its frames by itself.
  const now = () => performance.timeOrigin + performance.now();

  const probe = {
    goal: null, clickedAt: null, paintedAt: null, heard: now(), bytes: 0, messages: 0, longTasks: [],
  };
  let done = null;
  probe.arm = function (goal) {
    Object.assign(probe, { goal, clickedAt: null, paintedAt: null, bytes: 0, messages: 0, longTasks: [] });
    probe.painted = new Promise((resolve) => { done = resolve; });
    probe.look();
  };
  probe.clicked = function () {
    if (probe.goal) probe.clickedAt = now();
    probe.heard = now(); // It is not quiet before the server had time to answer.
  };
  probe.chose = (event) => { if (event.target.localName === "select") probe.clicked(); };
  probe.look = function () {
    watch(probe.frame()); // A new frame's document replaces the one that the observer saw.
    probe.check();
    if (probe.goal) requestAnimationFrame(probe.look);
  };
  probe.check = function () {
    if (!probe.goal || !probe.goal()) return;
    probe.goal = null;
    requestAnimationFrame(function () {
      const channel = new MessageChannel(); // Comes in after the frame has been painted.
      channel.port1.onmessage = function () {
        probe.paintedAt = now();
        done(probe.paintedAt);
      };
      channel.port2.postMessage(0);
    });
  };
  /* Not before it has loaded: to look at the empty document that a frame begins with makes the
   * browser prepare it for scripts, which nobody would have asked of it (25 ms). */
  const loaded = new WeakSet();
  document.addEventListener("load", (event) => loaded.add(event.target), true);
  probe.frame = function () {
    const frame = document.querySelector("iframe");
    return frame && loaded.has(frame) ? frame.contentDocument : null;
  };
  probe.polygons = function () {
    const inside = probe.frame();
    return inside ? inside.querySelectorAll("path.leaflet-interactive").length : 0;
  };
  probe.version = function () {
    const inside = probe.frame();
    return inside && inside.documentElement ? inside.documentElement.dataset.painted : undefined;
  };
  probe.textOf = (selector) => (document.querySelector(selector) || {}).textContent;
  probe.quiet = function () {
    const app = document.querySelector("[data-test-script-state]");
    return probe.goal === null && now() - probe.heard > 350 &&
      Boolean(app) && app.dataset.testScriptState === "notRunning";
  };
  window.stpProbe = probe;

  new PerformanceObserver(function (list) {
    list.getEntries().forEach((entry) => probe.longTasks.push(Math.round(entry.duration)));
  }).observe({ type: "longtask", buffered: true });

  const Plain = window.WebSocket;
  window.WebSocket = class extends Plain {
    constructor(...given) {
      super(...given);
      this.addEventListener("message", function (event) {
        const data = event.data;
        probe.bytes += data.size ?? data.byteLength ?? data.length;
        probe.messages += 1;
        probe.heard = now();
      });
    }
  };

  function watch(inside) {
    if (!inside || inside.stpWatched) return;
    inside.stpWatched = true;
    inside.addEventListener("click", () => probe.clicked(), true);
    inside.addEventListener("change", probe.chose, true);
    new MutationObserver(() => probe.check()).observe(inside, {
      subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ["data-painted"],
    });
  }
  watch(document);
})();

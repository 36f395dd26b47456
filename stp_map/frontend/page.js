/* What a page does besides showing: it announces what changed, follows links to footprints and views
 * without loading the page anew, and keeps the keyboard's place where a change took it away. */

/** @type {(code: string) => void} */
let pick;
/** @type {(query: string) => void} */
let show;
let lastFocused = null;
let said = null; // The headline that was told last.

function follow(event) {
  const link = event.target.closest("[data-stp], a[data-view], a[data-section]");
  const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey;
  if (!link || !plain) return;
  event.preventDefault();
  if (link.dataset.section !== undefined) return openSection(link.dataset.section);
  if (link.dataset.view === undefined) return pick(link.dataset.stp);
  picked.drop();
  show(link.dataset.view || link.search.slice(1));
  if (link.dataset.stay !== undefined) return;
  document.querySelector(".st-key-map")?.scrollIntoView({ block: "center" });
}

function openSection(name) {
  const choice = document.querySelector('[data-stp-sections] [value="' + CSS.escape(name) + '"]');
  if (!choice) return;
  choice.click();
  choice.focus({ preventScroll: true });
  choice.scrollIntoView({ block: "start" });
}

function remember(event) {
  lastFocused = event.target;
}

/* A button or link in the details is gone once it has done its work: go on at their heading. A step
 * of the timeline is drawn anew: go on at the same one. */
function keepPlace() {
  const lost = document.activeElement === document.body || document.activeElement === null;
  if (!lost || !lastFocused || lastFocused.isConnected) return;
  const keep = lastFocused.dataset?.keep;
  if (keep) document.querySelector('[data-keep="' + CSS.escape(keep) + '"]')?.focus({ preventScroll: true });
  if (!lastFocused.stpInDetails) return;
  const heading = document.querySelector(".stp-details h2");
  if (heading) heading.focus({ preventScroll: true });
}

/* A new headline is told to screen readers, politely; the first one they read for themselves. */
function announce() {
  const headline = document.querySelector(".stp-headline")?.textContent;
  const status = document.querySelector("[data-stp-status]");
  if (!headline || !status || headline === said) return;
  if (said !== null) status.textContent = headline;
  said = headline;
}

function watch() {
  document.addEventListener("click", follow);
  window.addEventListener("popstate", picked.drop);
  document.addEventListener("focusin", function (event) {
    remember(event);
    event.target.stpInDetails = Boolean(event.target.closest(".stp-details"));
  });
  new MutationObserver(function () {
    keepPlace();
    announce();
  }).observe(document.body, { childList: true, subtree: true, characterData: true });
}

export default function (component) {
  const { setTriggerValue } = component;
  pick = function (code) {
    picked.take(code, false);
    setTriggerValue("pick", code);
  };
  show = (query) => setTriggerValue("view", "?" + query);
  if (!window.stpIsWatching) watch();
  window.stpIsWatching = true;
  announce();
}

/* What the page does besides showing: it announces what changed, follows links to footprints
 * and views without loading the page anew, keeps the keyboard's place where a change took it away,
 * and says in plain words that the server was lost. */

const LOST = "This page has lost its server. It keeps trying, and comes back to this view by itself. "
  + "If it does not, reload the page later: the address holds the view.";

let pick = () => {};
let show = () => {};
let askAgain = () => {};
let wasLost = false;
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
  show(link.dataset.view);
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

/* A pick on the map goes to the server by streamlit-folium; the page shows it at once. */
function seePick(event) {
  if (event.data?.type !== "streamlit:setComponentValue" || event.source !== mapWindow()) return;
  const code = event.data.value?.code;
  if (typeof code === "string") picked.take(code, true);
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

/* Streamlit asks here whether the reader is connected to the internet, which the page never needs. */
function sayLost() {
  for (const dialog of document.querySelectorAll('[role="dialog"]')) {
    const texts = document.createTreeWalker(dialog, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const text = texts.currentNode;
      if (text.nodeValue.includes("server is not responding")) text.nodeValue = LOST;
    }
  }
}

/* A server that was started anew has never seen this page, and takes the first change it hears of for
 * how things always were. So it is asked for a run before the reader changes anything. */
function seeReturn() {
  const state = document.querySelector('[data-testid="stApp"]')?.dataset.testConnectionState;
  if (state !== "CONNECTED") {
    wasLost = wasLost || state !== undefined;
  } else if (wasLost) {
    wasLost = false;
    askAgain();
  }
}

/* Streamlit calls the place for a file a mere presentation, and names it all the same. */
function mendUploader() {
  const places = document.querySelectorAll('[data-testid="stFileUploaderDropzone"][role="presentation"]');
  places.forEach((place) => place.setAttribute("role", "group"));
}

function watch() {
  document.documentElement.lang = "en-GB";
  document.addEventListener("click", follow);
  window.addEventListener("message", seePick);
  window.addEventListener("popstate", picked.drop);
  document.addEventListener("focusin", function (event) {
    remember(event);
    event.target.stpInDetails = Boolean(event.target.closest(".stp-details"));
  });
  new MutationObserver(function () {
    keepPlace();
    mendUploader();
    announce();
    sayLost();
    seeReturn();
  }).observe(document.body, {
    childList: true,
    subtree: true,
    characterData: true,
    attributes: true,
    attributeFilter: ["data-test-connection-state"],
  });
}

export default function (component) {
  const { setTriggerValue } = component;
  pick = function (code) {
    picked.take(code, false);
    setTriggerValue("pick", code);
  };
  askAgain = () => setTriggerValue("returned", true);
  show = (query) => setTriggerValue("view", "?" + query);
  if (!window.stpIsWatching) watch();
  window.stpIsWatching = true;
  announce();
}

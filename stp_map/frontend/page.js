/* What the page does besides showing: it announces what changed, follows links to footprints
 * and views without loading the page anew, keeps the keyboard's place where a change took it away,
 * and says in plain words that the server was lost. */

const LOST = "This page has lost its server. It keeps trying, and comes back to this view by itself. "
  + "If it does not, reload the page later: the address holds the view.";

const LOOK_AFTER = 2000; // milliseconds

let pick = () => {};
let show = () => {};
let askAgain = () => {};
let sayPick = () => {};
let isLooking = false;
let visit = null; // What the server calls this visit.
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
  if (typeof code !== "string") return;
  picked.take(code, true);
  seeWhetherServed();
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

function pause(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

async function isServed() {
  const wanted = { cache: "no-store", signal: AbortSignal.timeout(5000) };
  return fetch(new URL("_stcore/health", document.baseURI), wanted).then((answer) => answer.ok, () => false);
}

/* A dialog of the browser's own, which lies over whatever else the page has to say. */
function sayLost() {
  const dialog = document.body.appendChild(document.createElement("dialog"));
  dialog.className = "stp-lost";
  dialog.textContent = LOST;
  dialog.addEventListener("close", () => dialog.remove());
  dialog.showModal();
  return dialog;
}

/* Whoever does something is told where nobody is there to hear it. One look at most is under way. */
async function seeWhetherServed() {
  if (isLooking) return;
  isLooking = true;
  await pause(LOOK_AFTER);
  if (!(await isServed())) {
    const dialog = sayLost();
    do await pause(LOOK_AFTER); while (!(await isServed()));
    dialog.close();
    await askUntilHeard();
  }
  isLooking = false;
}

/* Streamlit connects again in its own time, and passes over what is said before. The run that is
 * asked for tells all components that their last words may not have been heard. */
async function askUntilHeard() {
  const before = visit;
  for (let times = 0; visit === before && times < 60; times += 1) {
    askAgain();
    await pause(1000);
  }
}

/* A server that has never seen this page takes the first that it hears of it for how things always
 * were. Its answer shows that it is another one; what was picked is then said to it again. */
function meet(server) {
  const isAnother = visit !== null && visit !== server;
  visit = server;
  const wish = picked.wish();
  if (isAnother && wish !== null) setTimeout(() => sayPick(wish)); // Not while React draws.
}

/* What has a name is no mere presentation, as Streamlit calls the place for a file. */
function mendNamed() {
  const named = document.querySelectorAll('[role="presentation"][aria-label]');
  named.forEach((place) => place.setAttribute("role", "group"));
}

function watch() {
  document.documentElement.lang = "en-GB";
  document.addEventListener("click", follow);
  window.addEventListener("message", seePick);
  window.addEventListener("popstate", picked.drop);
  document.addEventListener("click", seeWhetherServed);
  document.addEventListener("change", seeWhetherServed);
  document.addEventListener("focusin", function (event) {
    remember(event);
    event.target.stpInDetails = Boolean(event.target.closest(".stp-details"));
  });
  new MutationObserver(function () {
    keepPlace();
    mendNamed();
    announce();
  }).observe(document.body, { childList: true, subtree: true, characterData: true });
}

export default function (component) {
  const { setTriggerValue } = component;
  sayPick = (code) => setTriggerValue("pick", code);
  pick = function (code) {
    picked.take(code, false);
    sayPick(code);
  };
  askAgain = () => setTriggerValue("returned", true);
  show = (query) => setTriggerValue("view", "?" + query);
  if (!window.stpIsWatching) watch();
  window.stpIsWatching = true;
  meet(component.data.visit);
  announce();
}

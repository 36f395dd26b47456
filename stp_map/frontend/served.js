/* What only the page of a server does: it passes on what was picked on the map, says in plain words
 * that the server was lost, and says again what another server in its place may not have heard. */

const LOST = "This page has lost its server. It keeps trying, and comes back to this view by itself. "
  + "If it does not, reload the page later: the address holds the view.";
const LOOK_AFTER = 2000; // milliseconds

let askAgain = () => {};
/** @type {(code: string) => void} */
let sayPick;
let isLooking = false;
let visit = null; // What the server calls this visit.

/* The page's style, where its document does not name it already. */
if (!document.querySelector('link[rel="stylesheet"][href="' + STYLE + '"]')) {
  make("link", document.body, { rel: "stylesheet", href: STYLE });
}

/* A pick on the map goes to the server by streamlit-folium; the page shows it at once. */
function seePick(event) {
  if (event.data?.type !== "streamlit:setComponentValue" || event.source !== mapWindow()) return;
  const code = event.data.value?.code;
  if (typeof code !== "string") return;
  picked.take(code, true);
  seeWhetherServed();
}

function pause(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

async function isServed() {
  const health = new URL("_stcore/health", document.baseURI);
  const answer = fetch(health, { cache: "no-store", signal: AbortSignal.timeout(5000) });
  return answer.then((found) => found.ok, () => false);
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

const KEPT = "stp-figures";

/* A person's own table stays in their own browser's session storage, for this tab alone, to be sent
 * again after a reload. A browser that has no room for it, or none at all, just does not offer it. */
function keep(table) {
  try {
    if (table === "") sessionStorage.removeItem(KEPT);
    else sessionStorage.setItem(KEPT, JSON.stringify(table));
  } catch { /* nothing is kept */ }
}

function kept() {
  try {
    return JSON.parse(sessionStorage.getItem(KEPT));
  } catch {
    return null;
  }
}

function offerAgain(root, send) {
  const offer = root.querySelector("[data-stp-again]");
  const table = offer && kept();
  if (!table?.columns.includes(offer.dataset.stpAgain)) return;
  offer.hidden = false;
  offer.querySelector("button").onclick = () => send(kept());
}

function watch() {
  document.documentElement.lang = "en-GB";
  window.addEventListener("message", seePick);
  document.addEventListener("click", seeWhetherServed);
  document.addEventListener("change", seeWhetherServed);
  new MutationObserver(mendNamed).observe(document.body, { childList: true, subtree: true });
}

export default function (component) {
  askAgain = () => component.setTriggerValue("returned", true);
  sayPick = (code) => component.setTriggerValue("pick", code);
  if (!window.stpWatchesServer) watch();
  window.stpWatchesServer = true;
  panel(component);
  if (component.data.keep !== null) keep(component.data.keep);
  offerAgain(component.parentElement, (table) => component.setTriggerValue("again", table));
  meet(component.data.visit);
}

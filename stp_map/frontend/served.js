/* What only the page of a server does: it says in plain words that the server was lost, and sees to
 * what Streamlit leaves out. */

const LOST = "This page has lost its server. It keeps trying, and comes back to this view by itself. "
  + "If it does not, reload the page later: the address holds the view.";

let askAgain = () => {};
let wasLost = false;

/* The page's style, where its document does not name it already. */
if (!document.querySelector('link[rel="stylesheet"][href="' + STYLE + '"]')) {
  make("link", document.body, { rel: "stylesheet", href: STYLE });
}

/* A pick on the map goes to the server by streamlit-folium; the page shows it at once. */
function seePick(event) {
  if (event.data?.type !== "streamlit:setComponentValue" || event.source !== mapWindow()) return;
  const code = event.data.value?.code;
  if (typeof code === "string") picked.take(code, true);
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
  window.addEventListener("message", seePick);
  new MutationObserver(function () {
    mendUploader();
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
  askAgain = () => component.setTriggerValue("returned", true);
  if (!window.stpWatchesServer) watch();
  window.stpWatchesServer = true;
  panel(component);
}

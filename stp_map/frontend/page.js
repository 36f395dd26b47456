/* What the page does besides showing: it announces what changed, and follows links to footprints
 * without loading the page anew. */

let pick = () => {};

function follow(event) {
  const link = event.target.closest("a[data-stp]");
  const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey;
  if (!link || !plain) return;
  event.preventDefault();
  pick(link.dataset.stp);
}

export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  pick = (code) => setTriggerValue("pick", code);
  const status = parentElement.querySelector("[data-stp-status]");
  if (status.dataset.said === undefined) {
    document.documentElement.lang = "en-GB";
    document.addEventListener("click", follow);
  } else if (status.dataset.said !== data.headline) {
    status.textContent = data.headline;
  }
  status.dataset.said = data.headline;
}

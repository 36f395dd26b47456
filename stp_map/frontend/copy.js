/* The address of the view, to be copied; also where a browser keeps its clipboard from pages.
 *
 * Streamlit shows for a few seconds that a download failed, and never why. The script asks the
 * page to say it, and takes the words away when the next download begins. */

let tell = () => {};
let wasFailing = false;

function seeFailure() {
  const isFailing = Boolean(document.querySelector('[data-testid="stDownloadButtonError"]'));
  if (isFailing && !wasFailing) {
    hideFault(false);
    tell();
  }
  wasFailing = isFailing;
}

function beginAnew(event) {
  if (event.target.closest(".st-key-download button")) hideFault(true);
}

function hideFault(isHidden) {
  const fault = document.querySelector(".st-key-export_fault");
  if (fault) fault.hidden = isHidden;
}

function watchDownloads() {
  document.addEventListener("click", beginAnew);
  new MutationObserver(seeFailure).observe(document.body, { childList: true, subtree: true });
}

function copy(field) {
  field.value = window.location.href;
  field.select();
  if (navigator.clipboard) return navigator.clipboard.writeText(field.value);
  return document.execCommand("copy") ? Promise.resolve() : Promise.reject(new Error("refused"));
}

export default function (component) {
  const root = component.parentElement;
  tell = () => component.setTriggerValue("failed", true);
  if (!window.stpWatchesDownloads) watchDownloads();
  window.stpWatchesDownloads = true;
  const field = root.querySelector("input");
  const button = root.querySelector("button");
  const status = root.querySelector("[role=status]");
  field.value = window.location.href;
  status.textContent = "";
  button.onclick = function () {
    copy(field).then(
      () => { status.textContent = "Copied"; },
      () => { status.textContent = "Press Ctrl and C to copy the marked text"; },
    );
  };
}

/* The address of the view, to be copied; also where a browser keeps its clipboard from pages. */

function copy(field) {
  field.value = window.location.href;
  field.select();
  if (navigator.clipboard) return navigator.clipboard.writeText(field.value);
  return document.execCommand("copy") ? Promise.resolve() : Promise.reject(new Error("refused"));
}

export default function (component) {
  const root = component.parentElement;
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

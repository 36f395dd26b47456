/* The choice of what stands below the map: radio buttons that look like one bar. */

function build(root, names) {
  root.replaceChildren();
  names.forEach(function (name) {
    const label = root.appendChild(document.createElement("label"));
    const input = label.appendChild(document.createElement("input"));
    input.type = "radio";
    input.name = "stp-section";
    input.value = name;
    label.appendChild(document.createElement("span")).textContent = name;
    input.addEventListener("change", () => root.open(name));
  });
}

export default function (component) {
  const { data, parentElement, setStateValue } = component;
  const root = parentElement.querySelector("[data-stp-sections]");
  root.open = (name) => setStateValue("open", name);
  if (root.isThere) return; // The browser keeps what is chosen.
  root.isThere = true;
  onceIdle().then(function () {
    build(root, data.names);
    root.querySelector('[value="' + CSS.escape(data.open) + '"]').checked = true;
  });
}

/* The choice of what stands below the map: radio buttons that look like one bar. */

export default function (root, choose) {
  root.choose = choose; // Of the last call, whoever built the buttons.
  if (root.isThere) return; // The browser keeps what is chosen.
  root.isThere = true;
  SECTIONS.forEach(function (name) {
    const label = root.appendChild(document.createElement("label"));
    const input = label.appendChild(document.createElement("input"));
    input.type = "radio";
    input.name = "stp-section";
    input.value = name;
    input.checked = name === SECTIONS[0];
    label.appendChild(document.createElement("span")).textContent = name;
    input.addEventListener("change", () => root.choose(name));
  });
}

/* What follows the map: its sources, the details, the choice of section, and the table. */

export default function (component) {
  const { data, parentElement, setStateValue, setTriggerValue } = component;
  const place = (selector) => parentElement.querySelector(selector);
  place(".stp-style-note").textContent = data.note;
  place(".stp-style-note").hidden = !data.note;
  place(".stp-sources").textContent = data.sources;
  picked.hear(data.selected);
  details(place(".stp-details"), data);

  function pick(code) {
    picked.take(code, true);
    setTriggerValue("pick", code);
  }
  // They stand below the map, and drawing them takes as long.
  onceIdle().then(function () {
    sections(place("[data-stp-sections]"), (name) => setStateValue("open", name));
    table(place("[data-stp-table]"), data, pick);
  });
}

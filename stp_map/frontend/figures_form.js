/* The form of uploaded figures: rows that are not certain, and what the figures are. Native controls
 * in a table, so that keyboards and screen readers know them. Nothing is sent before "Show". */

/* A label and its control. */
function field(parent, words, control) {
  const label = make("label", parent, { class: "stp-field" });
  make("span", label, {}, words);
  label.append(control);
  return control;
}

function options(select, pairs) {
  pairs.forEach(([value, words]) => make("option", select, { value }, words));
  return select;
}

/* A row's list: what is likeliest first, then all 44. */
function choiceOf(cell, row, data) {
  const names = new Map(data.footprints);
  const select = make("select", cell, { "aria-label": "Row " + row.row + ", " + row.key });
  options(select, [["", "Leave out"]]);
  if (row.offers.length) {
    const near = make("optgroup", select, { label: "Similar names" });
    options(near, row.offers.map((code) => [code, names.get(code)]));
  }
  options(make("optgroup", select, { label: "All footprints" }), data.footprints);
  select.value = row.is;
  return select;
}

/* What of a file may be read in several ways. What must be answered comes before anything else. */
function question(root, asked, answer) {
  const group = make("fieldset", root, { class: "stp-question" });
  make("legend", group, {}, asked.words);
  asked.choices.forEach(function ([value, words]) {
    const label = make("label", group);
    const input = make("input", label, { type: "radio", name: "stp-" + asked.topic, value });
    input.checked = value === asked.is;
    label.append(" " + words);
    input.addEventListener("change", () => answer({ topic: asked.topic, value }));
  });
}

function certain(root, data) {
  const fold = make("details", root, { class: "stp-fold" });
  make("summary", fold, {}, data.certain.length + " of " + data.footprints.length + " footprints found for certain");
  const list = make("ul", fold);
  data.certain.forEach((name) => make("li", list, {}, name));
}

function mapping(root, data) {
  const choices = new Map();
  if (!data.rows.length) return choices;
  const offered = data.rows.filter((row) => row.offers.length);
  const status = make("p", null, { role: "status", class: "stp-note" });
  if (offered.length) {
    const accept = make("button", root, { type: "button", class: "stp-press" }, "Accept all suggestions (" + offered.length + ")");
    accept.addEventListener("click", function () {
      offered.forEach((row) => { choices.get(row.key).value = row.offers[0]; });
      tell();
    });
  }
  root.append(status);
  const wide = make("div", root, { class: "stp-wide", role: "region", tabindex: "0", "aria-label": "Rows that are not certain" });
  const table = make("table", wide);
  make("caption", table, {}, "Rows that are not certain: nothing is assumed, choose what was meant");
  const head = make("tr", make("thead", table));
  ["Row", "In the file", "Footprint", "Why"].forEach((words) => make("th", head, { scope: "col" }, words));
  const body = make("tbody", table);
  data.rows.forEach(function (row) {
    const line = make("tr", body);
    make("td", line, {}, String(row.row));
    make("th", line, { scope: "row" }, row.key);
    choices.set(row.key, choiceOf(make("td", line), row, data));
    make("td", line, {}, row.why);
  });
  function tell() {
    const left = [...choices.values()].filter((select) => !select.value).length;
    status.textContent = "Rows with a footprint: " + (choices.size - left) + ". Left out: " + left + ".";
  }
  table.addEventListener("change", tell);
  tell();
  return choices;
}

function about(root, data) {
  const fields = make("fieldset", root, { class: "stp-fields" });
  make("legend", fields, {}, "What the figures are");
  const made = (words, name, attributes) => field(fields, words, make(name, null, attributes));
  const written = { type: "text", maxlength: data.longest, autocomplete: "off" };
  const column = options(made("Column to colour by", "select"), data.columns.map((each) => [each.slug, each.name]));
  const parts = {
    name: made("Name", "input", { ...written, required: "" }),
    unit: made("Unit, such as £, % or days", "input", { ...written, list: "stp-units" }),
    size: options(made("Numbers are in", "select"), data.sizes.map(([value, word]) => [value, word ? word + "s" : "units"])),
    decimals: made("Decimals", "input", { type: "number", min: 0, max: 6, step: 1 }),
    date: made("Date or period, such as 2016/17", "input", written),
    source: made("Where the figures come from", "input", { ...written, required: "" }),
  };
  function fill() {
    const of = data.columns.find((each) => each.slug === column.value);
    if (!of) return;
    parts.name.value = of.name;
    ["unit", "size", "decimals"].forEach(function (name) {
      parts[name].value = of[name];
      parts[name].disabled = !of.isNumber;
    });
  }
  column.value = data.column;
  if (!column.value && data.columns.length) column.value = data.columns[0].slug;
  column.addEventListener("change", fill);
  fill();
  parts.date.value = data.date;
  parts.source.value = data.source;
  return { column, ...parts };
}

function build(root, data, answer) {
  root.replaceChildren();
  make("p", root, {}, data.readAs);
  const open = data.questions.filter((asked) => !asked.is);
  open.forEach((asked) => question(root, asked, answer));
  if (open.length) return;
  if (data.questions.length) {
    const fold = make("details", root, { class: "stp-fold" });
    make("summary", fold, {}, "Read it another way");
    data.questions.forEach((asked) => question(fold, asked, answer));
  }
  certain(root, data);
  const choices = mapping(root, data);
  if (!data.columns.length) return;
  const parts = about(root, data);
  make("button", root, { type: "submit", class: "stp-press stp-primary" }, "Show on the map");
  root.read = function () {
    const said = Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, part.value]));
    const rows = Object.fromEntries([...choices].map(([key, select]) => [key, select.value]));
    return { ...said, decimals: Number(parts.decimals.value), rows, key: root.key };
  };
}

function goToMap() {
  const map = document.querySelector(".st-key-map");
  map?.scrollIntoView({ block: "center" });
  map?.querySelector("iframe")?.focus({ preventScroll: true });
}

export default function (component) {
  const root = component.parentElement.querySelector("form");
  root.onsubmit = function (event) { // Where a field lacks something, the browser says so itself.
    event.preventDefault();
    component.setTriggerValue("show", root.read());
    goToMap();
  };
  if (root.key === component.data.key) return; // Nothing that a person filled in is lost.
  root.key = component.data.key;
  build(root, component.data, (said) => component.setTriggerValue("answer", said));
}

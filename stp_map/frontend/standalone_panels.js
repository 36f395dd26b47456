/* The choices, the legend, the figures and the details. Text goes in as text, never as HTML. */

const BUILT = new Set(
  "a br dd details div dl dt em h2 h3 li ol p small span strong summary table tbody td th thead tr ul".split(" "),
);

function make(name, parent, text) {
  const element = document.createElement(name);
  if (text !== undefined) element.textContent = text;
  return parent ? parent.appendChild(element) : element;
}

/* A tree of [name, attributes, ...children] as elements; unknown names become plain spans. */
function build(tree, parent) {
  if (typeof tree === "string") return parent.appendChild(document.createTextNode(tree));
  const [name, attributes, ...children] = tree;
  const element = make(BUILT.has(name) ? name : "span", parent);
  if (attributes.class) element.className = attributes.class;
  if (attributes.scope) element.setAttribute("scope", attributes.scope);
  if (/^https?:/.test(attributes.href || "")) {
    element.setAttribute("href", attributes.href);
    element.setAttribute("rel", "noreferrer");
  }
  if (attributes["data-stp"]) {
    const there = Object.assign({}, now.state, { stp: attributes["data-stp"] });
    element.setAttribute("href", "#" + addressOf(there));
  }
  children.forEach((child) => build(child, element));
  return element;
}

/* ---- Choices ----------------------------------------------------------------------------- */

const inputs = { region: [], leader_type: [] };

function addGroup(form, legend, name) {
  const group = make("fieldset", form);
  make("legend", group, legend);
  data.choices[name].forEach(function (choice) {
    const label = make("label", group);
    const input = make("input", label);
    input.type = "checkbox";
    input.name = name;
    input.value = choice.slug;
    make("span", label, choice.words);
    inputs[name].push({ input: input, count: make("span", label) });
    input.addEventListener("change", () => change({ [name]: chosenIn(form, name) }));
  });
}

function chosenIn(form, name) {
  return Array.from(form.querySelectorAll('input[name="' + name + '"]:checked'), (input) => input.value);
}

function addSelect(form, label, name, also) {
  const box = make("label", form);
  box.className = "field";
  make("span", box, label);
  const select = make("select", box);
  select.name = name;
  data.choices[name].forEach(function (choice) { make("option", select, choice.words).value = choice.slug; });
  select.addEventListener("change", () => change({ [name]: select.value, ...also }));
}

/* The days of the leaders: a list with what happened, and a step back and forth. */
function addDays(form) {
  addSelect(form, L.asAt, "as_at", { mark: "changes" });
  const steps = make("div", form);
  steps.className = "steps";
  [[-1, L.earlier], [1, L.later]].forEach(function ([step, words]) {
    const button = make("button", steps, words);
    button.type = "button";
    button.dataset.step = step;
    button.addEventListener("click", function () {
      const choice = data.choices.as_at[dayNow() + step];
      if (choice) change({ as_at: choice.slug, mark: "changes" });
    });
  });
  make("p", form).id = "moment";
}

function dayNow() {
  return data.choices.as_at.findIndex((choice) => choice.slug === now.state.as_at);
}

function fillDays() {
  document.getElementById("moment").textContent = data.choices.as_at[dayNow()].moment;
  document.querySelectorAll(".steps button").forEach(function (button) {
    // Not disabled, so that focus stays where it is at either end.
    button.setAttribute("aria-disabled", String(!data.choices.as_at[dayNow() + Number(button.dataset.step)]));
  });
}

function addSearch(form) {
  const box = make("label", form);
  box.className = "field";
  make("span", box, L.search);
  const input = make("input", box);
  input.type = "search";
  input.name = "q";
  input.maxLength = 100;
  make("small", box, L.searchHint);
  input.addEventListener("input", () => change({ q: tidy(input.value) }, true));
}

function addLabelsSwitch(form) {
  const label = make("label", form);
  const input = make("input", label);
  input.type = "checkbox";
  input.name = "labels";
  make("span", label, L.labels);
  input.addEventListener("change", () => change({ labels: input.checked }));
}

function prepareControls() {
  const form = document.getElementById("form");
  form.addEventListener("submit", (event) => event.preventDefault());
  addDays(form);
  addGroup(form, L.region, "region");
  addGroup(form, L.leaderType, "leader_type");
  addSearch(form);
  addSelect(form, L.colourBy, "colour_by");
  addSelect(form, L.population, "population");
  addSelect(form, L.style, "style");
  addSelect(form, L.mark, "mark");
  addLabelsSwitch(form);
  const reset = make("button", form, L.reset);
  reset.type = "button";
  reset.addEventListener("click", () => change(Object.assign({}, first)));
  document.getElementById("controls").hidden = false;
  document.querySelector("#controls details").open = window.matchMedia("(min-width: 60rem)").matches;
}

function fillControls(view) {
  const form = document.getElementById("form");
  fillDays();
  form.querySelectorAll("input, select").forEach(function (input) {
    const value = view.state[input.name];
    if (input.name === "labels") input.checked = value;
    else if (input.type === "checkbox") input.checked = value.includes(input.value);
    else if (input !== document.activeElement || input.name !== "q") input.value = value;
  });
  Object.entries(inputs).forEach(function ([name, rows]) {
    rows.forEach(function (row) { row.count.textContent = " (" + (view.choiceCounts[name][row.input.value] || 0) + ")"; });
  });
}

/* ---- What is shown ----------------------------------------------------------------------- */

function drawHead(view) {
  const text = headlineOf(view) + ".";
  const line = document.getElementById("headline");
  if (line.textContent !== text) line.textContent = text; // Said once, only when it changes.
  const list = make("dl");
  list.className = "stp-facts";
  figuresOf(view).forEach(function ([label, value]) {
    const pair = make("div", list);
    make("dt", pair, label);
    make("dd", pair, value);
  });
  document.getElementById("figures").replaceChildren(list);
}

function drawLegend(view) {
  const list = make("ul");
  view.legend.labels.forEach(function (label, index) {
    const item = make("li", list);
    item.appendChild(swatch(view.legend.fills[index]));
    make("span", item, label);
    item.append(" ");
    make("span", item, String(view.counts[index])).className = "count";
  });
  document.getElementById("legend").replaceChildren(make("h3", null, view.legend.title), list);
}

function swatch(fillOf) {
  const drawn = document.createElementNS(SVG, "svg");
  drawn.setAttribute("class", "swatch");
  drawn.setAttribute("viewBox", "0 0 22 16");
  drawn.setAttribute("aria-hidden", "true");
  const box = drawn.appendChild(document.createElementNS(SVG, "rect"));
  const about = { x: 1, y: 1, width: 20, height: 14, fill: fillOf === "url(#hatch)" ? "url(#hatch-key)" : fillOf };
  Object.entries(about).forEach(([name, value]) => box.setAttribute(name, value));
  return drawn;
}

function drawDetails(view) {
  const box = make("div");
  if (view.selected < 0) {
    make("p", box, L.howToSelect).className = "quiet";
  } else {
    const clear = make("button", box, L.clear);
    clear.type = "button";
    clear.addEventListener("click", function () {
      const place = view.selected;
      change({ stp: "" });
      focusOn(now.view.isShown[place] ? place : current);
    });
    const pieces = data.details[view.selected][data.led[view.state.as_at][view.selected]].slice();
    if (!view.isShown[view.selected] && data.leftOutNote !== null) pieces.splice(1, 0, data.leftOutNote);
    pieces.forEach((piece) => build(data.pieces[piece], box));
  }
  document.getElementById("chosen").replaceChildren(...box.childNodes);
}

function drawWords(view) {
  const box = make("div");
  describeView(view).forEach((sentence) => make("p", box, sentence));
  document.getElementById("description").replaceChildren(...box.childNodes);
  const isFound = data.found.pins.length && view.state.q === data.found.query;
  const sources = data.attribution[view.state.population].concat(isFound && data.found.source ? [data.found.source] : []);
  document.getElementById("attribution").textContent = sources.join(". ") + ".";
  document.getElementById("style-note").textContent = styleNoteOf(view);
  document.getElementById("evidence").textContent = evidenceOf(view);
}

/* The side panel: native controls, built once, that show the view and say what was chosen.
 *
 * CHOICES, what can be chosen by parameter of the address, stands before this text (see assets.py).
 * A gesture is said as parameters and values. What was said and not yet heard by the server stays
 * as the person left it, and is said again with the next gesture, or to the server that comes in
 * the place of one that was lost.
 */

let ids = 0;

function labelled(parent, words) {
  const id = "stp-choice-" + (ids += 1);
  const box = make("div", parent, { class: "stp-choice" });
  make("label", box, { for: id }, words);
  return { box: box, id: id };
}

function group(parent, words, attributes) {
  const id = "stp-choice-" + (ids += 1);
  const box = make("div", parent, { class: "stp-choice" });
  make("span", box, { id: id, class: "stp-choice-name" }, words);
  return make("div", box, { role: "group", "aria-labelledby": id, ...attributes });
}

/* Each control gives a function that shows a value; `data` is all that the server said. */

function timeline(parent, say) {
  const { box, id } = labelled(parent, "As at");
  const now = make("output", box, { for: id, class: "stp-day", "aria-live": "off" }); // The slider says it.
  const slider = make("input", box, { id: id, type: "range", min: "0", step: "1" });
  const ends = make("div", box, { class: "stp-days", "aria-hidden": "true" });
  const moment = make("p", box, { class: "stp-moment" });
  let days = CHOICES.as_at;
  [days[0], days.at(-1)].forEach((day) => make("span", ends, {}, day[1]));
  function tell() {
    const words = days[Number(slider.value)][1];
    now.textContent = words;
    slider.setAttribute("aria-valuetext", words);
  }
  slider.addEventListener("input", tell);
  slider.addEventListener("change", () => say({ as_at: [days[Number(slider.value)][0]] }, ["mark"]));
  return function (value, data) {
    moment.textContent = data.moment;
    if (slider.matches(":active")) return; // Somebody is moving it, and would lose hold of it.
    days = CHOICES.as_at.slice();
    if (data.day) days.splice(data.day[2], 0, data.day);
    const place = days.findIndex((day) => day[0] === value);
    slider.max = String(days.length - 1);
    if (place >= 0) slider.value = String(place);
    tell();
  };
}

function pills(parent, words, name, counts, say, counted) {
  const box = group(parent, words, { class: "stp-pills" });
  const buttons = CHOICES[name].map(function (choice) {
    const button = make("button", box, { type: "button", "aria-pressed": "false" });
    button.addEventListener("click", function () {
      press(button, !isPressed(button));
      say({ [name]: CHOICES[name].filter((_, place) => isPressed(buttons[place])).map((one) => one[0]) });
    });
    return button;
  });
  const note = counted && make("p", box.parentElement, { class: "stp-counted" });
  return function (values, data) {
    if (note) note.textContent = data[counted];
    buttons.forEach(function (button, place) {
      const [slug, label] = CHOICES[name][place];
      const text = label + " (" + data[counts][place] + ")";
      if (button.textContent !== text) button.textContent = text;
      press(button, values.includes(slug));
    });
  };
}

function isPressed(button) {
  return button.getAttribute("aria-pressed") === "true";
}

function press(button, pressed) {
  if (isPressed(button) !== pressed) button.setAttribute("aria-pressed", String(pressed));
}

function list(parent, words, name, say) {
  const { box, id } = labelled(parent, words);
  const select = make("select", box, { id: id });
  let drawn = "";
  select.addEventListener("change", () => say({ [name]: [select.value] }));
  return function (value, data) {
    const own = name === "colour_by" ? data.own || [] : [];
    const options = CHOICES[name].concat(own);
    const wanted = JSON.stringify(options);
    if (wanted !== drawn) {
      select.replaceChildren();
      options.forEach((option) => make("option", select, { value: option[0] }, option[1]));
      drawn = wanted;
    }
    select.value = value;
    if (name === "classes") select.disabled = Boolean(data.unclassed);
  };
}

function radios(parent, words, name, say) {
  const box = group(parent, words, { role: "radiogroup", class: "stp-radios" });
  const inputs = CHOICES[name].map(function (choice) {
    const label = make("label", box);
    const input = make("input", label, { type: "radio", name: "stp-" + name, value: choice[0] });
    make("span", label, {}, choice[1]);
    input.addEventListener("change", () => say({ [name]: [choice[0]] }));
    return input;
  });
  return (value) => inputs.forEach((input) => { input.checked = input.value === value; });
}

function tick(parent, words, name, say) {
  const label = make("label", make("div", parent, { class: "stp-choice stp-radios" }));
  const input = make("input", label, { type: "checkbox" });
  make("span", label, {}, words);
  input.addEventListener("change", () => say({ [name]: [input.checked ? "on" : "off"] }));
  return (value) => { input.checked = value === "on"; };
}

/* Beside the map where there is room for both, else folded up above it. */
const ROOM = window.matchMedia("(min-width: 1001px)");
const TITLE = "Choose what is shown";

function foldable(root) {
  make("h2", root, { class: "stp-side-title" }, TITLE);
  const fold = make("details", root, { class: "stp-side-fold" });
  make("summary", fold, {}, TITLE);
  fold.open = ROOM.matches;
  ROOM.addEventListener("change", () => { fold.open = ROOM.matches; });
  return make("div", fold, { class: "stp-choices" });
}

function build(root) {
  const say = (fields, forgotten) => sayAll(root, fields, forgotten);
  root.replaceChildren();
  const box = foldable(root);
  root.controls = {
    as_at: timeline(box, say),
    region: pills(box, "Region", "region", "regions", say),
    leader_type: pills(box, "Leader type", "leader_type", "leader_types", say, "types_counted"),
    q: search(labelled(box, "Search"), say),
    colour_by: list(box, "Colour by", "colour_by", say),
    population: radios(box, "Population", "population", say),
    classes: list(box, "Classes", "classes", say),
    style: list(box, "Map style", "style", say),
    mark: list(box, "Mark on the map", "mark", say),
    labels: tick(box, "Labels", "labels", say),
  };
  const reset = make("button", box, { type: "button", class: "stp-reset" }, "Reset");
  reset.addEventListener("click", () => sayReset(root));
  root.said = 0;
  root.waiting = {};
}

function buildOnce(root) {
  if (!root.controls) build(root);
  show(root, root.newest);
}

/* Say what was chosen, with all that the server has not heard yet. */
function sayAll(root, fields, forgotten) {
  (forgotten || []).forEach((name) => delete root.waiting[name]);
  Object.assign(root.waiting, fields);
  root.said += 1;
  root.tell({ n: root.said, fields: root.waiting, reset: root.isReset });
}

/* The reset shows at once, so that a choice right after it starts from what it leaves. */
function sayReset(root) {
  root.waiting = {};
  root.isReset = true;
  picked.drop();
  sayAll(root, {});
  show(root, root.data);
}

function show(root, data) {
  const isElsewhere = root.data && root.data.visit !== data.visit;
  root.data = data;
  if (data.heard >= root.said) {
    root.said = data.heard;
    root.waiting = {};
    root.isReset = false;
  }
  const isUnheard = root.isReset || Object.keys(root.waiting).length > 0;
  if (isElsewhere && isUnheard) setTimeout(() => sayAll(root, {})); // Not while React draws.
  const told = root.isReset ? { ...data, is: CHOICES.default, day: null, unclassed: false } : data;
  Object.entries(root.controls).forEach(function ([name, control]) {
    const said = root.waiting[name];
    const isList = Array.isArray(told.is[name]);
    control(said === undefined ? told.is[name] : isList ? said : said[0] || "", told);
  });
}

export default function (component) {
  page(component); // What the whole page does besides showing.
  above(component.parentElement.querySelector("[data-stp-above]"), component.data.above);
  const root = component.parentElement.querySelector("[data-stp-panel]");
  root.tell = (gesture) => component.setTriggerValue("gesture", gesture);
  root.newest = component.data;
  if (root.controls) show(root, root.newest);
  else onceIdle().then(() => buildOnce(root));
}

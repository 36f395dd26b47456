/* The search box: a combobox (WAI-ARIA 1.2) that suggests names and towns while somebody types. What
 * it suggests comes from facts that are fetched when the box is first entered; postcodes stay on the
 * server. Without a suggestion the text is searched for as it was typed. */

const LEAST = 2; // letters
const LONDON = "London, Greater London"; // As the list of towns has it.
const MOST = 8; // suggestions
const MOST_OF_A_KIND = 3; // while there are others

/* Everything that can be suggested. */
function known(found) {
  const [facts, read] = found;
  const town = facts.kinds.length - 1;
  const places = read.map(function ([name, county, where]) {
    const there = Array.isArray(where) ? where.map((pair) => pair[0] - 1) : where ? [where - 1] : [];
    const asked = name + ", " + county;
    return { kind: town, name: asked, asked: asked, key: keyOf(asked), codes: [], places: there, abroad: county };
  });
  const towns = places.filter((place) => place.name !== LONDON); // A region of five footprints.
  return { kinds: facts.kinds, all: namesIn(facts).concat(towns) };
}

/* At most so many, those first whose name begins as what was typed, and no kind crowding out others. */
function suggested(typed, day, { all }) {
  const asked = keyOf(typed);
  if (asked.length < LEAST) return [];
  const words = asked.split(" ");
  const known = all.filter((each) => !each.days || each.days.includes(day));
  const found = known.filter((each) => each.codes.includes(asked) || beginWords(words, each.key));
  const isFirst = (each) => each.codes.includes(asked) || each.key.replace(/^(nhs|the) /, "").startsWith(asked);
  const ranked = found.filter(isFirst).concat(found.filter((each) => !isFirst(each)));
  const counts = {};
  const few = ranked.filter((each) => (counts[each.kind] = (counts[each.kind] || 0) + 1) <= MOST_OF_A_KIND);
  const more = ranked.filter((each) => !few.includes(each));
  return few.concat(more).slice(0, MOST);
}

function whereIs(each, names) {
  const places = each.places.map((index) => names[index]);
  if (!places.length) return each.abroad + ", outside England";
  return places.length < 2 ? places.join("") : places.slice(0, -1).join(", ") + " and " + places.at(-1);
}

export default function ({ box, id }, say) {
  box.classList.add("stp-search");
  const input = make("input", box, {
    id: id, type: "search", role: "combobox", autocomplete: "off", spellcheck: "false",
    enterkeyhint: "search", placeholder: WORDS.searchHint,
    "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": id + "-list",
  });
  const list = make("ul", box, { id: id + "-list", role: "listbox", "aria-label": WORDS.suggestions, hidden: "" });
  const status = make("div", box, { class: "stp-unseen", role: "status" });
  let facts = null;
  let options = [];
  let active = -1;
  let day = "";
  let shown = "";
  let isTyping = false;

  function close() {
    options = [];
    active = -1;
    list.hidden = true;
    list.replaceChildren();
    status.textContent = "";
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function suggest() {
    close();
    if (!facts) return;
    options = suggested(input.value, day, facts);
    if (!options.length) return;
    const names = facts.all.slice(0, CODES.length).map((each) => each.name);
    options.forEach(function (each, index) {
      const line = make("li", list, { id: id + "-" + index, role: "option", "aria-selected": "false" });
      make("span", line, {}, each.name);
      const where = each.kind ? ", " + whereIs(each, names) : "";
      make("small", line, {}, facts.kinds[each.kind] + where);
      line.addEventListener("click", () => take(each));
    });
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    status.textContent = WORDS.suggested.replace("{count}", String(options.length));
  }

  function move(step) {
    list.children[active]?.setAttribute("aria-selected", "false");
    active = (active + step + (active < 0 && step < 0 ? 1 : 0) + options.length) % options.length;
    list.children[active].setAttribute("aria-selected", "true");
    list.children[active].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", list.children[active].id);
  }

  function take(each) {
    input.value = each.asked;
    shown = each.asked;
    isTyping = false;
    close();
    say({ q: [each.asked], stp: [each.places.length === 1 ? CODES[each.places[0]] : ""] });
  }

  function sayIt() {
    isTyping = false;
    close();
    if (input.value === shown) return;
    shown = input.value;
    say({ q: [shown] });
  }

  const keys = {
    ArrowDown: () => (options.length ? move(1) : suggest()),
    ArrowUp: () => (options.length ? move(-1) : suggest()),
    Enter: () => (active >= 0 && options.length ? take(options[active]) : "itself"),
    Escape: () => (options.length ? close() : "itself"),
  };

  input.addEventListener("focus", function () {
    Promise.all(FACTS.search.map(factsAt)).then(function (found) {
      facts = facts || known(found);
      if (isTyping && document.activeElement === input) suggest();
    }, () => {}); // The search works without them.
  });
  input.addEventListener("input", function () {
    isTyping = true;
    suggest();
  });
  input.addEventListener("keydown", function (event) {
    if (event.isComposing || !keys[event.key]) return;
    if (keys[event.key]() !== "itself") event.preventDefault();
  });
  list.addEventListener("mousedown", (event) => event.preventDefault()); // The box keeps the keyboard.
  input.addEventListener("blur", close);
  input.addEventListener("change", sayIt);
  input.addEventListener("search", sayIt); // Enter, or the cross that empties it.
  return function (value, data) {
    const steps = CHOICES.as_at.map((choice) => choice[0]); // Leaders change on these days alone.
    day = steps.includes(data.is.as_at) ? data.is.as_at : steps[data.day[2] - 1];
    shown = value;
    if (isTyping && document.activeElement === input) return;
    isTyping = false;
    if (input.value !== value) input.value = value;
  };
}

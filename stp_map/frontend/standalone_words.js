/* Sentences and numbers, the same as stp_map/analysis/sentences.py and describe.py write. */

const data = JSON.parse(document.getElementById("data").textContent);
const S = data.sentences;
const L = data.labels;

function fill(template, values) {
  return template.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}

function halfEven(number) {
  const floor = Math.floor(number);
  if (number - floor !== 0.5) return Math.round(number);
  return floor % 2 === 0 ? floor : floor + 1;
}

function thousands(number) {
  return String(number).replace(/\B(?=(\d{3})+$)/g, ",");
}

function wholeNumber(number) {
  return thousands(halfEven(number));
}

/* Rounds to even only where the binary number lies exactly between, as Python does. */
function oneDecimal(number) {
  return (number * 4) % 1 === 0 ? (halfEven(number * 10) / 10).toFixed(1) : number.toFixed(1);
}

function peopleShort(people) {
  if (people < 1e6) return thousands(halfEven(people / 100) * 100);
  const millions = people / 1e6;
  return fill(S.million, { number: millions.toFixed(millions >= 10 ? 1 : 2) });
}

function listed(items, last) {
  if (items.length < 2) return items.join("");
  return items.slice(0, -1).join(", ") + (last || S.and) + items[items.length - 1];
}

function choiceOf(name, slug) {
  return data.choices[name].find((choice) => choice.slug === slug);
}

function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}

function populationOf(place, state) {
  return data.numbers["population/" + state.population][place];
}

function leaderOf(place, state) {
  return data.leaders[place][data.led[state.as_at][place]];
}

function named(state) {
  return state.as_at === "latest-known" ? S.known : S.confirmed;
}

function headlineOf(view) {
  const { shown, state } = view;
  const all = data.footprints.length;
  if (!shown.length) return S.nothing;
  const total = sum(shown.map((place) => populationOf(place, state)));
  const people = peopleShort(total) + " " + choiceOf("population", state.population).phrase;
  if (shown.length === 1) {
    const leader = leaderOf(shown[0], state);
    const name = data.footprints[shown[0]].name;
    const led = state.as_at === "latest-known" ? S.oneLastLed : S.oneLed;
    return fill(leader.confirmed ? led : S.oneUnled, { name: name, people: people, leader: leader.name });
  }
  const led = shown.filter((place) => leaderOf(place, state).confirmed).length;
  if (shown.length === all) {
    const some = fill(led === all ? S.all : S.someOf, { some: led, all: all });
    return fill(S.whole, { led: some, named: named(state), all: all, people: people });
  }
  const values = { shown: shown.length, all: all, people: people, named: named(state), led: someOf(led, shown.length) };
  return fill(S.part, values);
}

function someOf(some, of) {
  if (some === of) return of === 2 ? S.both : fill(S.allHave, { count: of });
  if (some === 0) return S.noneHas;
  return fill(some === 1 ? S.has : S.have, { count: some });
}

function figuresOf(view) {
  const { shown, state } = view;
  const people = sum(shown.map((place) => populationOf(place, state)));
  const noun = choiceOf("population", state.population).phrase;
  const led = shown.filter((place) => leaderOf(place, state).confirmed).length;
  const leaders = state.as_at === "latest-known" ? L.leadersKnown : L.leadersConfirmed;
  return [
    [L.shown, fill(S.ofAll, { some: shown.length, all: data.footprints.length })],
    [noun[0].toUpperCase() + noun.slice(1), shown.length ? peopleShort(people) : "0"],
    [L.averageLabel, shown.length ? peopleShort(people / shown.length) : L.dash],
    [leaders, fill(S.ofAll, { some: led, all: shown.length })],
  ];
}

function filtersInWords(state) {
  const parts = [];
  if (state.region.length) parts.push(listed(state.region.map((slug) => choiceOf("region", slug).words)));
  if (state.leader_type.length) {
    const kinds = state.leader_type.map((slug) => choiceOf("leader_type", slug).phrase);
    parts.push(fill(S.leaderType, { kinds: kinds.join(S.or) }));
  }
  if (state.q) parts.push(fill(S.search, { query: state.q }));
  return parts.join("; ");
}

function subtitleOf(view) {
  const all = data.footprints.length;
  const count = view.shown.length;
  const filters = filtersInWords(view.state);
  return fill(S.subtitle, {
    measure: view.legend.title,
    coverage: fill(count === all ? S.coverageWhole : S.coveragePart, { shown: count, all: all }),
    edition: choiceOf("as_at", view.state.as_at).phrase,
    filters: filters ? " (" + filters + ")" : "",
  });
}

function describeView(view) {
  const parts = [fill(S.map, { subtitle: subtitleOf(view) }), headlineOf(view) + "."];
  if (view.shown.length) {
    parts.push(extremesOf(view));
    const counts = view.legend.labels.map((label, index) => label + ": " + view.counts[index]);
    parts.push(fill(S.classes, { title: view.legend.title, counts: counts.join("; ") }));
    parts.push(regionsOf(view));
  }
  if (view.selected >= 0) {
    parts.push(fill(S.selected, {
      name: data.footprints[view.selected].name,
      value: view.legend.values[view.selected],
      leader: leaderOf(view.selected, view.state).line,
    }));
  }
  return parts.concat(evidenceOf(view)).filter(Boolean);
}

function evidenceOf(view) {
  const weak = view.shown.filter((place) => leaderOf(place, view.state).unverified);
  if (!weak.length) return "";
  const numbers = listed(weak.map((place) => data.footprints[place].number));
  return fill(weak.length === 1 ? S.unverifiedOne : S.unverified, { numbers: numbers });
}

function extremesOf(view) {
  const known = view.measure ? view.shown.filter((place) => view.measure[place] !== null) : [];
  if (!known.length) return "";
  const values = known.map((place) => view.measure[place]);
  const low = known[values.indexOf(Math.min(...values))];
  const high = known[values.indexOf(Math.max(...values))];
  if (view.measure[low] === view.measure[high]) {
    return known.length === view.shown.length ? fill(S.allSame, { value: view.legend.values[low] }) : "";
  }
  const named = function (place) {
    const tied = values.filter((value) => value === view.measure[place]).length;
    return tied === 1 ? data.footprints[place].name : fill(S.footprints, { count: tied });
  };
  return fill(S.extremes, {
    high: named(high),
    highValue: view.legend.values[high],
    low: named(low),
    lowValue: view.legend.values[low],
  });
}

function regionsOf(view) {
  const parts = [];
  data.choices.region.forEach(function (region) {
    const places = view.shown.filter((place) => data.footprints[place].region === region.slug);
    if (places.length) parts.push(region.words + ": " + patternOf(places, view));
  });
  return fill(S.regions, { parts: parts.join("; ") });
}

function classesOf(places, view) {
  const counts = countsBy(places, (place) => view.legend.classOf[place]);
  const found = view.legend.labels.map((label, index) => (counts[index] ? counts[index] + " " + label : ""));
  return found.filter(Boolean).join(", ");
}

function patternOf(places, view) {
  const count = fill(places.length === 1 ? S.footprint : S.footprints, { count: places.length });
  if (view.legend.own) return fill(S.mixed, { count: count, mix: classesOf(places, view) });
  if (view.measure) {
    const average = sum(places.map((place) => view.measure[place])) / places.length;
    return fill(S.average, { count: count, average: average < 100 ? oneDecimal(average) + view.legend.unit : wholeNumber(average) });
  }
  const kinds = new Map();
  places.forEach(function (place) {
    const kind = choiceOf("leader_type", leaderOf(place, view.state).type).words;
    kinds.set(kind, (kinds.get(kind) || 0) + 1);
  });
  const most = Array.from(kinds).sort((one, other) => other[1] - one[1]);
  return fill(S.leaders, { count: count, mix: most.map(([kind, number]) => number + " " + kind).join(", ") });
}

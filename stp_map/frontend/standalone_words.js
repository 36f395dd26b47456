/* Sentences and numbers: what stp_map/analysis/sentences.py and describe.py say of a view, from the
 * same phrases (stp_map/analysis/phrases.py). */

function phrase(name, filled) {
  return DATA.phrases[name].replace(/\{(\w+)\}/g, (_, gap) => String(filled[gap]));
}

function halfEven(number) {
  const floor = Math.floor(number);
  if (number - floor !== 0.5) return Math.round(number);
  return floor % 2 === 0 ? floor : floor + 1;
}

function wholeNumber(number) {
  return String(halfEven(number)).replace(/\B(?=(\d{3})+$)/g, ",");
}

/* Rounds to even only where the binary number lies exactly between, as Python does. */
function oneDecimal(number) {
  return (number * 4) % 1 === 0 ? (halfEven(number * 10) / 10).toFixed(1) : number.toFixed(1);
}

function peopleShort(people) {
  if (people < 1e6) return wholeNumber(halfEven(people / 100) * 100);
  const millions = people / 1e6;
  return phrase("million", { number: millions.toFixed(millions >= 10 ? 1 : 2) });
}

function listed(items) {
  return items.length < 2 ? items.join("") : items.slice(0, -1).join(", ") + " and " + items.at(-1);
}

function count(number) {
  return phrase(number === 1 ? "footprint" : "footprints", { count: number });
}

function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}

function wordsOf(name, slug) {
  return CHOICES[name].find((choice) => choice[0] === slug)[1];
}

function peopleIn(scene) {
  return sum(scene.shown.map((index) => DATA.numbers["population/" + scene.view.population][index]));
}

function leadsIn(scene) {
  return scene.shown.map((index) => leaderOf(index, scene.view));
}

function headlineOf(scene) {
  const { shown, view } = scene;
  const [all, day, base] = [CODES.length, DATA.days[view.as_at], DATA.bases[view.population]];
  if (!shown.length) return phrase("nothing", {});
  const people = peopleShort(peopleIn(scene)) + " " + base.noun;
  const leads = leadsIn(scene);
  if (shown.length === 1) {
    return phrase("one", { name: DATA.footprints[shown[0]].name, people: people, lead: leads[0].clause });
  }
  const isWhole = shown.length === all;
  const said = { all: all, people: people, shown: shown.length, how: day.how, weak: notVerified(leads) };
  if (!day.how) {
    const told = leadsInWords(leads, day);
    return phrase(isWhole ? "whole_later" : "part_later", { ...said, leads: isWhole ? begun(told) : told });
  }
  const led = leads.filter((lead) => lead.isLeading).length;
  if (!isWhole) return phrase("part_counted", { ...said, led: someOf(led, shown.length) });
  const some = phrase(led === all ? "all" : "some", { some: led, all: all });
  return phrase("whole_counted", { ...said, led: begun(some) });
}

function begun(words) {
  return words[0].toUpperCase() + words.slice(1);
}

function standingsOf(leads) {
  return countsBy(leads, (lead) => lead.standing);
}

function unverifiedOf(leads) {
  return leads.filter((lead) => lead.weakness === "unverified").length;
}

function notVerified(leads) {
  const count = unverifiedOf(leads);
  return count ? phrase(count === 1 ? "not_verified_one" : "not_verified", { count: count }) : "";
}

function leadsInWords(leads, day) {
  const counts = standingsOf(leads);
  const parts = DATA.standings.filter((slug) => counts[slug]).map(function (slug) {
    return phrase(slug + (counts[slug] === 1 ? "_one" : "_some"), { count: counts[slug] });
  });
  const on = day.day ? phrase("on", { day: day.day }) : "";
  return phrase("leads", { count: leads.length, day: on, parts: listed(parts) });
}

/* Label and value of the key figure on leads. */
function figureOfLeads(leads, day) {
  const counts = standingsOf(leads);
  const value = (some) => phrase("of", { some: some || 0, all: leads.length });
  const unverified = unverifiedOf(leads);
  const said = function (slugs) {
    return slugs.filter((slug) => counts[slug]).map((slug) => phrase("figure_" + slug, { count: counts[slug] }));
  };
  const weak = unverified ? [phrase("figure_not_verified", { count: unverified })] : [];
  const labelled = function (label, others) {
    return others.length ? phrase("figure_with", { label: label, said: others.join(", ") }) : label;
  };
  if (day.how) {
    const led = leads.filter((lead) => lead.isLeading).length;
    return [labelled(phrase("figure_counted", { how: day.how, day: day.day }), weak), value(led)];
  }
  if (day.day) {
    const others = said(DATA.standings.filter((slug) => slug !== "known"));
    return [labelled(phrase("figure_known", {}), others.concat(weak)), value(counts.known)];
  }
  const others = said(["ended", "to-be-confirmed"]);
  return [labelled(phrase("figure_last_known", {}), others.concat(weak)), value(counts["last-known"])];
}

function someOf(some, all) {
  if (some === all) return phrase(all === 2 ? "both_have" : "all_have", { all: all });
  return phrase(["none_has", "one_has"][some] || "some_have", { some: some });
}

function figuresOf(scene) {
  const { shown, view } = scene;
  const people = peopleIn(scene);
  const noun = DATA.bases[view.population].noun;
  return [
    [phrase("footprints_shown", {}), phrase("of", { some: shown.length, all: CODES.length })],
    [noun[0].toUpperCase() + noun.slice(1), shown.length ? peopleShort(people) : "0"],
    [phrase("average", {}), shown.length ? peopleShort(people / shown.length) : phrase("no_average", {})],
    figureOfLeads(leadsIn(scene), DATA.days[view.as_at]),
  ];
}

function captionOf({ shown, view }) {
  return phrase("caption", {
    count: count(shown.length),
    edition: DATA.days[view.as_at].phrase,
    people: DATA.bases[view.population].title,
  });
}

function filtersInWords(view) {
  const parts = [];
  if (view.region.length) parts.push(listed(view.region.map((slug) => wordsOf("region", slug))));
  if (view.leader_type.length) {
    const kinds = view.leader_type.map((slug) => DATA.leaderTypes[slug]).join(" or ");
    parts.push(phrase(DATA.days[view.as_at].how ? "leader_type" : "last_known_leader_type", { kinds: kinds }));
  }
  if (view.q) parts.push(phrase("search", { query: view.q }));
  return parts.join("; ");
}

/* How many of the footprints shown a picture tells of: of uploaded figures, those with data. */
function covered({ shown, legend, values }) {
  const known = legend.isUploaded ? shown.filter((index) => values[index] !== WORDS.noData).length : 0;
  return known || shown.length;
}

function subtitleOf(scene) {
  const { view, legend } = scene;
  const count = covered(scene);
  const isWhole = count === CODES.length;
  const filters = filtersInWords(view);
  return phrase("subtitle", {
    measure: legend.title,
    coverage: phrase(isWhole ? "coverage_whole" : "coverage_part", { shown: count, all: CODES.length }),
    edition: DATA.days[view.as_at].phrase,
    filters: filters ? " (" + filters + ")" : "",
  });
}

/* The view in sentences, most important first. */
function describe(scene) {
  const parts = [phrase("map", { subtitle: subtitleOf(scene) }), headlineOf(scene) + "."];
  if (scene.shown.length) parts.push(extremesOf(scene), classesOf(scene), regionsOf(scene));
  if (scene.selected >= 0) {
    parts.push(phrase("selected", {
      name: DATA.footprints[scene.selected].name,
      value: scene.values[scene.selected],
      leader: leaderOf(scene.selected, scene.view).line,
    }));
  }
  return parts.concat(evidenceOf(scene)).filter(Boolean);
}

/* Weakest first. */
function evidenceOf({ shown, view }) {
  return DATA.weakest.map(function (grade) {
    const weak = shown.filter((index) => leaderOf(index, view).weakness === grade);
    const numbers = listed(weak.map((index) => DATA.footprints[index].number));
    return weak.length ? phrase(weak.length === 1 ? grade + "_one" : grade, { numbers: numbers }) : "";
  }).filter(Boolean).join(" ");
}

function extremesOf({ shown, numbers, values }) {
  const known = shown.filter((index) => numbers && numbers[index] !== null);
  if (!known.length) return "";
  const found = known.map((index) => numbers[index]);
  const [low, high] = [Math.min(...found), Math.max(...found)].map((limit) => known[found.indexOf(limit)]);
  if (numbers[low] === numbers[high]) {
    return known.length === shown.length ? phrase("all_same", { value: values[low] }) : "";
  }
  const named = function (index) {
    const tied = found.filter((number) => number === numbers[index]).length;
    return tied === 1 ? DATA.footprints[index].name : count(tied);
  };
  return phrase("extremes", {
    high: named(high), high_value: values[high], low: named(low), low_value: values[low],
  });
}

function classesOf({ legend, counts }) {
  const said = legend.labels.map((label, at) => label + ": " + (counts[at] || 0));
  return phrase("classes", { title: legend.title, counts: said.join("; ") });
}

function regionsOf(scene) {
  const parts = CHOICES.region.map(function ([slug, words]) {
    const indexes = scene.shown.filter((index) => DATA.footprints[index].region === slug);
    return indexes.length ? words + ": " + patternOf(indexes, scene) : "";
  });
  return phrase("regions", { parts: parts.filter(Boolean).join("; ") });
}

function patternOf(indexes, { legend, numbers, view }) {
  const counted = count(indexes.length);
  if (legend.isUploaded) {
    const counts = countsBy(indexes, (index) => legend.classOf[index]);
    const mix = legend.labels.map((label, at) => (counts[at] ? counts[at] + " " + label : ""));
    return phrase("mix", { count: counted, mix: mix.filter(Boolean).join(", ") });
  }
  if (numbers) {
    const average = sum(indexes.map((index) => numbers[index])) / indexes.length;
    const words = average < 100 ? oneDecimal(average) + legend.unit : wholeNumber(average);
    return phrase("mean", { count: counted, average: words });
  }
  const kinds = countsBy(indexes, (index) => wordsOf("leader_type", leaderOf(index, view).type));
  const most = Object.entries(kinds).sort((one, other) => other[1] - one[1]);
  const mix = most.map(([kind, some]) => some + " " + kind).join(", ");
  return phrase(DATA.days[view.as_at].how ? "mix_of_leaders" : "mix_of_leads", { count: counted, mix: mix });
}

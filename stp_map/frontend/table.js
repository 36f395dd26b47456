/* The table of what is shown: a real HTML table, sortable, whose rows select footprints. */

/* Rows drawn at once. Of more, those that follow are drawn when the last one comes into sight: the
 * browser lays out every row anew whenever one is marked, which with 7,000 was most of a click. */
const AT_ONCE = 250;

function rowsOf(facts, state) {
  const places = Array.from(state.rows, (shown, place) => (shown === "1" ? place : -1));
  return places.filter((place) => place >= 0).map(function (place) {
    const [number, name, region, ...counts] = facts.fixed[place];
    const [leader, post, type, mark] = facts.leaders[place][leadAt(state.leads, place)];
    const [people, density] = facts.people[state.base][place];
    return {
      code: facts.codes[place],
      cells: [number, name, region, leader, type, people, density, ...counts]
        .concat(state.own ? [state.own.values[place]] : []),
      post: post,
      mark: mark,
    };
  });
}

function comparable(cell) {
  const number = Number(String(cell).replaceAll(/[,£%]/g, "").replace("\u2212", "-"));
  return Number.isNaN(number) ? String(cell).toLocaleLowerCase("en-GB") : number;
}

function sorted(rows, order) {
  const sign = order.descending ? -1 : 1;
  const words = new Intl.Collator("en-GB");
  return rows.map((row) => [comparable(row.cells[order.column]), row]).sort(function ([a], [b]) {
    if (typeof a === "string" && typeof b === "string") return sign * words.compare(a, b);
    if (typeof a !== typeof b) return typeof a === "number" ? -1 : 1; // No data comes last.
    return sign * (a - b);
  }).map(([, row]) => row);
}

const NUMERIC = new Set([0, 5, 6, 7, 8, 9]);

function drawHead(table, headings, order, redraw) {
  const row = make("tr", make("thead", table));
  headings.forEach(function (heading, column) {
    const cell = make("th", row);
    cell.scope = "col";
    if (NUMERIC.has(column)) cell.className = "stp-number";
    const isSorted = order.column === column;
    if (isSorted) cell.setAttribute("aria-sort", order.descending ? "descending" : "ascending");
    const button = make("button", cell, {}, heading);
    button.type = "button";
    button.dataset.column = String(column);
    const sign = make("span", button, {}, isSorted ? (order.descending ? " \u2193" : " \u2191") : "");
    sign.setAttribute("aria-hidden", "true");
    button.addEventListener("click", () => redraw(column));
  });
}

function markSelected(root, code) {
  root.querySelectorAll("tr.stp-selected").forEach((line) => mark(line, false));
  const line = code && root.querySelector('tr[data-code="' + CSS.escape(code) + '"]');
  if (line) mark(line, true);
}

function mark(line, isSelected) {
  line.classList.toggle("stp-selected", isSelected);
  line.querySelector("th button").setAttribute("aria-pressed", String(isSelected));
}

function drawRow(body, row) {
  const line = make("tr", body);
  line.dataset.code = row.code;
  row.cells.forEach(function (text, column) {
    if (column === 1) {
      const head = make("th", line);
      head.scope = "row";
      const button = make("button", head, {}, text);
      button.type = "button";
      button.setAttribute("aria-pressed", "false");
      return;
    }
    const cell = make("td", line, {}, text);
    if (NUMERIC.has(column)) cell.className = "stp-number";
    if (column === 3 && row.post) make("small", cell, {}, row.post);
    if (column === 3 && row.mark) make("span", cell, { class: "stp-mark" }, row.mark);
  });
}

/* Draws the first rows, and gives what draws as many more, or all. */
function drawBody(root, table, rows) {
  const body = make("tbody", table);
  table.setAttribute("aria-rowcount", String(rows.length + 1)); // The head is a row too.
  body.addEventListener("click", (event) => root.pick(event.target.closest("tr").dataset.code));
  const left = rows.slice();
  const sight = new IntersectionObserver(function (seen) {
    if (seen.some((each) => each.isIntersecting)) drawMore(AT_ONCE);
  });
  function drawMore(count) {
    sight.disconnect();
    left.splice(0, count).forEach((row) => drawRow(body, row));
    markSelected(root, picked.now());
    if (left.length) sight.observe(body.lastChild);
  }
  return drawMore;
}

/* Called anew with every change of the page; what was there is drawn over. */
export default function (root, data, pick) {
  const isFirst = !root.current;
  root.current = data;
  root.pick = pick; // Of the last call, whoever drew the rows.
  root.order = root.order || { column: 0, descending: false };
  if (isFirst) {
    picked.watch(() => markSelected(root, picked.now()));
    window.addEventListener("beforeprint", () => root.drawMore?.(Infinity));
  }

  /* A selection alone marks other rows; anything else draws the table anew. */
  function draw(facts) {
    const { rows, leads, base, caption, own } = root.current;
    const drawn = JSON.stringify([rows, leads, base, caption, own, root.order]);
    if (drawn !== root.drawn) drawAnew(facts);
    else markSelected(root, picked.now());
    root.drawn = drawn;
  }

  function drawAnew(facts) {
    const state = root.current;
    const focused = root.getRootNode().activeElement;
    const focusKey = focused && root.contains(focused) ? placeOf(focused) : null;
    const table = document.createElement("table");
    make("caption", table, {}, state.caption);
    drawHead(table, facts.headings.concat(state.own ? [state.own.heading] : []), root.order, function (column) {
      const again = root.order.column === column;
      root.order = { column: column, descending: again && !root.order.descending };
      draw(facts);
    });
    root.replaceChildren(table);
    root.drawMore = drawBody(root, table, sorted(rowsOf(facts, state), root.order));
    root.drawMore(AT_ONCE);
    if (focusKey) root.querySelector(focusKey)?.focus({ preventScroll: true });
  }

  function placeOf(button) {
    const line = button.closest("tr[data-code]");
    if (line) return 'tr[data-code="' + CSS.escape(line.dataset.code) + '"] button';
    return 'button[data-column="' + button.dataset.column + '"]';
  }

  factsAt(FACTS.table).then(draw).catch(function () {
    root.textContent = "The table could not be loaded. Reload the page to try again.";
  });
}

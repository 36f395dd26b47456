/* The table of what is shown: sortable by every column, a footprint's name selects it. */

const NUMERIC = new Set([0, 5, 6, 7]);
const OWN = data.table.headings.length; // The column of what the map shows, where it has none of its own.
let order = { column: 0, descending: false };

function rowsOf(view) {
  const facts = data.table;
  return view.shown.map(function (place) {
    const [number, name, region, ccgs] = facts.fixed[place];
    const [leader, post, type, mark] = leaderOf(place, view.state).cells;
    const [people, density] = facts.people[view.state.population][place];
    const own = view.legend.hasColumn ? [] : [view.legend.values[place]];
    return { place: place, cells: [number, name, region, leader, type, people, density, ccgs, ...own], post: post, mark: mark };
  });
}

function isNumeric(column, view) {
  return NUMERIC.has(column) || (column === OWN && view.measure !== null);
}

/* Footprints without data stay at the end, whichever way the column is sorted. */
function sorted(rows, view) {
  const numeric = isNumeric(order.column, view);
  const value = (row) => {
    const cell = row.cells[order.column];
    if (numeric && order.column === OWN) return view.measure[row.place];
    return numeric ? Number(String(cell).replaceAll(",", "")) : String(cell);
  };
  const compare = numeric ? (a, b) => a - b : (a, b) => a.localeCompare(b, "en-GB");
  const sign = order.descending ? -1 : 1;
  return rows.sort(function (one, other) {
    const [a, b] = [value(one), value(other)];
    return a === null || b === null ? (a === null) - (b === null) : sign * compare(a, b);
  });
}

function tableHead(table, view) {
  const row = make("tr", make("thead", table));
  data.table.headings.concat(view.legend.hasColumn ? [] : [view.legend.title]).forEach(function (heading, column) {
    const cell = make("th", row);
    const isSorted = order.column === column;
    cell.scope = "col";
    if (isNumeric(column, view)) cell.className = "number";
    if (isSorted) cell.setAttribute("aria-sort", order.descending ? "descending" : "ascending");
    const button = make("button", cell, heading);
    button.type = "button";
    button.dataset.key = "column-" + column;
    const sign = make("span", button, isSorted ? (order.descending ? " \u2193" : " \u2191") : "");
    sign.setAttribute("aria-hidden", "true");
    button.addEventListener("click", function () {
      order = { column: column, descending: isSorted && !order.descending };
      drawTable(view);
    });
  });
}

function tableRow(body, row, view) {
  const line = make("tr", body);
  const isSelected = row.place === view.selected;
  if (isSelected) line.className = "selected";
  row.cells.forEach(function (text, column) {
    const cell = make(column === 1 ? "th" : "td", line);
    if (isNumeric(column, view)) cell.className = "number";
    if (column !== 1) {
      cell.textContent = text;
      if (column === 3 && row.post) make("small", cell, row.post);
      if (column === 3 && row.mark) make("em", cell, row.mark);
      return;
    }
    cell.scope = "row";
    const button = make("button", cell, text);
    button.type = "button";
    button.dataset.key = "row-" + row.place;
    button.setAttribute("aria-pressed", String(isSelected));
    button.addEventListener("click", () => pick(row.place));
  });
}

function drawTable(view) {
  const box = document.getElementById("table");
  const focused = box.contains(document.activeElement) ? document.activeElement.dataset.key : null;
  const state = view.state;
  if (order.column === OWN && view.legend.hasColumn) order = { column: 0, descending: false };
  const table = make("table");
  const count = view.shown.length;
  make("caption", table, fill(S.caption, {
    count: fill(count === 1 ? S.footprint : S.footprints, { count: count }),
    edition: choiceOf("as_at", state.as_at).phrase,
    people: choiceOf("population", state.population).title,
  }));
  tableHead(table, view);
  const body = make("tbody", table);
  sorted(rowsOf(view), view).forEach((row) => tableRow(body, row, view));
  box.replaceChildren(table);
  if (focused) {
    const again = box.querySelector('[data-key="' + focused + '"]');
    if (again) again.focus({ preventScroll: true });
  }
}

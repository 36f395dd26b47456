/* The table of what is shown: sortable by every column, a footprint's name selects it. */

const NUMERIC = new Set([0, 5, 6, 7]);
const OWN = data.table.headings.length; // The column of a person's own figures, where these are shown.
let order = { column: 0, descending: false };

function rowsOf(view) {
  const facts = data.table;
  return view.shown.map(function (place) {
    const [number, name, region, ccgs] = facts.fixed[place];
    const [leader, post, type, mark] = data.leaders[view.state.as_at][place].cells;
    const [people, density] = facts.people[view.state.population][place];
    const own = isOwn(view.state) ? [view.legend.values[place]] : [];
    return { place: place, cells: [number, name, region, leader, type, people, density, ccgs, ...own], post: post, mark: mark };
  });
}

function sorted(rows, view) {
  const isOwnNumber = order.column === OWN && view.measure !== null;
  const isNumber = NUMERIC.has(order.column) || isOwnNumber;
  const value = (row) => {
    if (isOwnNumber) return view.measure[row.place];
    const cell = row.cells[order.column];
    return NUMERIC.has(order.column) ? Number(String(cell).replaceAll(",", "")) : String(cell);
  };
  const compare = isNumber ? (a, b) => a - b : (a, b) => a.localeCompare(b, "en-GB");
  const sign = order.descending ? -1 : 1;
  return rows.sort(function (one, other) {
    const [a, b] = [value(one), value(other)];
    if (a === null || b === null) return Number(a === null) - Number(b === null); // No data comes last.
    return sign * compare(a, b);
  });
}

function headingsOf(view) {
  return isOwn(view.state) ? data.table.headings.concat(view.legend.title) : data.table.headings;
}

function tableHead(table, view) {
  const row = make("tr", make("thead", table));
  headingsOf(view).forEach(function (heading, column) {
    const cell = make("th", row);
    const isSorted = order.column === column;
    cell.scope = "col";
    if (NUMERIC.has(column)) cell.className = "number";
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
    if (NUMERIC.has(column)) cell.className = "number";
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
  const table = make("table");
  if (order.column >= headingsOf(view).length) order = { column: 0, descending: false };
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

/* The table of what is shown: sortable by every column, a footprint's name selects it. */

const NUMERIC = new Set([0, 5, 6, 7]);
let order = { column: 0, descending: false };

function rowsOf(view) {
  const facts = data.table;
  return view.shown.map(function (place) {
    const [number, name, region, ccgs] = facts.fixed[place];
    const [leader, post, type, mark] = data.leaders[view.state.as_at][place].cells;
    const [people, density] = facts.people[view.state.population][place];
    return { place: place, cells: [number, name, region, leader, type, people, density, ccgs], post: post, mark: mark };
  });
}

function sorted(rows) {
  const value = (row) => {
    const cell = row.cells[order.column];
    return NUMERIC.has(order.column) ? Number(String(cell).replaceAll(",", "")) : String(cell);
  };
  const compare = NUMERIC.has(order.column) ? (a, b) => a - b : (a, b) => a.localeCompare(b, "en-GB");
  const sign = order.descending ? -1 : 1;
  return rows.sort((one, other) => sign * compare(value(one), value(other)));
}

function tableHead(table, view) {
  const row = make("tr", make("thead", table));
  data.table.headings.forEach(function (heading, column) {
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
  const count = view.shown.length;
  make("caption", table, fill(S.caption, {
    count: fill(count === 1 ? S.footprint : S.footprints, { count: count }),
    edition: choiceOf("as_at", state.as_at).phrase,
    people: choiceOf("population", state.population).title,
  }));
  tableHead(table, view);
  const body = make("tbody", table);
  sorted(rowsOf(view)).forEach((row) => tableRow(body, row, view));
  box.replaceChildren(table);
  if (focused) {
    const again = box.querySelector('[data-key="' + focused + '"]');
    if (again) again.focus({ preventScroll: true });
  }
}

// Every relation as a row: the whole map for those who read rather than look, and the way in by keyboard.

const STEP = 200;
const COLUMNS = [
  ["From", (edge) => NODES.get(edge.from).name],
  ["Relation", caption],
  ["To", (edge) => NODES.get(edge.to).name],
  ["Detail", (edge) => edge.said],
  ["First stated", (edge) => edge.first],
  ["Sentences", (edge) => edge.count],
];
const order = { column: 0, descending: false, rows: STEP };

function compare(a, b) {
  const read = COLUMNS[order.column][1];
  const [x, y] = [read(a), read(b)];
  const result = typeof x === "number" ? x - y : x.localeCompare(y, "en");
  return (order.descending ? -result : result) || (a.id < b.id ? -1 : 1);
}

function headCell([name], column) {
  const sorted = order.column === column;
  const arrow = element("span", { "aria-hidden": "true" }, order.descending ? " ↓" : " ↑");
  const button = element("button", { type: "button", className: "link" }, name, sorted ? arrow : "");
  button.addEventListener("click", () => {
    order.descending = sorted && !order.descending;
    order.column = column;
    showTable();
    byId("table").querySelectorAll("thead button")[column].focus();
  });
  const sort = sorted ? (order.descending ? "descending" : "ascending") : "none";
  return element("th", { scope: "col", "aria-sort": sort }, button);
}

function edgeRow(edge) {
  const read = element(
    "button",
    { type: "button", className: "link", "aria-label": `Read ${sentences(edge.count)}` },
    sentences(edge.count),
  );
  read.addEventListener("click", () => choose({ edge: edge.id }, { move: true, focus: true }));
  return element(
    "tr",
    {},
    element("td", {}, nodeButton(edge.from)),
    element("td", {}, caption(edge), " ", modalityTag(edge.modality)),
    element("td", {}, nodeButton(edge.to)),
    element("td", {}, edge.said),
    element("td", { className: "date" }, dateText(edge.first)),
    element("td", {}, read),
  );
}

function showTable() {
  const shown = DATA.edges.filter(edgeShown).sort(compare);
  const body = element("tbody", {}, ...shown.slice(0, order.rows).map(edgeRow));
  const more = element("button", { type: "button" }, `Show more of ${relations(shown.length)}`);
  more.addEventListener("click", () => {
    order.rows += STEP;
    showTable();
  });
  byId("table").replaceChildren(
    element(
      "table",
      {},
      element("caption", {}, `${relations(shown.length)}; choose one to read its sentences`),
      element("thead", {}, element("tr", {}, ...COLUMNS.map(headCell))),
      body,
    ),
    ...(shown.length > order.rows ? [more] : []),
  );
}

function toggleTable() {
  const table = byId("table");
  table.hidden = !table.hidden;
  byId("show-table").setAttribute("aria-pressed", String(!table.hidden));
  root.classList.toggle("with-table", !table.hidden);
  if (table.hidden) return;
  order.rows = STEP;
  showTable();
  table.focus();
}

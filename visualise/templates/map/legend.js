// The legend, which is also the filter: types, relations, years.

function legendRow(entry, hidden, icon, text) {
  const box = element("input", { type: "checkbox", checked: true });
  box.addEventListener("change", () => {
    if (box.checked) hidden.delete(entry.type);
    else hidden.add(entry.type);
    afterFilter();
  });
  return element(
    "label",
    { className: "row" },
    box,
    icon,
    element("span", {}, text),
    element("span", { className: "count" }, entry.count.toLocaleString("en")),
  );
}

/** A titled group of rows with a button that turns all of them off or on. */
function legendGroup(title, entries, hidden, iconOf, textOf) {
  const rows = entries
    .filter((entry) => entry.count)
    .map((entry) => legendRow(entry, hidden, iconOf(entry), textOf(entry)));
  const boxes = () => rows.map((row) => row.querySelector("input"));
  const all = element(
    "button",
    { type: "button", className: "link", "aria-label": `${title}: all or none` },
    "all / none",
  );
  all.addEventListener("click", () => {
    const on = boxes().some((box) => !box.checked);
    for (const box of boxes()) box.checked = on;
    hidden.clear();
    if (!on) for (const entry of entries) hidden.add(entry.type);
    afterFilter();
  });
  return element("fieldset", {}, element("legend", {}, title), all, ...rows);
}

function lineMark(entry) {
  const line = drawingOf("line", { x1: 1, y1: 8, x2: 15, y2: 8, class: entry.backdrop ? "faint" : "" });
  return drawingOf(
    "svg",
    { viewBox: "0 0 16 16", width: 14, height: 14, "aria-hidden": "true", class: "line-mark" },
    line,
  );
}

function yearSelect(label, key) {
  const select = element(
    "select",
    { "aria-label": label },
    ...YEARS.map((y) => element("option", { value: y }, y)),
  );
  select.value = state[key];
  select.addEventListener("change", () => {
    state[key] = select.value;
    // a period that ends before it begins is turned round rather than empty
    if (state.from > state.to) [state.from, state.to] = [state.to, state.from];
    byId("year-from").value = state.from;
    byId("year-to").value = state.to;
    afterFilter();
  });
  select.id = `year-${key}`;
  return select;
}

/** A bar for each year, as high as the share of relations first stated in it. */
function yearBars() {
  const counts = YEARS.map((y) => DATA.edges.filter((edge) => year(edge.first) === y).length);
  const most = Math.max(...counts);
  const bars = counts.map((count, i) => {
    const bar = element("span", { title: `${YEARS[i]}: ${relations(count)}` });
    bar.style.height = `${Math.max(2, (28 * count) / most)}px`;
    bar.dataset.year = YEARS[i];
    return bar;
  });
  return element("div", { className: "bars", "aria-hidden": "true" }, ...bars);
}

function yearGroup() {
  if (YEARS.length < 2) return "";
  const undated = DATA.edges.filter((edge) => !edge.first).length;
  const note = undated
    ? element(
        "p",
        { className: "quiet" },
        `${relations(undated)} without a date: shown in the whole period only.`,
      )
    : "";
  return element(
    "fieldset",
    {},
    element("legend", {}, "Years stated"),
    yearBars(),
    element(
      "div",
      { className: "years" },
      yearSelect("From year", "from"),
      element("span", {}, "to"),
      yearSelect("To year", "to"),
    ),
    note,
  );
}

function afterFilter() {
  for (const bar of document.querySelectorAll(".bars span")) {
    bar.classList.toggle("out", bar.dataset.year < state.from || bar.dataset.year > state.to);
  }
  const { chosen } = state;
  const gone =
    chosen &&
    [...(chosen.edges ?? [chosen.edge]), ...(chosen.nodes ?? [chosen.node])].some((id) => isHidden(id));
  refilter();
  if (gone) choose(null);
  else showDetails();
  if (!byId("table").hidden) showTable();
}

function isHidden(id) {
  if (EDGES.has(id)) return !edgeShown(EDGES.get(id));
  return NODES.has(id) && !nodeShown(NODES.get(id));
}

function showLegend() {
  const dashed = DATA.edges.some((edge) => edge.modality !== "asserted");
  byId("legend").append(
    legendGroup(
      "Entities",
      DATA.legend.nodes,
      state.hiddenTypes,
      (entry) => mark(entry.type),
      (entry) => entry.plural,
    ),
    legendGroup("Relations", DATA.legend.edges, state.hiddenRelations, lineMark, (entry) => entry.caption),
    yearGroup(),
    element(
      "p",
      { className: "quiet" },
      `Thicker: more than one sentence.${dashed ? " Dashed: alleged or planned, asserted by no sentence." : ""}`,
    ),
  );
}

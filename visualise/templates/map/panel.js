// The panel beside the drawing: an overview, an entity, a relation, or a path, each down to its sentences.

function nodeButton(id) {
  const node = NODES.get(id);
  return element(
    "button",
    { type: "button", className: "link", onclick: () => choose({ node: id }, { move: true }) },
    mark(node.kind),
    node.name,
  );
}

function showDetails() {
  const { chosen } = state;
  const content = !chosen
    ? overview()
    : chosen.node
      ? entity(chosen.node)
      : chosen.edge
        ? relation(EDGES.get(chosen.edge))
        : path(chosen);
  const panel = byId("details");
  panel.replaceChildren(...content.filter((part) => part !== ""));
  panel.scrollTop = 0;
}

function overview() {
  const top = BY_WEIGHT.slice(0, 10).filter((node) => node.degree);
  return [
    element("h2", {}, "Every line has a sentence"),
    element("p", {}, "Choose an entity to see its relations, or a line to read the sentences that state it."),
    top.length ? element("h3", {}, "Most connected") : "",
    element(
      "ol",
      { className: "plain" },
      ...top.map((node) =>
        element(
          "li",
          {},
          nodeButton(node.id),
          element("span", { className: "count" }, relations(node.degree)),
        ),
      ),
    ),
    element("h3", {}, "Keys"),
    element(
      "dl",
      { className: "facts keys" },
      ...[
        ["/", "search"],
        ["↑ ↓ Enter", "choose a match"],
        ["T", "table of relations"],
        ["F", "fit the map"],
        ["Esc", "back to this overview"],
      ].flatMap(([key, meaning]) => [element("dt", {}, element("kbd", {}, key)), element("dd", {}, meaning)]),
    ),
  ];
}

function entity(id) {
  const node = NODES.get(id);
  const edges = EDGES_AT.get(id).filter(edgeShown);
  const hidden = EDGES_AT.get(id).length - edges.length;
  return [
    heading(
      node.name,
      mark(node.kind),
      NODE_TYPES.get(node.kind).caption,
      `${relations(node.degree)} · ${plural(node.documents, "document", "documents")}`,
    ),
    node.aliases.length
      ? element(
          "p",
          { className: "aliases" },
          element("span", { className: "quiet" }, "Also: "),
          node.aliases.join(" · "),
        )
      : "",
    factList(node.facts),
    ...node.same.map(possiblySame),
    pathSearch(id),
    element("h3", {}, "Relations"),
    hidden ? element("p", { className: "quiet" }, `${relations(hidden)} hidden by the filters`) : "",
    edges.length ? "" : element("p", { className: "quiet" }, "None shown."),
    ...relationGroups(edges, id),
  ];
}

function heading(name, icon, ...parts) {
  return element(
    "div",
    { className: "heading" },
    element("p", { className: "kicker" }, icon, parts.filter(Boolean).join(" · ")),
    element("h2", {}, name),
    element(
      "button",
      { type: "button", className: "close", "aria-label": "Close", onclick: () => choose(null) },
      "×",
    ),
  );
}

function possiblySame([id, reason]) {
  const who = NODES.has(id) ? nodeButton(id) : id;
  return element(
    "p",
    { className: "same" },
    "Possibly the same as ",
    who,
    ` (${reason}). They were not joined.`,
  );
}

/** Rows in the order of their type, then of the name at the other end; context comes last. */
function relationGroups(edges, id) {
  const rank = new Map(DATA.legend.edges.map((entry) => [entry.type, entry.backdrop ? 1000 : entry.rank]));
  const name = (edge) => NODES.get(otherEnd(edge, id)).name;
  const sorted = [...edges].sort((a, b) => rank.get(a.rel) - rank.get(b.rel) || (name(a) < name(b) ? -1 : 1));
  return sorted.map((edge) => relationRow(edge, id, sorted.length <= 3));
}

/** A relation as a short sentence seen from `id`, which opens to its evidence. */
function relationRow(edge, id, open) {
  const other = otherEnd(edge, id);
  const name = element("b", {}, NODES.get(other).name);
  const verb = element("span", { className: "verb" }, caption(edge));
  const words =
    edge.from === id
      ? [verb, " ", mark(NODES.get(other).kind), name]
      : [mark(NODES.get(other).kind), name, " ", verb, element("span", { className: "verb" }, " this")];
  return element(
    "details",
    { className: "relation", open },
    element(
      "summary",
      {},
      element(
        "span",
        { className: "line" },
        ...words,
        edge.said ? element("span", { className: "said" }, edge.said) : "",
      ),
      modalityTag(edge.modality),
      element("span", { className: "count", title: sentences(edge.count) }, edge.count),
    ),
    ...quotations(edge),
    element(
      "p",
      { className: "actions" },
      nodeButton(other),
      element(
        "button",
        { type: "button", className: "link", onclick: () => choose({ edge: edge.id }, { move: true }) },
        "This relation",
      ),
    ),
  );
}

function relation(edge) {
  const when = periodText(edge.first, edge.last);
  const beside = EDGES_AT.get(edge.from).filter(
    (e) => e.id !== edge.id && edgeShown(e) && otherEnd(e, edge.from) === edge.to,
  );
  return [
    heading(statedCaption(edge), "", "Relation", sentences(edge.count), when),
    element(
      "p",
      { className: "statement" },
      nodeButton(edge.from),
      element("span", { className: "verb" }, statedCaption(edge)),
      nodeButton(edge.to),
      edge.said ? element("span", { className: "said" }, edge.said) : "",
    ),
    factList(edge.facts),
    element("h3", {}, "Stated in"),
    ...quotations(edge),
    beside.length ? element("h3", {}, "Also between the two") : "",
    ...beside.map((e) =>
      element(
        "p",
        {},
        element(
          "button",
          { type: "button", className: "link", onclick: () => choose({ edge: e.id }, { move: true }) },
          `${NODES.get(e.from).name} ${statedCaption(e)} ${NODES.get(e.to).name}${e.said && `: ${e.said}`}`,
        ),
      ),
    ),
  ];
}

function path({ nodes, edges }) {
  const steps = edges.flatMap((id, i) => {
    const edge = EDGES.get(id);
    const arrow = edge.from === nodes[i] ? "↓" : "↑";
    const read = element(
      "button",
      { type: "button", className: "link", onclick: () => choose({ edge: id }, { move: true }) },
      `${arrow} ${statedCaption(edge)}`,
    );
    return [
      element("div", { className: "step" }, read, quotation(edge.evidence[0])),
      element("p", {}, nodeButton(nodes[i + 1])),
    ];
  });
  const names = `${NODES.get(nodes[0]).name} to ${NODES.get(nodes.at(-1)).name}`;
  return [
    heading(names, "", "Shortest path", plural(edges.length, "step", "steps")),
    element("p", {}, nodeButton(nodes[0])),
    ...steps,
  ];
}

function pathSearch(id) {
  const input = element("input", {
    type: "search",
    id: "path-to",
    placeholder: "How is it connected with …",
    autocomplete: "off",
    "aria-label": "Shortest path to",
  });
  const list = element("ul", {
    id: "path-matches",
    className: "matches",
    role: "listbox",
    "aria-label": "Entities",
    hidden: true,
  });
  const note = element("p", { className: "quiet", hidden: true });
  combobox(input, list, (goal) => {
    const found = shortestPath(id, goal);
    if (found) return choose(found);
    note.textContent = `Nothing shown connects it with ${NODES.get(goal).name}.`;
    note.hidden = false;
    announce(note.textContent);
  });
  return element("div", { className: "search" }, input, list, note);
}

// The payload, indexes over it, and what the reader has chosen. Everything else reads from here.

const DATA = JSON.parse(document.getElementById("payload").textContent);

const NODES = new Map(DATA.nodes.map((node) => [node.id, node]));
const EDGES = new Map(DATA.edges.map((edge) => [edge.id, edge]));
const NODE_TYPES = new Map(DATA.legend.nodes.map((entry) => [entry.type, entry]));
const EDGE_TYPES = new Map(DATA.legend.edges.map((entry) => [entry.type, entry]));

// Edges at each node; a loop stands once.
const EDGES_AT = new Map(DATA.nodes.map((node) => [node.id, []]));
for (const edge of DATA.edges) {
  EDGES_AT.get(edge.from).push(edge);
  if (edge.to !== edge.from) EDGES_AT.get(edge.to).push(edge);
}

// The most connected first, context (places, countries) last: the order of labels, matches and lists.
const BY_WEIGHT = [...DATA.nodes].sort(
  (a, b) =>
    NODE_TYPES.get(a.kind).backdrop - NODE_TYPES.get(b.kind).backdrop ||
    b.degree - a.degree ||
    (a.name < b.name ? -1 : 1),
);

const year = (date) => date.slice(0, 4);
const YEARS = [...new Set(DATA.edges.flatMap((edge) => [year(edge.first), year(edge.last)]))]
  .filter(Boolean)
  .sort();

const state = {
  hiddenTypes: new Set(),
  hiddenRelations: new Set(),
  from: YEARS[0] ?? "",
  to: YEARS.at(-1) ?? "",
  /** null, {node: id}, {edge: id} or {nodes: [id], edges: [id]} (a path) */
  chosen: null,
  hovered: null,
};

const caption = (edge) => EDGE_TYPES.get(edge.rel).caption;
/** The caption with what takes its certainty away: "trafficked (alleged)". */
const statedCaption = (edge) =>
  edge.modality === "asserted" ? caption(edge) : `${caption(edge)} (${edge.modality})`;
const otherEnd = (edge, id) => (edge.from === id ? edge.to : edge.from);

const wholePeriod = () => state.from === YEARS[0] && state.to === YEARS.at(-1);

/** Whether type of relation and years let the edge be seen; an edge without a date only shows in the whole period. */
function relationShown(edge) {
  if (state.hiddenRelations.has(edge.rel)) return false;
  if (YEARS.length < 2 || wholePeriod()) return true;
  return Boolean(edge.first) && year(edge.first) <= state.to && year(edge.last) >= state.from;
}

/** An entity is seen unless its type is off, or every relation that it has is filtered away. */
function nodeShown(node) {
  if (state.hiddenTypes.has(node.kind)) return false;
  const edges = EDGES_AT.get(node.id);
  return edges.length === 0 || edges.some(relationShown);
}

const edgeShown = (edge) =>
  relationShown(edge) && nodeShown(NODES.get(edge.from)) && nodeShown(NODES.get(edge.to));

/** Case and accents do not count when searching: "Montreal" finds "Montréal". */
const fold = (text) =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** The fewest steps between two entities along what is shown, as {nodes, edges}; null where they are not connected. */
function shortestPath(start, goal) {
  const came = new Map([[start, null]]);
  const queue = [start];
  for (let at = queue.shift(); at !== undefined && at !== goal; at = queue.shift()) {
    for (const edge of EDGES_AT.get(at)) {
      const next = otherEnd(edge, at);
      if (came.has(next) || !edgeShown(edge)) continue;
      came.set(next, { at, edge });
      queue.push(next);
    }
  }
  if (!came.has(goal)) return null;
  const path = { nodes: [goal], edges: [] };
  for (let step = came.get(goal); step; step = came.get(step.at)) {
    path.nodes.unshift(step.at);
    path.edges.unshift(step.edge.id);
  }
  return path;
}

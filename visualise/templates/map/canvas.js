// The drawing: vis-network with given positions, our filters, and the chosen part lifted above a veil.

const nodeData = new vis.DataSet(
  DATA.nodes.map(({ id, label, shape, size, x, y }) => ({ id, label, shape, size, x, y })),
);
const edgeData = new vis.DataSet(
  DATA.edges.map((edge) => ({ id: edge.id, from: edge.from, to: edge.to, ...lineOf(edge) })),
);
const nodeView = new vis.DataView(nodeData, { filter: (item) => nodeShown(NODES.get(item.id)) });
const edgeView = new vis.DataView(edgeData, { filter: (item) => edgeShown(EDGES.get(item.id)) });

const network = new vis.Network(
  byId("drawing"),
  { nodes: nodeView, edges: edgeView },
  JSON.parse(DATA.options),
);
// for the tests, and for whoever wants to look from the console
window.network = network;

const colours = {};

/** Bend, width and dashes: parallel relations fan out, several sentences are thicker, what nobody asserts is dashed. */
function lineOf(edge) {
  const bent = {
    enabled: true,
    type: edge.bend > 0 ? "curvedCW" : "curvedCCW",
    roundness: Math.abs(edge.bend),
  };
  return {
    smooth: edge.bend ? bent : false,
    width: EDGE_TYPES.get(edge.rel).backdrop ? 0.9 : edge.count > 1 ? 2.2 : 1.3,
    dashes: edge.modality === "asserted" ? false : [7, 5],
    arrows: EDGE_TYPES.get(edge.rel).symmetric ? { to: { enabled: false } } : undefined,
  };
}

function paint() {
  const style = getComputedStyle(root);
  for (const name of ["ground", "ink", "muted", "edge", "faint", "accent"]) {
    colours[name] = style.getPropertyValue(`--${name}`).trim();
  }
  nodeData.update(DATA.nodes.map((node) => ({ id: node.id, color: nodeColour(node) })));
  edgeData.update(DATA.edges.map((edge) => ({ id: edge.id, color: edgeColour(edge) })));
  paintMarks();
  network.redraw();
}

function nodeColour(node) {
  const plain = { background: colourOf(node.kind), border: colours.ground };
  return { ...plain, highlight: plain, hover: { background: plain.background, border: colours.ink } };
}

function edgeColour(edge) {
  const { backdrop } = EDGE_TYPES.get(edge.rel);
  return {
    color: backdrop ? colours.faint : colours.edge,
    highlight: backdrop ? colours.edge : colours.ink,
    hover: colours.accent,
    inherit: false,
    opacity: 1,
  };
}

/** The entities and relations that stay bright, or null when nothing is chosen. */
function brightPart() {
  const { chosen } = state;
  if (!chosen) return null;
  if (chosen.nodes) return { nodes: new Set(chosen.nodes), edges: chosen.edges };
  const edges = chosen.edge ? [EDGES.get(chosen.edge)] : EDGES_AT.get(chosen.node).filter(edgeShown);
  const ends = edges.flatMap((edge) => [edge.from, edge.to]);
  return { nodes: new Set(chosen.node ? [chosen.node, ...ends] : ends), edges: edges.map((edge) => edge.id) };
}

/**
 * Lay a veil over everything and draw the chosen part again above it.
 * Constant cost whatever the size, where updating thousands of items would not be. `body` is inside vis-network; its
 * version stands in this very file, so it cannot change under us.
 */
function drawBright(context, bright) {
  context.save();
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.globalAlpha = 0.84;
  context.fillStyle = colours.ground;
  context.fillRect(0, 0, context.canvas.width, context.canvas.height);
  context.restore();
  for (const id of bright.edges) {
    const edge = network.body.edges[id];
    if (edge?.connected) {
      edge.draw(context);
      edge.drawArrows(context);
    }
  }
  for (const id of bright.nodes) if (nodeView.get(id)) network.body.nodes[id].draw(context);
}

/** A ring in the accent colour around what was chosen itself. */
function drawRing(context, id) {
  const node = network.body.nodes[id];
  if (!node || !nodeView.get(id)) return;
  const scale = network.getScale();
  context.beginPath();
  context.arc(node.x, node.y, NODES.get(id).size + 5 / scale, 0, 2 * Math.PI);
  context.strokeStyle = colours.accent;
  context.lineWidth = 3 / scale;
  context.stroke();
}

network.on("afterDrawing", (context) => {
  const bright = brightPart();
  if (bright) drawBright(context, bright);
  if (state.chosen?.node) drawRing(context, state.chosen.node);
  drawLabels(context, bright);
});

/** Show what is left after filtering, with room at the edges for the labels. */
function fit(ids = nodeView.getIds(), most = 1.4) {
  const points = Object.values(network.getPositions(ids));
  if (!points.length) return;
  const xs = points.map((point) => point.x);
  const ys = points.map((point) => point.y);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const { clientWidth, clientHeight } = byId("drawing");
  const room = {
    x: clientWidth - Math.min(150, 0.3 * clientWidth),
    y: clientHeight - Math.min(150, 0.35 * clientHeight),
  };
  const scale = Math.min(room.x / Math.max(1, right - left), room.y / Math.max(1, bottom - top), most);
  network.moveTo({
    position: { x: (left + right) / 2, y: (top + bottom) / 2 + 14 / scale },
    scale,
    animation: false,
  });
}

function zoom(factor) {
  network.moveTo({ scale: Math.min(6, Math.max(0.02, network.getScale() * factor)), animation: false });
}

function refilter() {
  nodeView.refresh();
  edgeView.refresh();
  network.redraw();
  announce(`${plural(nodeView.length, "entity", "entities")} and ${relations(edgeView.length)} shown`);
}

/** Save what is seen, on the ground of the theme, with title and counts above it. */
function savePicture() {
  const canvas = byId("drawing").querySelector("canvas");
  const ratio = canvas.width / canvas.clientWidth;
  const head = 56 * ratio;
  const picture = element("canvas", { width: canvas.width, height: canvas.height + head });
  const context = picture.getContext("2d");
  context.fillStyle = colours.ground;
  context.fillRect(0, 0, picture.width, picture.height);
  context.drawImage(canvas, 0, head);
  context.fillStyle = colours.ink;
  context.font = `600 ${18 * ratio}px ${FONT}`;
  context.fillText(DATA.title, 16 * ratio, 26 * ratio);
  context.fillStyle = colours.muted;
  context.font = `${12 * ratio}px ${FONT}`;
  context.fillText(DATA.subtitle, 16 * ratio, 45 * ratio);
  picture.toBlob((blob) => {
    const link = element("a", { href: URL.createObjectURL(blob), download: "network-map.png" });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  });
}

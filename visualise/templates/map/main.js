// Choosing, keys, address and buttons: what joins the other files.

/** Choose an entity, a relation or a path (null: nothing), and show it everywhere. */
function choose(chosen, { move = false, focus = false } = {}) {
  state.chosen = chosen;
  const bright = brightPart();
  network.setSelection(
    { nodes: [], edges: (bright?.edges ?? []).filter((id) => edgeView.get(id)) },
    { highlightEdges: false },
  );
  showDetails();
  const { node, edge, nodes } = chosen ?? {};
  const address = node ? `#n=${encodeURIComponent(node)}` : edge ? `#e=${encodeURIComponent(edge)}` : " ";
  history.replaceState(null, "", address === " " ? location.href.split("#")[0] : address);
  if (node) announce(`${NODES.get(node).name}, ${relations(NODES.get(node).degree)}`);
  if (edge)
    announce(
      `${NODES.get(EDGES.get(edge).from).name} ${statedCaption(EDGES.get(edge))} ${NODES.get(EDGES.get(edge).to).name}`,
    );
  if (nodes) announce(`Path: ${nodes.map((id) => NODES.get(id).name).join(", ")}`);
  if (nodes || (move && chosen)) fit([...bright.nodes], 1.05);
  if (focus) byId("details").focus();
  root.classList.toggle("chosen", Boolean(chosen));
  network.redraw();
}

function chooseFromAddress() {
  const [, key, value] = /^#(n|e)=(.+)$/.exec(location.hash) ?? [];
  let id = "";
  try {
    id = decodeURIComponent(value ?? "");
  } catch {
    return; // half an escape in a pasted link
  }
  if (key === "n" && NODES.has(id)) choose({ node: id }, { move: true });
  if (key === "e" && EDGES.has(id)) choose({ edge: id }, { move: true });
}

function switchTheme(theme) {
  root.dataset.theme = theme;
  byId("switch-theme").textContent = theme === "dark" ? "Light" : "Dark";
  paint();
}

function toggleLegend() {
  const open = root.classList.toggle("with-legend");
  byId("show-legend").setAttribute("aria-expanded", String(open));
}

const KEYS = { "/": () => byId("query").focus(), t: toggleTable, f: () => fit(), Escape: () => choose(null) };

addEventListener("keydown", (event) => {
  const typing = event.target.matches("input, select, textarea");
  if (typing || event.ctrlKey || event.metaKey || event.altKey || !KEYS[event.key]) return;
  event.preventDefault();
  KEYS[event.key]();
});

network.on("click", ({ nodes, edges }) => {
  if (nodes.length) choose({ node: nodes[0] });
  else if (edges.length) choose({ edge: edges[0] });
  else choose(null);
});
network.on("hoverNode", ({ node }) => hover(node));
network.on("blurNode", () => hover(null));
network.on("hoverEdge", () => byId("drawing").classList.add("over"));
network.on("blurEdge", () => byId("drawing").classList.remove("over"));

function hover(id) {
  state.hovered = id;
  byId("drawing").classList.toggle("over", id !== null);
}

combobox(byId("query"), byId("matches"), (id) => choose({ node: id }, { move: true, focus: true }));
byId("show-legend").addEventListener("click", toggleLegend);
byId("show-table").addEventListener("click", toggleTable);
byId("save-picture").addEventListener("click", savePicture);
byId("switch-theme").addEventListener("click", () =>
  switchTheme(root.dataset.theme === "dark" ? "light" : "dark"),
);
byId("zoom-in").addEventListener("click", () => zoom(1.3));
byId("zoom-out").addEventListener("click", () => zoom(1 / 1.3));
byId("zoom-fit").addEventListener("click", () => fit());
addEventListener("hashchange", chooseFromAddress);

switchTheme(matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
showLegend();
showDetails();
fit();
chooseFromAddress();
network.once("afterDrawing", () => requestAnimationFrame(() => (root.dataset.ready = "yes")));
network.redraw();

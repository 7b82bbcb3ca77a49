// Names on the canvas: constant size at every zoom, the important first, and never one over another.

const FONT = 'system-ui, "Segoe UI", "Noto Sans", "DejaVu Sans", sans-serif';
const LABEL = { size: 12, line: 14, width: 20, lines: 2, most: 200 };

/** Break a name into at most two lines; the panel has it whole. */
function linesOf(name) {
  const lines = [""];
  for (const word of name.split(/\s+/)) {
    const joined = lines.at(-1) ? `${lines.at(-1)} ${word}` : word;
    if (joined.length <= LABEL.width || !lines.at(-1)) lines[lines.length - 1] = joined;
    else lines.push(word);
  }
  const kept = lines.slice(0, LABEL.lines);
  const last = kept.length - 1;
  if (lines.length > LABEL.lines) kept[last] += " …";
  return kept.map((line) => (line.length > LABEL.width + 4 ? `${line.slice(0, LABEL.width + 3)}…` : line));
}

const LINES = new Map(DATA.nodes.map((node) => [node.id, linesOf(node.name)]));

// The dozen that a reader looks for first.
const HEAVY = new Set(BY_WEIGHT.slice(0, 12).map((node) => node.id));

const overlap = (a, b) => a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top;

/** Where a label may stand: below its node, above, right, left, and at the four corners. */
function spots(point, radius, width, height, gap) {
  const box = (left, top) => ({ left, top, right: left + width, bottom: top + height });
  const { x, y } = point;
  const [near, corner] = [radius + gap, 0.7 * radius + gap];
  return [
    box(x - width / 2, y + near),
    box(x - width / 2, y - near - height),
    box(x + near, y - height / 2),
    box(x - near - width, y - height / 2),
    box(x + corner, y + corner),
    box(x - corner - width, y + corner),
    box(x + corner, y - corner - height),
    box(x - corner - width, y - corner - height),
  ];
}

function writeLines(context, lines, box, scale, colour) {
  context.lineWidth = 3.5 / scale;
  context.strokeStyle = colours.ground;
  context.fillStyle = colour;
  const middle = (box.left + box.right) / 2;
  lines.forEach((line, i) => {
    const y = box.top + (i * LABEL.line + 1) / scale;
    context.strokeText(line, middle, y);
    context.fillText(line, middle, y);
  });
}

/** The nodes that want a label, in the order in which they get one. */
function labelled(bright) {
  const own = new Set([state.chosen?.node, state.hovered, ...(state.chosen?.nodes ?? [])]);
  if (state.chosen?.edge) for (const id of bright.nodes) own.add(id);
  const rest = bright ? BY_WEIGHT.filter((node) => bright.nodes.has(node.id)) : BY_WEIGHT;
  const first = [...own].filter((id) => NODES.has(id)).map((id) => NODES.get(id));
  return { own, wanted: [...first, ...rest.filter((node) => !own.has(node.id))] };
}

/** Nodes are in the way of labels too, as far as they are bright. */
function nodeBoxes(wanted, inView) {
  return wanted.filter(inView).map((node) => {
    const { x, y } = network.body.nodes[node.id];
    const half = node.size * 0.85;
    return { left: x - half, right: x + half, top: y - half, bottom: y + half, id: node.id };
  });
}

function drawLabels(context, bright) {
  const scale = network.getScale();
  const view = viewBox();
  const inView = (node) => {
    const point = network.body.nodes[node.id];
    return (
      point &&
      nodeView.get(node.id) &&
      overlap({ left: point.x, right: point.x, top: point.y, bottom: point.y }, view)
    );
  };
  const { own, wanted } = labelled(bright);
  const seen = wanted.filter(inView).slice(0, 1500);
  const taken = nodeBoxes(seen, () => true);
  let written = 0;
  context.textAlign = "center";
  context.textBaseline = "top";
  context.lineJoin = "round";
  for (const node of seen) {
    if (written >= LABEL.most) break;
    const box = placeLabel(context, node, own.has(node.id), { scale, view, taken });
    if (!box) continue;
    taken.push(box);
    written += 1;
    const quiet = NODE_TYPES.get(node.kind).backdrop && !own.has(node.id);
    writeLines(context, LINES.get(node.id), box, scale, quiet ? colours.muted : colours.ink);
  }
  if (bright && bright.edges.length <= 14) drawCaptions(context, bright.edges, scale, taken);
}

/**
 * Find a free spot for the label of a node. One of the heaviest may cover lesser nodes, though never a label; one that
 * must be seen takes the first spot in any case.
 */
function placeLabel(context, node, must, { scale, view, taken }) {
  const quiet = NODE_TYPES.get(node.kind).backdrop && !must;
  context.font = `${must ? 600 : 400} ${(quiet ? LABEL.size - 1 : LABEL.size) / scale}px ${FONT}`;
  const lines = LINES.get(node.id);
  const width = Math.max(...lines.map((line) => context.measureText(line).width)) + 6 / scale;
  const height = (lines.length * LABEL.line + 2) / scale;
  const ring = state.chosen?.node === node.id ? 8 : 3;
  const boxes = spots(network.body.nodes[node.id], node.size, width, height, ring / scale);
  const inside = boxes.filter((box) => box.left >= view.left && box.right <= view.right);
  const hit = (box) => taken.filter((other) => other.id !== node.id && overlap(box, other));
  const heavy = must || HEAVY.has(node.id);
  const free = inside.find((box) => hit(box).length === 0);
  const overLesser = () =>
    heavy && inside.find((box) => hit(box).every((other) => other.id && !HEAVY.has(other.id)));
  return free ?? (overLesser() || (must ? (inside[0] ?? boxes[0]) : undefined));
}

function viewBox() {
  const { clientWidth, clientHeight } = byId("drawing");
  const first = network.DOMtoCanvas({ x: 0, y: 0 });
  const last = network.DOMtoCanvas({ x: clientWidth, y: clientHeight });
  return { left: first.x, top: first.y, right: last.x, bottom: last.y };
}

/** Say on the lines of a small chosen part what they mean, where there is room. */
function drawCaptions(context, ids, scale, taken) {
  context.font = `italic 400 ${11 / scale}px ${FONT}`;
  for (const id of ids) {
    const line = network.body.edges[id];
    if (!line?.connected) continue;
    const text = [statedCaption(EDGES.get(id)), EDGES.get(id).said].filter(Boolean).join(": ").slice(0, 40);
    const width = context.measureText(text).width + 6 / scale;
    const box = [0.5, 0.4, 0.6, 0.3, 0.7]
      .map((share) => line.edgeType.getPoint(share, line.edgeType.getViaNode?.()))
      .map(({ x, y }) => ({
        left: x - width / 2,
        right: x + width / 2,
        top: y - 7 / scale,
        bottom: y + 7 / scale,
      }))
      .find((spot) => taken.every((other) => !overlap(spot, other)));
    if (!box) continue;
    taken.push(box);
    writeLines(context, [text], box, scale, colours.muted);
  }
}

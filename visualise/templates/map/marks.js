// The shapes of entities, for legend and lists; vis-network draws the same ones on the canvas.

const OUTLINES = {
  dot: "M8 1.8a6.2 6.2 0 1 0 .01 0z",
  diamond: "M8 .8 15.2 8 8 15.2 .8 8z",
  triangle: "M8 1.5 15 14H1z",
  triangleDown: "M8 14.5 1 2h14z",
  square: "M2 2h12v12H2z",
  hexagon: "M4.4 1.8h7.2L15.2 8l-3.6 6.2H4.4L.8 8z",
  star: "m8 .8 2.2 4.9 5.2.6-3.9 3.6 1.1 5.3L8 12.5l-4.6 2.7 1.1-5.3L.6 6.3l5.2-.6z",
};

const colourOf = (kind) => NODE_TYPES.get(kind)[root.dataset.theme === "dark" ? "dark" : "light"];

/** The shape of a type in its colour; `paintMarks` recolours it when the theme changes. */
function mark(kind) {
  const outline = drawingOf("path", { d: OUTLINES[NODE_TYPES.get(kind).shape], fill: colourOf(kind) });
  const made = drawingOf(
    "svg",
    { viewBox: "0 0 16 16", width: 14, height: 14, "aria-hidden": "true", class: "mark" },
    outline,
  );
  made.dataset.kind = kind;
  return made;
}

function paintMarks() {
  for (const made of document.querySelectorAll("svg.mark")) {
    made.firstChild.setAttribute("fill", colourOf(made.dataset.kind));
  }
}

// A sentence as proof: where it stands, who published it, and how sure it is.

const SURENESS = {
  alleged: "The document alleges this; it does not assert it.",
  planned: "The document says this is planned.",
  denied: "The document denies this.",
};

function modalityTag(modality) {
  return modality === "asserted"
    ? ""
    : element("span", { className: "tag", title: SURENESS[modality] ?? "" }, modality);
}

/** One sentence, with the lead-in before a list item, and the document under it. */
function quotation(item) {
  const lead = item.context ? element("span", { className: "lead" }, `${item.context} `) : "";
  const sure = item.confidence < 1 ? `confidence\u00a0${Math.round(item.confidence * 100)}\u00a0%` : "";
  const where = [item.publisher, dateText(item.published), item.place, sure].filter(Boolean).join(" · ");
  return element(
    "blockquote",
    {},
    element("p", {}, lead, item.quote),
    element(
      "footer",
      {},
      modalityTag(item.modality),
      source(item.title, item.url),
      where ? element("span", {}, where) : "",
    ),
  );
}

/** The sentences of an edge; says so when the file holds only some of them. */
function quotations(edge) {
  const missing = edge.count - edge.evidence.length;
  const note = missing > 0 ? `${edge.evidence.length} of ${sentences(edge.count)}, the strongest first` : "";
  return [...edge.evidence.map(quotation), note ? element("p", { className: "quiet" }, note) : ""];
}

function factList(facts) {
  if (!facts.length) return "";
  return element(
    "dl",
    { className: "facts" },
    ...facts.flatMap(([name, value]) => [element("dt", {}, name), element("dd", {}, value)]),
  );
}

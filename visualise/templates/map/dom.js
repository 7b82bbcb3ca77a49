// Small builders for the page. Text only ever becomes a text node: nothing here parses markup.

const root = document.documentElement;
const byId = (id) => document.getElementById(id);

/** Make an element; names with a hyphen, and `role`, `for` and `list`, become attributes, the others properties. */
function element(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.includes("-") || ["role", "for", "list"].includes(name)) made.setAttribute(name, value);
    else made[name] = value;
  }
  made.append(...children.filter((child) => child !== null && child !== ""));
  return made;
}

function drawingOf(tag, attributes, ...children) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/** Tell people who do not see the drawing what has changed. */
function announce(text) {
  byId("status").textContent = text;
}

const plural = (count, one, many) => `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
const relations = (count) => plural(count, "relation", "relations");
const sentences = (count) => plural(count, "sentence", "sentences");

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** A date as precise as it was stated: "2024-12-09" is "9 Dec 2024", "2024-12" is "Dec 2024". */
function dateText(date) {
  const [y, m, d] = date.split("-");
  return [d && Number(d), m && MONTHS[Number(m) - 1], y].filter(Boolean).join(" ");
}

function periodText(first, last) {
  if (!first) return "";
  return first === last ? dateText(first) : `${dateText(first)} to ${dateText(last)}`;
}

/** Only addresses of the web are links; the payload has been checked already, this is the second lock. */
function source(title, url) {
  const text = title || url || "Untitled document";
  if (!/^https?:\/\//i.test(url)) return document.createTextNode(text);
  return element("a", { href: url, rel: "noopener noreferrer", target: "_blank" }, text);
}

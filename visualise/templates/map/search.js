// A combobox over the entities: names and aliases, blind to case and accents.

const FORMS = new Map(
  DATA.nodes.map((node) => [node.id, [node.name, ...node.aliases].map((form) => [form, fold(form)])]),
);
const MOST_MATCHES = 30;

/** How well a form matches: 0 the same, 1 begins with it, 2 a word begins with it, 3 holds it, 9 not at all. */
function closeness(form, wanted) {
  if (form === wanted) return 0;
  if (form.startsWith(wanted)) return 1;
  if (form.includes(` ${wanted}`)) return 2;
  return form.includes(wanted) ? 3 : 9;
}

/** The entities that match, best first, each with the form that did; among equals the most connected first. */
function search(text) {
  const wanted = fold(text);
  if (!wanted) return [];
  const found = [];
  for (const node of BY_WEIGHT) {
    const ranked = FORMS.get(node.id).map(([form, folded]) => ({ form, rank: closeness(folded, wanted) }));
    const best = ranked.reduce((a, b) => (b.rank < a.rank ? b : a));
    if (best.rank < 9) found.push({ node, ...best });
  }
  return found.sort((a, b) => a.rank - b.rank).slice(0, MOST_MATCHES);
}

function option(match, index, listId, pick) {
  const { node, form } = match;
  const note = form === node.name ? NODE_TYPES.get(node.kind).caption : form;
  const made = element(
    "li",
    { role: "option", id: `${listId}-${index}`, "aria-selected": "false" },
    mark(node.kind),
    element("span", {}, node.name),
    element("small", {}, note),
  );
  // mousedown, because the list closes when the input loses the focus
  made.addEventListener("mousedown", (event) => {
    event.preventDefault();
    pick(index);
  });
  return made;
}

/** Make an input and a list a combobox as the ARIA practices describe it; `done` gets the id of what was chosen. */
function combobox(input, list, done) {
  let matches = [];
  let active = -1;
  for (const [name, value] of [
    ["role", "combobox"],
    ["aria-autocomplete", "list"],
    ["aria-controls", list.id],
    ["aria-expanded", "false"],
  ])
    input.setAttribute(name, value);

  const close = () => {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const pick = (index) => {
    close();
    input.value = "";
    done(matches[index].node.id);
  };
  const activate = (index) => {
    active = index;
    [...list.children].forEach((item, i) => item.setAttribute("aria-selected", String(i === active)));
    input.setAttribute("aria-activedescendant", list.children[active].id);
    list.children[active].scrollIntoView({ block: "nearest" });
  };
  const open = () => {
    matches = search(input.value);
    active = -1;
    const nothing = element("li", { className: "nothing" }, "No entity of that name");
    list.replaceChildren(
      ...(matches.length ? matches.map((match, i) => option(match, i, list.id, pick)) : [nothing]),
    );
    list.hidden = !input.value.trim();
    input.setAttribute("aria-expanded", String(!list.hidden));
    input.removeAttribute("aria-activedescendant");
    if (!list.hidden) announce(plural(matches.length, "match", "matches"));
  };
  const keys = {
    ArrowDown: () => matches.length && activate((active + 1) % matches.length),
    ArrowUp: () => matches.length && activate((Math.max(active, 0) - 1 + matches.length) % matches.length),
    Enter: () => matches.length && !list.hidden && pick(Math.max(0, active)),
    Escape: () => {
      if (list.hidden) input.blur();
      close();
    },
  };
  input.addEventListener("input", open);
  input.addEventListener("focus", () => input.value && open());
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (!keys[event.key]) return;
    event.preventDefault();
    event.stopPropagation();
    keys[event.key]();
  });
}

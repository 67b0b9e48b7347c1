// Puts what the workspace sent into the page: keyed pieces in named slots.

import { Idiomorph } from "./vendor/idiomorph.js";

const shape = document.createElement("template");
const latest = new WeakMap(); // piece -> its HTML as it was last sent
const held = new Map(); // field -> what somebody put into it and has not come back yet
let shown = 0; // the number of the newest state that is on the page

// What the browser keeps by itself: `data-local` names attributes, `*` the whole element.
function isLocal(node, name) {
  const local = node.dataset?.local;
  return local === "*" || (local !== undefined && local.split(" ").includes(name));
}

// Words are the person's while they type them; and for good what the page, not Slack, asks for.
function isOwn(node, name) {
  if (name === "value" && node === document.activeElement) return true;
  return (name === "value" || name === "selected") && node.matches("form[data-act] *");
}

const MORPH = {
  callbacks: {
    // A slot is filled by its own changes: its frame never reaches into it. A field in which
    // somebody just chose is not set back by what was drawn before the choice arrived.
    beforeNodeMorphed: (old) =>
      !(old.dataset && ("slot" in old.dataset || isLocal(old, "*") || held.has(old))),
    beforeAttributeUpdated: (name, node) =>
      !(isLocal(node, name) || isOwn(node, name) || (name === "open" && node.localName === "details")),
  },
};

function parse(html) {
  shape.innerHTML = html;
  return shape.content.firstElementChild;
}

function piece(known, html) {
  if (html === undefined) return known;
  const fresh = parse(html);
  // Another kind of element takes its place: a morph would leave both.
  const isSame = known?.localName === fresh.localName;
  if (isSame) Idiomorph.morph(known, fresh, MORPH);
  else known?.replaceWith(fresh);
  const node = isSame ? known : fresh;
  latest.set(node, html);
  return node;
}

// From now on until `arrived` the field is the person's.
export function hold(field) {
  held.set(field, { open: (held.get(field)?.open ?? 0) + 1, since: 0 });
}

// What was put into the field is part of every state from this number on; of none where it was
// refused, so that nobody has to type it again.
export function arrived(field, number) {
  const before = held.get(field);
  if (!before) return;
  held.set(field, { open: before.open - 1, since: Math.max(before.since, number) });
  settle();
}

function settle() {
  for (const [field, { open, since }] of held) {
    if (open > 0 || since > shown) continue;
    held.delete(field);
    const around = field.closest("[data-key]");
    if (latest.has(around)) piece(around, latest.get(around));
  }
}

function fill(slot, { keys, html }, isNew) {
  const known = new Map([...slot.children].map((child) => [child.dataset.key, child]));
  const wanted = new Set(keys);
  for (const [key, child] of known) if (!wanted.has(key)) child.remove();
  let fresh = 0;
  keys.forEach((key, index) => {
    if (!known.has(key)) fresh += 1;
    const node = piece(known.get(key), html[key]);
    if (node && slot.children[index] !== node) slot.insertBefore(node, slot.children[index] ?? null);
  });
  if (fresh && slot.getAttribute("role") === "log") {
    slot.dispatchEvent(new CustomEvent("fresh", { bubbles: true, detail: { fresh, first: isNew } }));
  }
}

// Whether the newest message is in sight.
function isAtEnd(log) {
  const last = log.lastElementChild;
  return !last || last.getBoundingClientRect().top < log.getBoundingClientRect().bottom;
}

// The newest message, from its first line where it is longer than the window.
export function goToEnd(log) {
  log.scrollTop = log.scrollHeight;
  const above = log.getBoundingClientRect().top - (log.lastElementChild?.getBoundingClientRect().top ?? 0);
  if (above > 0) log.scrollTop -= above;
}

export function apply({ number, changes }) {
  // Whoever reads the newest message goes on reading the newest; whoever scrolled up stays there.
  const before = new Set(document.querySelectorAll("[role=log]"));
  const atEnd = new Set([...before].filter(isAtEnd));
  for (const change of changes) {
    const slot = document.querySelector(`[data-slot="${CSS.escape(change.slot)}"]`);
    if (slot) fill(slot, change, !before.has(slot));
  }
  for (const log of document.querySelectorAll("[role=log]")) {
    if (atEnd.has(log) || !before.has(log)) goToEnd(log);
  }
  shown = number;
  settle();
}

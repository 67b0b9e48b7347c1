// Where the keyboard is: kept over redraws, led into a modal that opens, and back when it closes.

const FIELDS = "input:not([type=hidden]), select, textarea, button, summary";
const FIRST = "summary[data-first], [data-first] input, [data-first] select, [data-first] textarea";

const shown = new WeakMap(); // pane -> key of its modal
const opener = new WeakMap(); // pane -> where the keyboard was before the modal

function modalOf(pane) {
  return pane.querySelector(":scope > .over > .modal");
}

function actionOf(node) {
  const at = node.closest("[data-at]")?.dataset.at;
  return at ? JSON.parse(at).action_id : undefined;
}

function remember() {
  const node = document.activeElement;
  if (!node || node === document.body) return null;
  return {
    node,
    id: node.id,
    action: actionOf(node),
    piece: node.closest("[data-key]"),
    slot: node.closest("[data-slot]"),
    pane: node.closest(".pane"),
  };
}

// The same control after a redraw: by its id, else by what it does.
function sameControl(was, within) {
  const byId = was.id ? document.getElementById(was.id) : null;
  if (byId && within.contains(byId)) return byId;
  if (was.action === undefined) return null;
  const found = [...within.querySelectorAll("[data-at]")].find((one) => actionOf(one) === was.action);
  return found?.matches(FIELDS) ? found : (found?.querySelector(FIELDS) ?? null);
}

function enter(modal, was) {
  const kept = was ? sameControl(was, modal) : null;
  (kept ?? modal.querySelector(FIRST) ?? modal).focus();
}

function leave(pane) {
  const was = opener.get(pane);
  opener.delete(pane);
  const back = was ? sameControl(was, pane) : null;
  (back ?? pane.querySelector(".composer input"))?.focus();
}

// A modal covers the Slack of one person, and of nobody else on the page.
function settle(pane, was) {
  const modal = modalOf(pane);
  const [before, now] = [shown.get(pane) ?? "", modal?.dataset.key ?? ""];
  pane.querySelector(":scope > .window").inert = Boolean(modal);
  shown.set(pane, now);
  if (before === now) return;
  if (!before) opener.set(pane, was?.pane === pane ? was : null);
  const isElsewhere = was && was.pane !== pane && was.node.isConnected;
  if (isElsewhere) return;
  if (modal) enter(modal, before ? was : null);
  else leave(pane);
}

function restore(was) {
  const modal = was.pane?.isConnected ? modalOf(was.pane) : null;
  const back = was.pane?.isConnected ? sameControl(was, modal ?? was.pane) : null;
  const place = back ?? modal ?? (was.piece?.isConnected ? was.piece : was.slot);
  if (!place?.isConnected) return;
  if (!back && !place.hasAttribute("tabindex")) place.setAttribute("tabindex", "-1");
  place.focus({ preventScroll: true });
}

// Draws, and puts the keyboard where a person would expect it afterwards.
export function keepFocus(draw) {
  const was = remember();
  draw();
  for (const pane of document.querySelectorAll(".pane")) settle(pane, was);
  if (was && document.activeElement === document.body) restore(was);
}

// Into the Slack of this person: the modal, else what there is to read, else the field to type in.
// Whether that Slack is on the page.
export function goTo(person) {
  const pane = document.querySelector(`.pane[data-person="${CSS.escape(person)}"]`);
  if (!pane) return false;
  const log = pane.querySelector("[data-panel]:not([hidden]) [role=log]");
  const place = modalOf(pane) ?? (log?.children.length ? log : pane.querySelector(".composer input"));
  place.focus();
  pane.scrollIntoView({ block: "nearest" });
  return true;
}

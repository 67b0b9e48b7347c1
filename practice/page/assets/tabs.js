// The tabs of one Slack: messages, Home, channels. Which one is open is the window's own affair.

import { gesture } from "./gestures.js";
import { goToEnd } from "./slots.js";

function panel(pane, key) {
  return pane.querySelector(`[data-panel="${CSS.escape(key)}"]`);
}

function mark(tab, chosen) {
  tab.setAttribute("aria-selected", String(chosen));
  tab.tabIndex = chosen ? 0 : -1;
  if (chosen) tab.querySelector(".fresh").textContent = "";
}

export function openTab(tab) {
  const pane = tab.closest(".pane");
  for (const other of pane.querySelectorAll("[data-tab]")) {
    mark(other, other === tab);
    panel(pane, other.dataset.tab).hidden = other !== tab;
  }
  const key = tab.dataset.tab;
  pane.querySelector(".composer").hidden = key === "home";
  const log = panel(pane, key).querySelector("[role=log]");
  if (log) goToEnd(log);
  if (key === "home") gesture(pane, "home", {});
  if (key === "dm") gesture(pane, "home", { tab: "messages" });
}

export function chosenTab(pane) {
  return pane.querySelector("[data-tab][aria-selected=true]").dataset.tab;
}

document.addEventListener("click", (event) => {
  const tab = event.target.closest("[data-tab]");
  if (tab) openTab(tab);
});

document.addEventListener("keydown", (event) => {
  const tab = event.target.closest?.("[data-tab]");
  if (!tab) return;
  const tabs = [...tab.parentElement.querySelectorAll("[data-tab]")];
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  const next = event.key === "Home" ? tabs[0] : event.key === "End" ? tabs.at(-1)
    : step && tabs[(tabs.indexOf(tab) + step + tabs.length) % tabs.length];
  if (!next) return;
  event.preventDefault();
  next.focus();
  openTab(next);
});

// Something new in a conversation that is not open.
document.addEventListener("fresh", (event) => {
  const { fresh, first } = event.detail;
  const shut = event.target.closest("[data-panel][hidden]");
  if (!shut || first) return;
  const pane = shut.closest(".pane");
  const count = pane.querySelector(`[data-tab="${CSS.escape(shut.dataset.panel)}"] .fresh`);
  const before = Number.parseInt(count.textContent, 10) || 0;
  count.textContent = ` ${before + fresh} new`;
});

// The field in which a person types: commands with hints, people by name, corrections.

import { gesture } from "./gestures.js";
import { chosenTab } from "./tabs.js";

let commands = [];
const MOST = 8;

async function readCommands() {
  const status = await (await fetch("/practice/status")).json();
  commands = Object.entries(status.commands).map(([name, usage]) => ({
    fills: `${name} `,
    name,
    about: [usage, status.descriptions[name]].filter(Boolean).join(" · "),
  }));
}

async function people() {
  const all = (await (await fetch("/practice/people")).json()).people;
  return all.filter((one) => !one.is_bot && !one.deleted);
}

function mentionAt(input) {
  return /(?:^|\s)@([\w.-]*)$/.exec(input.value.slice(0, input.selectionStart));
}

async function offers(input) {
  const typed = input.value;
  if (typed.startsWith("/") && !typed.includes(" ")) return commands.filter((one) => one.name.startsWith(typed));
  const mention = mentionAt(input);
  if (!mention) return [];
  const wanted = mention[1].toLowerCase();
  const fits = (one) => one.name.startsWith(wanted) || one.real_name.toLowerCase().startsWith(wanted);
  return (await people()).filter(fits).slice(0, MOST)
    .map((one) => ({ fills: `@${one.name} `, name: `@${one.name}`, about: one.real_name, from: mention[1].length + 1 }));
}

function listOf(input) {
  return document.getElementById(input.getAttribute("aria-controls"));
}

function close(input) {
  const list = listOf(input);
  list.hidden = true;
  list.replaceChildren();
  input.setAttribute("aria-expanded", "false");
  input.removeAttribute("aria-activedescendant");
}

function show(input, found) {
  if (found.length === 0) return close(input);
  const list = listOf(input);
  list.replaceChildren(...found.map((one, index) => {
    const line = document.createElement("li");
    line.id = `${list.id}/${index}`;
    line.role = "option";
    line.setAttribute("aria-selected", "false");
    const name = document.createElement("b");
    name.textContent = one.name;
    line.append(name, ` ${one.about}`);
    line.onmousedown = (event) => {
      event.preventDefault();
      take(input, one);
    };
    line.offer = one;
    return line;
  }));
  list.hidden = false;
  input.setAttribute("aria-expanded", "true");
  input.removeAttribute("aria-activedescendant");
}

function take(input, offer) {
  const end = input.selectionStart;
  const start = offer.from === undefined ? 0 : end - offer.from;
  input.setRangeText(offer.fills, start, offer.from === undefined ? input.value.length : end, "end");
  close(input);
}

function chosen(input) {
  return listOf(input).querySelector("[aria-selected=true]");
}

function move(input, step) {
  const lines = [...listOf(input).children];
  const now = lines.indexOf(chosen(input));
  const next = now < 0 && step < 0 ? lines.length - 1 : (now + step + lines.length) % lines.length;
  lines.forEach((line, index) => line.setAttribute("aria-selected", String(index === next)));
  input.setAttribute("aria-activedescendant", lines[next].id);
  lines[next].scrollIntoView({ block: "nearest" });
}

function onKey(event, input) {
  const isOpen = !listOf(input).hidden;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (isOpen && step) move(input, step);
  else if (isOpen && event.key === "Escape") close(input);
  else if (isOpen && (event.key === "Tab" || event.key === "Enter") && chosen(input)) take(input, chosen(input).offer);
  else if (event.key === "Escape" && (input.dataset.ts || input.dataset.thread)) stop(input);
  else return;
  event.preventDefault();
}

// Back from a correction or a reply to an ordinary message.
function stop(input) {
  delete input.dataset.ts;
  delete input.dataset.thread;
  input.value = "";
  labelOf(input).textContent = "Message, or type / for commands";
}

function labelOf(input) {
  return input.closest("form").querySelector("label");
}

async function send(input) {
  const text = input.value.trim();
  const { ts, thread } = input.dataset;
  if (!text) return;
  const channel = chosenTab(input.closest(".pane"));
  close(input);
  let done;
  if (ts) done = await gesture(input, "edit", { ts, text });
  else if (thread) done = await gesture(input, "say", { text, channel, thread_ts: thread });
  else if (text.startsWith("/")) done = await gesture(input, "command", { text, channel });
  else done = await gesture(input, "say", { text, channel });
  if (!done.ok) return;
  if (ts || (thread && input.value.trim() === text)) stop(input);
  else if (input.value.trim() === text) input.value = "";
}

document.addEventListener("submit", (event) => {
  if (!event.target.matches("[data-composer]")) return;
  event.preventDefault();
  send(event.target.querySelector("input"));
});

document.addEventListener("input", async (event) => {
  if (!event.target.matches("[data-composer] input")) return;
  const typed = event.target.value;
  const found = await offers(event.target);
  if (event.target.value === typed) show(event.target, found);
});

document.addEventListener("keydown", (event) => {
  if (event.target.matches?.("[data-composer] input")) onKey(event, event.target);
});

document.addEventListener("focusout", (event) => {
  if (event.target.matches?.("[data-composer] input")) close(event.target);
});

function takeUp(event, words) {
  const input = event.target.closest(".pane").querySelector("[data-composer] input");
  stop(input);
  labelOf(input).textContent = words;
  input.focus();
  return input;
}

// A message of one's own, to be written anew.
document.addEventListener("correct", (event) => {
  const input = takeUp(event, "Correct the message, Escape to leave it");
  input.dataset.ts = event.detail.ts;
  input.value = event.detail.text;
});

// The next message goes into the thread of this one.
document.addEventListener("reply", (event) => {
  takeUp(event, "Reply in the thread, Escape to leave it").dataset.thread = event.detail.ts;
});

readCommands();

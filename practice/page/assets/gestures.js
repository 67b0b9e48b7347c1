// What a person does on the page, told to the workspace one gesture after the other.

import { arrived, hold } from "./slots.js";

const queues = new Map();

// In the nearest part around the control that has a place for it.
function say(node, words) {
  let part = node;
  while (part && !part.querySelector("[data-said]")) part = part.parentElement;
  const place = part?.querySelector("[data-said]");
  if (place) place.textContent = words;
}

async function post(path, body) {
  const answer = await fetch(path, { method: "POST", body: JSON.stringify(body) });
  return answer.json();
}

async function tell(node, path, body) {
  node.setAttribute?.("aria-busy", "true");
  try {
    const done = await post(path, body);
    say(node, done.ok ? "" : done.error);
    return done;
  } catch {
    say(node, "The workspace does not answer.");
    return { ok: false };
  } finally {
    node.removeAttribute?.("aria-busy");
  }
}

// One after the other for one person: what was typed arrives before what was pressed next.
function inTurn(name, work) {
  const turn = (queues.get(name) ?? Promise.resolve()).then(work);
  queues.set(name, turn);
  return turn;
}

export function gesture(node, name, body) {
  const person = node.closest(".pane").dataset.person;
  return inTurn(person, () => tell(node, `/practice/people/${person}/${name}`, body));
}

function act(node, name, body) {
  return inTurn("workings", async () => {
    const done = await tell(node, `/practice/${name}`, body);
    if (name === "time") document.dispatchEvent(new Event("moved"));
    return done;
  });
}

function given(node, name) {
  return node.dataset[name] ? JSON.parse(node.dataset[name]) : {};
}

// --- Buttons ------------------------------------------------------------------------------------

// Slack asks first where the app says so.
function confirmed(button) {
  const asked = given(button, "confirm");
  const box = document.getElementById("confirm").content.firstElementChild.cloneNode(true);
  box.querySelector("h3").textContent = asked.title;
  box.querySelector("p").textContent = asked.text;
  const [deny, confirm] = box.querySelectorAll("button");
  [deny.textContent, confirm.textContent] = [asked.deny, asked.confirm];
  if (asked.style) confirm.classList.add(asked.style);
  const pane = button.closest(".pane");
  pane.append(box);
  return new Promise((resolve) => {
    const close = (yes) => () => {
      box.remove();
      button.focus();
      resolve(yes);
    };
    deny.onclick = close(false);
    confirm.onclick = close(true);
    box.onkeydown = (event) => event.key === "Escape" && close(false)();
    deny.focus();
  });
}

async function press(button) {
  const body = given(button, "at");
  if (button.dataset.choose !== undefined) body.choose = button.dataset.choose;
  if (button.dataset.confirm) body.confirm = await confirmed(button);
  await gesture(button, "click", body);
  if (button.dataset.url) say(button, `Slack would now open ${button.dataset.url}`);
}

document.addEventListener("click", (event) => {
  const node = event.target.closest("[data-do], [data-act]");
  if (!node || node.localName === "form") return;
  const { do: what, act: which } = node.dataset;
  if (which) act(node, which, given(node, "body"));
  else if (what === "click") press(node);
  else if (what === "edit-start") node.dispatchEvent(new CustomEvent("correct", { bubbles: true, detail: given(node, "body") }));
  else if (what === "reply-start") node.dispatchEvent(new CustomEvent("reply", { bubbles: true, detail: given(node, "body") }));
  else gesture(node, what, given(node, "body"));
});

document.addEventListener("keydown", (event) => {
  const modal = event.target.closest?.(".modal");
  if (event.key === "Escape" && modal) gesture(modal, "close", {});
});

// --- Fields -------------------------------------------------------------------------------------

// A file as the workspace takes it: its name, and its bytes in base64.
async function handedIn(file) {
  if (!file) return "";
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = "";
  for (let at = 0; at < bytes.length; at += 8192) binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return { name: file.name, data: btoa(binary) };
}

async function chosen(field) {
  const inputs = [...field.querySelectorAll("input, select, textarea")];
  if (inputs[0]?.type === "file") return handedIn(inputs[0].files[0]);
  if ("many" in field.dataset) return inputs.filter((one) => one.checked).map((one) => one.value);
  const radio = inputs.find((one) => one.type === "radio");
  return radio ? (inputs.find((one) => one.checked)?.value ?? "") : (inputs[0]?.value ?? "");
}

async function put(field) {
  hold(field);
  const choose = await chosen(field);
  const done = await gesture(field, "click", { ...given(field, "at"), choose });
  const isTyped = field.querySelector("input:not([type=radio], [type=checkbox]), textarea");
  arrived(field, done.ok ? done.number : isTyped ? Infinity : 0);
}

document.addEventListener("change", (event) => {
  const field = event.target.closest(".pane [data-field]");
  if (field) put(field);
});

document.addEventListener("input", (event) => {
  const field = event.target.closest(".pane [data-field][data-on=entered]");
  if (field) put(field);
});

// --- Forms --------------------------------------------------------------------------------------

function fieldsOf(form) {
  const body = {};
  for (const one of form.elements) {
    if (!one.name || ((one.type === "checkbox" || one.type === "radio") && !one.checked)) continue;
    body[one.name] = one.type === "number" ? one.valueAsNumber : one.type === "checkbox" ? true : one.value;
  }
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== "" && !Number.isNaN(value)));
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.dataset.act) act(form, form.dataset.act, { ...given(form, "body"), ...fieldsOf(form) });
  else if (form.dataset.do === "submit" && form.querySelector("button:not([type=button])")) gesture(form, "submit", {});
  else if (!form.dataset.do) return;
  event.preventDefault();
});

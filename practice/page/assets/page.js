// Starts the page: the socket over which the workspace sends what is to be shown.

import { apply } from "./slots.js";
import "./composer.js";
import "./gestures.js";
import "./tabs.js";
import { goTo, keepFocus } from "./focus.js";
import { tick } from "./clocks.js";

const RETRY_MS = 500;
let socket;
let born = "";
let wanted = ""; // into whose Slack somebody just asked to go

async function status() {
  const answer = await fetch("/practice/status");
  return answer.json();
}

function lost(words) {
  const line = document.getElementById("lost");
  line.hidden = words === "";
  line.textContent = words;
}

// What was open in a window is gone when it is loaded again, as in Slack.
async function reloaded() {
  const [how] = performance.getEntriesByType("navigation");
  if (how?.type !== "reload") return;
  const people = (new URLSearchParams(location.search).get("as") || "").split(",").filter(Boolean);
  await Promise.all(people.map((id) => fetch(`/practice/people/${id}/reload`, { method: "POST" })));
}

function connect() {
  socket = new WebSocket(`ws://${location.host}/practice/page${location.search}`);
  socket.onmessage = (event) => {
    keepFocus(() => apply(JSON.parse(event.data)));
    if (wanted && goTo(wanted)) wanted = "";
    tick();
  };
  socket.onclose = () => {
    lost("Waiting for the workspace …");
    setTimeout(again, RETRY_MS);
  };
}

// Another workspace than before: nothing of the old one is worth showing.
async function again() {
  try {
    const now = await status();
    location.replace(now.born === born ? location.href : "/");
  } catch {
    setTimeout(again, RETRY_MS);
  }
}

function look(address, push = true) {
  if (push) history.pushState(null, "", address);
  if (socket.readyState === WebSocket.OPEN) socket.send(location.search || "?");
}

window.addEventListener("popstate", () => look(location.search, false));
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-look]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  wanted = link.dataset.to ?? "";
  look(link.getAttribute("href"));
});
document.addEventListener("submit", (event) => {
  const form = event.target.closest("form[data-add]");
  if (!form) return;
  event.preventDefault();
  const query = new URLSearchParams(location.search);
  const shown = (query.get("as") || "").split(",").filter(Boolean);
  const chosen = form.querySelector("select").value;
  query.set("as", [...shown, chosen].slice(-3).join(","));
  wanted = chosen;
  look("?" + query.toString().replaceAll("%2C", ","));
});

await reloaded();
born = (await status()).born;
connect();
setInterval(tick, 5000);

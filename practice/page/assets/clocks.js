// The time of day of each person shown, in moved time.

let offset = 0;

async function ask() {
  const status = await (await fetch("/practice/status")).json();
  offset = status.offset * 1000;
}

export function tick() {
  for (const place of document.querySelectorAll("[data-zone]")) {
    const zone = place.dataset.zone;
    const time = new Date(Date.now() + offset).toLocaleTimeString("en-GB", { timeZone: zone, hour: "2-digit", minute: "2-digit" });
    const words = `${time} in ${zone.split("/").pop().replaceAll("_", " ")}`;
    if (place.textContent !== words) place.textContent = words;
  }
}

ask();
document.addEventListener("moved", () => ask().then(tick));

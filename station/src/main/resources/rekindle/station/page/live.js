// One stream of events for the whole tab. Whoever wants to hear says on("row", data => ...).
const hearers = new Map([["at", []]]);
const banner = document.getElementById("banner");
let source;
let newest = "";
let lost = false;
let again;

export function on(type, hear) {
  if (!hearers.has(type)) {
    hearers.set(type, []);
    source?.addEventListener(type, passOn);
  }
  hearers.get(type).push(hear);
}

function passOn(event) {
  if (event.lastEventId) newest = event.lastEventId;
  for (const hear of hearers.get(event.type)) hear(event.data);
}

function open() {
  const query = new URLSearchParams(document.body.dataset.live);
  // The browser sends Last-Event-ID only where it reconnects by itself.
  if (newest) query.set("after", newest);
  source = new EventSource("/live?" + query);
  for (const type of hearers.keys()) source.addEventListener(type, passOn);
  source.onopen = found;
  source.onerror = broke;
}

function broke() {
  if (!lost) {
    lost = true;
    const time = new Date().toLocaleTimeString(document.documentElement.lang);
    banner.classList.remove("back");
    banner.textContent = banner.dataset.lost.replace("{time}", time);
    banner.hidden = false;
  }
  if (source.readyState === EventSource.CLOSED) {
    clearTimeout(again);
    again = setTimeout(open, 3000);
  }
}

function found() {
  if (!lost) return;
  lost = false;
  banner.classList.add("back");
  banner.textContent = banner.dataset.back;
  setTimeout(() => { if (!lost) banner.hidden = true; }, 6000);
}

addEventListener("pagehide", () => { clearTimeout(again); source?.close(); });
addEventListener("pageshow", event => { if (event.persisted) location.reload(); });

if (document.body.dataset.live) queueMicrotask(open);

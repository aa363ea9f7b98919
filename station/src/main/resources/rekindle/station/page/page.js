// What every page has: the stream, rows, who waits, buttons that press the API, light and dark.
import { on } from "./live.js";
import { parsed, swap } from "./swap.js";
import "./rows.js";
import "./sounds.js";
import { press } from "./press.js";

const root = document.documentElement;
const YEAR = 31536000;

document.getElementById("theme").addEventListener("click", () => {
  const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = dark ? "light" : "dark";
  document.cookie = `theme=${root.dataset.theme};path=/;max-age=${YEAR};samesite=strict`;
});

on("bell", html => {
  const bell = document.getElementById("bell");
  const fresh = parsed(html).querySelector("#bell");
  // Only rows that came or went are touched, so that a screen reader says only those.
  const kept = new Set([...fresh.querySelectorAll("[data-ring]")].map(row => row.dataset.ring));
  for (const row of [...bell.querySelectorAll("[data-ring]")]) {
    if (kept.has(row.dataset.ring)) continue;
    const held = row.contains(document.activeElement);
    row.remove();
    if (held) (bell.querySelector("button") ?? document.getElementById("content")).focus();
  }
  for (const row of fresh.querySelectorAll("[data-ring]")) {
    if (!bell.querySelector(`[data-ring="${row.dataset.ring}"]`)) bell.append(row);
  }
  countDown();
});

const due = new WeakMap();

function countDown() {
  for (const left of document.querySelectorAll(".ring-left")) {
    if (!due.has(left)) due.set(left, performance.now() + Number(left.dataset.left));
    const seconds = Math.max(0, Math.ceil((due.get(left) - performance.now()) / 1000));
    left.textContent = left.dataset.say.replace("{n}", seconds);
  }
}

countDown();
setInterval(countDown, 1000);

document.addEventListener("click", event => {
  const button = event.target.closest("[data-post]");
  if (button) press(button, "POST", button.dataset.post);
});

// A file dropped beside its place would make the browser leave the page.
for (const type of ["dragover", "drop"]) addEventListener(type, event => event.preventDefault());

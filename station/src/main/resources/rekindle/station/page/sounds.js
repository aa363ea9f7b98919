// Tones and notifications for a request, a success, a failure. Off until somebody switches them on.
import { on } from "./live.js";
import { watchRows } from "./rows.js";
import { parsed } from "./swap.js";

const KEY = "sounds";
// Frequencies in hertz, one after the other; no files, so nothing has to be fetched.
const TONES = { asks: [660, 880], good: [523, 659, 784], bad: [330, 247] };
let audio;

export const soundsAreOn = () => localStorage.getItem(KEY) === "on";

export function setSounds(wanted) {
  localStorage.setItem(KEY, wanted ? "on" : "off");
  if (wanted && "Notification" in window && Notification.permission === "default") return Notification.requestPermission();
  return Promise.resolve();
}

export const notificationsWork = () => "Notification" in window && Notification.permission === "granted";

export function play(kind) {
  audio ??= new AudioContext();
  audio.resume();
  TONES[kind].forEach((hertz, place) => {
    const start = audio.currentTime + place * 0.16;
    const tone = new OscillatorNode(audio, { type: "sine", frequency: hertz });
    const loud = new GainNode(audio, { gain: 0 });
    loud.gain.setValueAtTime(0, start);
    loud.gain.linearRampToValueAtTime(0.18, start + 0.02);
    loud.gain.exponentialRampToValueAtTime(0.001, start + 0.3);
    tone.connect(loud).connect(audio.destination);
    tone.start(start);
    tone.stop(start + 0.32);
  });
}

function tell(kind, text) {
  if (!soundsAreOn()) return;
  play(kind);
  if (notificationsWork() && document.hidden) new Notification("Rekindle", { body: text, tag: kind });
}

const GOOD = new Set(["running", "checking-and-writing", "should-run"]);

watchRows((row, before) => {
  const stage = row.dataset.stage;
  if (stage === before) return;
  const text = row.querySelector(".row-head").innerText.replace(/\s+/g, " ");
  if (row.dataset.mood === "bad") tell("bad", text);
  else if (stage === "running" || (GOOD.has(stage) && !GOOD.has(before))) tell("good", text);
  else if (!before) tell("asks", text);
});

let waiting = document.querySelectorAll("[data-ring]").length;
on("bell", html => {
  const rows = parsed(html).querySelectorAll("[data-ring]");
  if (rows.length > waiting) tell("asks", rows[rows.length - 1].querySelector("bdi").innerText);
  waiting = rows.length;
});

// The guide: one step is large. The station ticks what it sees, a person ticks the rest.
import { on } from "./live.js";
import { arm } from "./rows.js";
import { parsed, swap } from "./swap.js";

const guide = document.getElementById("guide");
const setup = document.getElementById("setup");

if (guide) {
  const key = "guide " + guide.dataset.key;
  const count = Number(guide.dataset.steps);
  const steps = [...guide.querySelectorAll(".step")];
  // Steps ticked by hand: 0 is the warnings, so -1 means none.
  let hand = Number(sessionStorage.getItem(key) ?? -1);
  let seen = 0;
  let over = false;
  let shown = -1;

  const follow = () => document.getElementById("follow");

  function look() {
    seen = Number(follow().dataset.done);
    over = follow().dataset.over === "yes";
    arm(follow());
  }

  function draw(focus) {
    const done = over ? count : Math.max(hand, seen > 0 ? seen : -1);
    const now = Math.min(done + 1, count);
    for (const step of steps) {
      const number = Number(step.dataset.step);
      const finished = number <= done && (number < now || over);
      const state = finished ? "done" : number === now ? "now" : number === now + 1 ? "next" : "later";
      step.className = "step is-" + state;
      if (state === "now") step.setAttribute("aria-current", "step");
      else step.removeAttribute("aria-current");
      const by = step.querySelector(".step-by");
      by.textContent = finished && number <= seen && step.dataset.watch !== "nothing" ? by.dataset.seen : "";
      step.querySelector(".step-back").hidden = number <= seen;
      // What only the station can see nobody can tick away while it is going on.
      const button = step.querySelector(".step-do");
      if (button) button.hidden = number === count;
    }
    const current = steps[now];
    // When all is done no step is open any more: then what the station saw stands below them.
    const place = over ? null : current.querySelector(".follow-place");
    if (place && follow().parentElement !== place) place.append(follow());
    if (!place && follow().parentElement !== guide) guide.querySelector(".steps").after(follow());
    if (now !== shown && shown >= 0) {
      current.scrollIntoView({ block: "start", behavior: still.matches ? "auto" : "smooth" });
      if (focus) (current.querySelector(".timer-start, .step-do:not([hidden]) button") ?? current).focus({ preventScroll: true });
    }
    shown = now;
  }

  function tick(number) {
    hand = number;
    sessionStorage.setItem(key, hand);
    draw(true);
  }

  guide.addEventListener("click", event => {
    const done = event.target.closest("[data-done-step]");
    const back = event.target.closest("[data-back-to]");
    const timer = event.target.closest(".timer-start");
    if (done) tick(Number(done.dataset.doneStep));
    else if (back) tick(Number(back.dataset.backTo) - 1);
    else if (timer) run(timer.closest(".timer"));
  });

  on("follow", html => {
    const fresh = parsed(html).querySelector("#follow");
    const held = document.activeElement?.closest(".step.is-now") != null;
    swap(follow(), fresh);
    look();
    draw(held);
  });

  document.getElementById("print").addEventListener("click", () => print());
  document.getElementById("restart").addEventListener("click", () => {
    sessionStorage.removeItem(key);
    const query = new URLSearchParams(location.search);
    query.delete("since");
    location.search = query;
  });

  look();
  draw(false);
}

// A ring that fills while a key is held, or while a countdown runs. It starts when the person says so.
const still = matchMedia("(prefers-reduced-motion: reduce)");
let running = 0;

function run(timer) {
  const mine = ++running;
  const all = Number(timer.dataset.seconds) * 1000;
  const fill = timer.querySelector(".dial-fill");
  const text = timer.querySelector(".dial-text");
  const start = performance.now();
  timer.classList.remove("up");
  (function draw() {
    if (mine !== running || !timer.isConnected) return;
    const passed = Math.min(performance.now() - start, all);
    fill.setAttribute("stroke-dashoffset", 100 - (passed / all) * 100);
    text.textContent = Math.ceil((all - passed) / 1000);
    if (passed < all) still.matches ? setTimeout(draw, 1000) : requestAnimationFrame(draw);
    else {
      timer.classList.add("up");
      text.textContent = "✓";
      timer.querySelector("p").textContent = timer.dataset.up;
    }
  })();
}

// The space bar starts the ring of the current step, unless it belongs to something else.
document.addEventListener("keydown", event => {
  if (event.key !== " " || event.target.closest("button, a, input, select, summary, textarea")) return;
  const timer = document.querySelector(".step.is-now .timer");
  if (timer) {
    event.preventDefault();
    run(timer);
  }
});

// Numbers are checked as they are typed; what is wrong stands beside the field.
if (setup) {
  setup.addEventListener("change", async event => {
    const query = new URLSearchParams(new FormData(setup));
    if (event.target.name === "model") {
      // Arrow keys change it on the way to another one, so nothing is loaded yet (WCAG 3.2.2); but
      // a guide for another model begins now.
      setup.elements.since.disabled = true;
      return;
    }
    const answer = await fetch("/?" + query);
    if (!answer.ok) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const about of fresh.querySelectorAll("#setup .about")) {
      const input = document.getElementById(about.id.replace("about-", ""));
      const checked = fresh.getElementById(input.id);
      input.toggleAttribute("aria-invalid", checked.hasAttribute("aria-invalid"));
      if (checked.hasAttribute("aria-invalid")) input.setAttribute("aria-invalid", "true");
      input.classList.toggle("guess", checked.classList.contains("guess") && input.value === checked.value);
      document.getElementById(about.id).replaceWith(document.adoptNode(about));
    }
  });
}

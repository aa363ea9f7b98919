// Recoveries as lines: new and changed ones come whole, between that only numbers move.
import { on } from "./live.js";
import { parsed, swap } from "./swap.js";

const heard = new Map();
const watchers = [];

/** Calls watch(row, before) for every row that comes; before is the stage it had, if any. */
export function watchRows(watch) { watchers.push(watch); }

on("row", html => {
  for (const row of parsed(html).querySelectorAll(".row")) {
    const id = row.dataset.id;
    const shown = document.getElementById(row.id);
    const before = heard.get(id) ?? shown?.dataset.stage;
    heard.set(id, row.dataset.stage);
    for (const watch of watchers) watch(row, before);
    if (shown) arm(swap(shown, row));
    else add(row);
  }
});

on("gone", ids => {
  for (const id of ids.split(" ")) document.getElementById("r-" + id)?.remove();
});

function add(row) {
  const list = document.getElementById("rows");
  if (!list || list.dataset.fixed === "yes") return;
  const most = Number(list.dataset.most);
  const id = Number(row.dataset.id);
  const older = [...list.children].find(other => Number(other.dataset.id) < id);
  // The newest first; one that is older than all that are shown is not news where the list is full.
  if (!older && list.children.length >= most) return;
  list.insertBefore(row, older ?? null);
  arm(row);
  while (list.children.length > most) list.lastElementChild.remove();
}

// Numbers of running transfers: "id value max text", a line each, at most once a second.
on("moving", lines => {
  requestAnimationFrame(() => {
    for (const line of lines.split("\n")) {
      const [id, value, max, ...text] = line.split("\t");
      for (const place of document.querySelectorAll(`#r-${id}, [data-bar-of="${id}"]`)) {
        const bar = place.querySelector(".bar:not(.guess)");
        if (!bar) continue;
        const progress = bar.querySelector("progress");
        progress.max = Math.max(1, Number(max));
        progress.value = Number(value);
        bar.querySelector(".bar-num").textContent = text.join("\t");
      }
    }
  });
});

// Estimates go on by the clock: from what had passed when the station wrote them.
const begun = new WeakMap();

export function arm(place) {
  for (const bar of place.querySelectorAll(".bar.guess")) begun.set(bar, performance.now());
}

function seconds(millis) {
  const all = Math.ceil(millis / 1000);
  return all < 60 ? all + " s" : Math.floor(all / 60) + " min " + (all % 60) + " s";
}

function estimate() {
  for (const bar of document.querySelectorAll(".bar.guess")) {
    if (!begun.has(bar)) begun.set(bar, performance.now());
    const about = Number(bar.dataset.about);
    if (!about) continue;
    const elapsed = Number(bar.dataset.elapsed) + performance.now() - begun.get(bar);
    bar.querySelector("progress").value = Math.min(elapsed, about);
    bar.querySelector(".bar-num").textContent =
      elapsed < about ? bar.dataset.left.replace("{left}", seconds(about - elapsed)) : bar.dataset.over;
  }
}

arm(document);
estimate();
setInterval(estimate, 1000);

// Images: files dropped or chosen go up with a bar; what the check says stands there before anyone publishes.
import { on } from "./live.js";
import { complain, press, say } from "./press.js";
import { parsed, refresh, swap } from "./swap.js";

const upload = document.getElementById("upload");
const dropping = document.getElementById("dropping");
const chooser = document.getElementById("file");
const lang = document.documentElement.lang;

if (upload) {
  let depth = 0;
  const hasFiles = event => [...(event.dataTransfer?.types ?? [])].includes("Files");
  addEventListener("dragenter", event => { if (hasFiles(event)) { depth++; dropping.hidden = false; } });
  addEventListener("dragleave", event => { if (hasFiles(event) && --depth <= 0) { depth = 0; dropping.hidden = true; } });
  addEventListener("drop", event => {
    depth = 0;
    dropping.hidden = true;
    takeAll([...event.dataTransfer.files]);
  });
  chooser.addEventListener("change", () => { takeAll([...chooser.files]); chooser.value = ""; });
}

async function takeAll(files) {
  for (const file of files) await take(file);
}

function size(bytes) {
  return (bytes / 1e6).toLocaleString(lang, { maximumFractionDigits: 1 }) + " MB";
}

function text(template, file, values = {}) {
  let filled = template.replace("{name}", () => file.name);
  for (const [place, value] of Object.entries(values)) filled = filled.replace(`{${place}}`, () => value);
  return filled;
}

function take(file) {
  const one = document.createElement("div");
  one.className = "upload-one";
  const label = document.createElement("p");
  label.append(document.createElement("bdi"));
  const words = label.firstChild;
  const bar = document.createElement("progress");
  bar.max = Math.max(1, file.size);
  bar.value = 0;
  bar.setAttribute("aria-label", file.name);
  const cancel = document.createElement("button");
  cancel.type = "button";
  cancel.className = "quiet";
  cancel.textContent = upload.dataset.cancel;
  one.append(label, bar, cancel);
  document.getElementById("uploads").append(one);
  const show = loaded => {
    bar.value = loaded;
    words.textContent = loaded >= file.size
      ? text(upload.dataset.checking, file)
      : text(upload.dataset.uploading, file, { percent: Math.floor((loaded * 100) / file.size) + " %", size: size(file.size) });
  };
  show(0);

  return new Promise(done => {
    const request = new XMLHttpRequest();
    const broke = why => {
      words.textContent = text(upload.dataset.broke, file, { why });
      words.className = "concern wrong";
      bar.remove();
      cancel.remove();
      done();
    };
    request.upload.onprogress = event => show(event.loaded);
    request.onerror = () => broke(document.body.dataset.unreachable);
    request.onabort = () => { one.remove(); done(); };
    request.onload = async () => {
      const answer = read(request.responseText);
      if (request.status >= 400) return broke([answer.detail ?? request.status, answer.next].filter(Boolean).join(" "));
      one.remove();
      await verdict(answer.image?.sha256 ?? answer.sha256, file.name);
      done();
    };
    cancel.onclick = () => request.abort();
    request.open("POST", "/api/v1/images?publish=false&name=" + encodeURIComponent(file.name));
    request.send(file);
  });
}

function read(json) {
  try { return JSON.parse(json); } catch { return {}; }
}

async function verdict(sum, name) {
  const answer = await fetch(`/images/${sum}?name=${encodeURIComponent(name)}`);
  if (!answer.ok) return complain(answer.status + " " + answer.statusText);
  const card = parsed(await answer.text()).querySelector(".card");
  const shown = document.querySelector(`#verdicts .card[data-sum="${sum}"]`);
  if (shown) shown.replaceWith(card);
  else document.getElementById("verdicts").prepend(card);
  card.querySelector(".publish button")?.focus();
  card.scrollIntoView({ block: "nearest" });
  refresh("cards");
}

document.addEventListener("submit", async event => {
  const form = event.target.closest(".publish");
  if (!form) return;
  event.preventDefault();
  const button = form.querySelector("button");
  const model = form.elements.model;
  const query = new URLSearchParams();
  if (model.value) query.set("model", model.value);
  button.dataset.what = form.closest(".card").querySelector("h3").innerText;
  if (await press(button, "POST", form.dataset.publish + "?" + query)) {
    document.getElementById("verdicts")?.querySelector(`[data-sum="${form.closest(".card").dataset.sum}"]`)?.remove();
    changed();
  }
});

document.addEventListener("click", async event => {
  const remove = event.target.closest("[data-delete]");
  const check = event.target.closest("[data-check]");
  const card = remove?.closest("#verdicts .card");
  if (remove && (await press(remove, "DELETE", remove.dataset.delete))) {
    card?.remove();
    changed();
  }
  if (check) {
    const card = check.closest(".card");
    const answer = await fetch(check.dataset.check);
    if (answer.ok) swap(card, parsed(await answer.text()).querySelector(".card"));
    else complain(answer.status + " " + answer.statusText);
  }
});

// On the page of a guide the same file makes the guide ready.
function changed() {
  return document.getElementById("ready") ? refresh("ready") : refresh("cards");
}

on("images", changed);
document.addEventListener("undone", changed);

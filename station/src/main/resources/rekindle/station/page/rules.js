// Rules are edited as a list and saved as a whole; sounds are this browser's own matter.
import { complain, press, say } from "./press.js";
import { notificationsWork, play, setSounds, soundsAreOn } from "./sounds.js";

const form = document.getElementById("rules");
const list = document.getElementById("rule-list");
const wrong = document.getElementById("rules-wrong");

document.getElementById("rule-add").addEventListener("click", () => {
  list.append(document.getElementById("rule-new").content.cloneNode(true));
  list.lastElementChild.querySelector("input").focus();
});

list.addEventListener("click", event => {
  const rule = event.target.closest(".rule");
  if (event.target.closest("[data-rule-up]") && rule.previousElementSibling) {
    rule.previousElementSibling.before(rule);
    rule.querySelector("[data-rule-up]").focus();
  }
  if (event.target.closest("[data-rule-remove]")) {
    const next = rule.nextElementSibling ?? rule.previousElementSibling;
    rule.remove();
    (next?.querySelector("[data-rule-remove]") ?? document.getElementById("rule-add")).focus();
  }
});

form.addEventListener("submit", async event => {
  event.preventDefault();
  const rules = [...list.children].map(rule => {
    const value = name => rule.querySelector(`[name="${name}"]`).value.trim();
    return { who: value("who"), verdict: value("verdict"), note: value("note") };
  });
  const button = form.querySelector("[type=submit]");
  // Not over rules that came meanwhile: "Allow this phone" on any page makes one.
  const answer = await press(button, "PUT", "/api/v1/rules", JSON.stringify(rules), { "if-match": `"${form.dataset.version}"` });
  if (answer) {
    form.dataset.version = answer.headers.get("etag").replaceAll('"', "");
    say(form.dataset.saved);
  }
});

const box = document.getElementById("sounds");
const blocked = document.getElementById("sounds-blocked");
box.checked = soundsAreOn();
blocked.hidden = !box.checked || notificationsWork();
box.addEventListener("change", async () => {
  await setSounds(box.checked);
  blocked.hidden = !box.checked || notificationsWork();
  if (box.checked) play("good");
});
document.getElementById("sounds-try").addEventListener("click", () => {
  ["asks", "good", "bad"].forEach((kind, place) => setTimeout(() => play(kind), place * 900));
});

// Presses a button of the public API and says what came of it.
const toast = document.getElementById("toast");
const undo = toast.querySelector("[data-undo]");

/** @returns the answer, or null where it failed (which is said) */
export async function press(button, method, path, body, fields = {}) {
  button.disabled = true;
  try {
    const answer = await fetch(path, { method, body, headers: body ? { "content-type": "application/json", ...fields } : fields });
    if (!answer.ok) {
      complain(await why(answer));
      return null;
    }
    if (button.dataset.done) say(button.dataset.done.replace("{what}", button.dataset.what ?? ""), button.dataset.undo);
    return answer;
  } catch {
    complain(document.body.dataset.unreachable);
    return null;
  } finally {
    button.disabled = false;
  }
}

/** What the station says against it: what happened, and what to do. */
export async function why(answer) {
  try {
    const problem = await answer.json();
    return [problem.detail ?? problem.title, problem.next].filter(Boolean).join(" ");
  } catch {
    return answer.status + " " + answer.statusText;
  }
}

export function say(text, undoPath) {
  show(text, false);
  undo.hidden = !undoPath;
  undo.dataset.path = undoPath ?? "";
}

export function complain(text) {
  show(document.body.dataset.failed.replace("{why}", text), true);
  undo.hidden = true;
}

function show(text, bad) {
  toast.querySelector("p").textContent = text;
  toast.classList.toggle("bad", bad);
  toast.hidden = false;
}

toast.querySelector("[data-close]").addEventListener("click", () => { toast.hidden = true; });
undo.addEventListener("click", async () => {
  toast.hidden = true;
  if (await press(undo, "POST", undo.dataset.path)) document.dispatchEvent(new CustomEvent("undone"));
});

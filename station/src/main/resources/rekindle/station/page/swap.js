// Puts what the station wrote anew in the place of what is shown.

export function parsed(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content;
}

/** Swaps one element for another; whoever had the keyboard keeps it, if he is still there. */
export function swap(old, fresh) {
  if (old.isEqualNode(fresh)) return old;
  const focused = old.contains(document.activeElement) ? pathOf(document.activeElement) : null;
  old.replaceWith(fresh);
  if (focused) (fresh.querySelector(focused) ?? fresh.querySelector("a, button, input"))?.focus({ preventScroll: true });
  return fresh;
}

function pathOf(element) {
  for (const name of ["id", "data-post", "data-delete", "href", "name"]) {
    const value = element.getAttribute(name);
    if (value) return `[${name}="${CSS.escape(value)}"]`;
  }
  return "a, button, input";
}

/** Fetches this page again and swaps the elements with these ids. */
export async function refresh(...ids) {
  const answer = await fetch(location.pathname + location.search);
  if (!answer.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const id of ids) {
    const old = document.getElementById(id);
    const found = fresh.getElementById(id);
    if (old && found) swap(old, document.adoptNode(found));
  }
}

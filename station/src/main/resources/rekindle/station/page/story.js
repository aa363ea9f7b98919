// The page of one recovery: everything on it comes anew when something happened.
import { on } from "./live.js";
import { arm } from "./rows.js";
import { parsed, swap } from "./swap.js";

on("story", html => {
  const story = document.getElementById("story");
  arm(swap(story, parsed(html).querySelector("#story")));
});

// Comfort only: every page works without this file.
"use strict";

// Buttons that need a script stay hidden until there is one.
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

// The list of errors is where a reader continues after sending a form.
document.querySelector("[data-focus]")?.focus();

// A disclosure marked data-closes folds away on Escape, on a click beside it and when the focus goes on:
// it lies over the page and would cover what is focused next.
const open = () => document.querySelectorAll("details[data-closes][open]");
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const details of open()) {
    details.open = false;
    details.querySelector("summary").focus();
  }
});
for (const kind of ["click", "focusin"]) {
  document.addEventListener(kind, (event) => {
    for (const details of open()) {
      if (!details.contains(event.target)) details.open = false;
    }
  });
}

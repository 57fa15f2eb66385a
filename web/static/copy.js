// Adds a copy button where the browser can copy. Without it the text can be selected and copied by hand.
"use strict";
if (navigator.clipboard && window.isSecureContext) {
  const words = document.body.dataset;
  for (const box of document.querySelectorAll(".copy textarea")) {
    const button = document.createElement("button");
    const said = document.createElement("span");
    button.type = "button";
    button.textContent = words.copy;
    if (box.labels.length) button.setAttribute("aria-label", `${words.copy}: ${box.labels[0].textContent}`);
    said.setAttribute("role", "status");
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(box.value);
        said.textContent = words.copied;
      } catch {
        box.select();
        said.textContent = words.selected;
      }
    });
    box.after(button, said);
  }
}

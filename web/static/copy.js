// Adds a copy button where the browser can copy. Without it the text can be selected and copied by hand.
"use strict";
if (navigator.clipboard && window.isSecureContext) {
  for (const box of document.querySelectorAll(".copy textarea")) {
    const button = document.createElement("button");
    const said = document.createElement("span");
    button.type = "button";
    button.textContent = "Copy";
    if (box.labels.length) button.setAttribute("aria-label", `Copy: ${box.labels[0].textContent}`);
    said.setAttribute("role", "status");
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(box.value);
        said.textContent = "Copied.";
      } catch {
        box.select();
        said.textContent = "Selected: copy it with the keyboard.";
      }
    });
    box.after(button, said);
  }
}

// Adds a button that saves a receipt as a file. Without it the text can be selected and copied by hand.
"use strict";
for (const box of document.querySelectorAll("textarea.save")) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = box.dataset.save;
  if (box.labels.length) button.setAttribute("aria-label", `${box.dataset.save}: ${box.labels[0].textContent}`);
  button.addEventListener("click", () => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([box.value], { type: "application/json" }));
    link.download = box.dataset.file;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  });
  box.after(button);
}

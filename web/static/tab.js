// What stays in this tab of the browser: it is wiped on demand and, after half an hour without a key or a click, by itself.
"use strict";
(() => {
  const IDLE = 30 * 60 * 1000;
  const forget = () => {
    try {
      sessionStorage.clear();
    } catch {
      // A browser that lets pages keep nothing has nothing to forget.
    }
  };
  document.querySelector("form.wipe")?.addEventListener("submit", forget);

  let last = Date.now();
  const end = () => {
    if (Date.now() - last < IDLE) return;
    forget();
    // Only a page that shows a question has something to hide; replaced, it is not one step back either.
    if (!document.querySelector("textarea#question")?.defaultValue.trim()) return;
    document.body.replaceChildren();
    location.replace("/wiped");
  };
  for (const sign of ["keydown", "pointerdown", "wheel", "touchmove"]) {
    addEventListener(sign, () => { last = Date.now(); }, { passive: true });
  }
  setInterval(end, 30 * 1000);
  // Timers sleep with the machine: what is come back to is looked at first.
  document.addEventListener("visibilitychange", end);
  addEventListener("pageshow", end);

  const menu = document.querySelector("details.menu");
  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && menu?.open) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });
  addEventListener("pointerdown", (event) => {
    if (menu?.open && !menu.contains(event.target)) menu.open = false;
  });
})();

// The question's box: how many characters are left; and the last questions of this tab, kept by the tab alone.
"use strict";
(() => {
  const MOST = 20;
  const KEY = "asked";
  const box = document.querySelector("textarea#question");
  const counter = document.querySelector(".counter");
  if (!box) return;

  const count = () => {
    // As the server counts: code points, a line break as one, nothing at the ends.
    const left = box.maxLength - [...box.value.trim()].length;
    counter.textContent = counter.dataset.left.replace("{}", left.toLocaleString(document.documentElement.lang));
    counter.hidden = left > 500;
  };
  box.addEventListener("input", count);
  count();

  const asked = () => {
    try {
      const kept = JSON.parse(sessionStorage.getItem(KEY));
      return Array.isArray(kept) ? kept : [];
    } catch {
      return [];
    }
  };

  if (document.querySelector("[data-asked]")) {
    const now = { text: box.defaultValue, language: document.querySelector("#language").value };
    const kept = [now, ...asked().filter((each) => each.text !== now.text)].slice(0, MOST);
    try {
      sessionStorage.setItem(KEY, JSON.stringify(kept));
    } catch {
      // A browser that lets pages keep nothing: there is no history then.
    }
  }

  const list = document.querySelector(".history");
  const kept = asked();
  if (list && kept.length) {
    const item = list.querySelector("template").content;
    for (const each of kept) {
      const made = item.cloneNode(true);
      const [question, language] = made.querySelectorAll("input");
      question.value = each.text;
      language.value = each.language;
      made.querySelector("button").textContent = each.text;
      list.querySelector("ul").append(made);
    }
    list.hidden = false;
  }
})();

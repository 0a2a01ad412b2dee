// Before the first paint: the colours that were chosen, else the system's.
"use strict";
(() => {
  const KEY = "stockafolio.theme";
  const NAMES = { auto: "as the system", light: "light", dark: "dark" };
  const ORDER = Object.keys(NAMES);
  const root = document.documentElement;
  const chosen = () => {
    const kept = localStorage.getItem(KEY);
    return ORDER.includes(kept) ? kept : "auto";
  };
  const apply = () => {
    if (chosen() === "auto") {
      delete root.dataset.theme;
    } else {
      root.dataset.theme = chosen();
    }
    document.getElementById("theme")?.setAttribute("aria-label", "Colours: " + NAMES[chosen()]);
    document.getElementById("theme")?.setAttribute("title", "Colours: " + NAMES[chosen()]);
  };
  apply();
  addEventListener("storage", apply);
  addEventListener("DOMContentLoaded", () => {
    apply();
    document.getElementById("theme").addEventListener("click", () => {
      localStorage.setItem(KEY, ORDER[(ORDER.indexOf(chosen()) + 1) % ORDER.length]);
      apply();
    });
  });
})();

"use strict";
// What touching does better than loading anew: keys, and copying a citation. Every page works without it.
(() => {
  const box = document.querySelector("form.ask input");
  const rows = () => [...document.querySelectorAll(".entries .who a, .hits .headline, .statements .source a:first-child")];
  let at = -1;
  const go = (step) => {
    const all = rows();
    if (!all.length) return;
    at = Math.min(Math.max(at + step, 0), all.length - 1);
    all[at].focus();
    all[at].scrollIntoView({ block: "nearest" });
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const inField = event.target.closest("input, textarea, select");
    if (inField) {
      if (event.key === "Escape") event.target.blur();
      return;
    }
    switch (event.key) {
      case "/":
        event.preventDefault();
        box?.focus();
        box?.select();
        return;
      case "j": return go(1);
      case "k": return go(-1);
      case "1": case "2": case "3":
        document.querySelectorAll(".languages a")[Number(event.key) - 1]?.click();
        return;
      default: {
        const target = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
        if (target) target.click();
      }
    }
  });
  for (const block of document.querySelectorAll("pre[data-copy]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = block.dataset.copy;
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(block.textContent);
        button.textContent = block.dataset.copy + " ✓";
      } catch {
        getSelection().selectAllChildren(block);
      }
    });
    block.after(button);
  }
})();

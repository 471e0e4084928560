/* Ticks of a list: all at once, and how many. The list is replaced when its filters change, so one listener
   on the document serves them all. */

function update(form) {
  const ticks = [...form.querySelectorAll("[data-tick]")];
  const chosen = ticks.filter((each) => each.checked).length;
  const all = form.querySelector("[data-tick-all]");
  all.hidden = !ticks.length;
  all.checked = chosen > 0 && chosen === ticks.length;
  all.indeterminate = chosen > 0 && chosen < ticks.length;
  const count = form.querySelector("[data-ticks-count]");
  count.hidden = !chosen;
  count.querySelector("strong").textContent = chosen;
}

function updateAll() {
  for (const form of document.querySelectorAll("form[data-ticks]")) update(form);
}

document.addEventListener("change", ({ target }) => {
  const form = target.closest("form[data-ticks]");
  if (!form) return;
  if (target.matches("[data-tick-all]")) {
    for (const each of form.querySelectorAll("[data-tick]")) each.checked = target.checked;
  }
  update(form);
});

const results = document.getElementById("listing-results");
if (results) new MutationObserver(updateAll).observe(results, { childList: true });
updateAll();

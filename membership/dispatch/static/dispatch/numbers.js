/* Numbers are scanned one after the other: Enter goes on to the next company instead of sending the form. A
   pasted column fills what is still empty, from top to bottom. */

const form = document.querySelector("form[data-numbers]");

function numbers() {
  return [...form.querySelectorAll("[data-number]")].filter((each) => {
    const ticks = [...each.closest("li").querySelectorAll('[name="owed"]')];
    return ticks.some((tick) => tick.checked);
  });
}

function goOn(field) {
  const fields = numbers();
  const next = fields.slice(fields.indexOf(field) + 1).find((each) => !each.value.trim());
  (next ?? form.querySelector('[type="submit"]')).focus();
}

function spread(lines) {
  const empty = numbers().filter((each) => !each.value.trim());
  lines.slice(0, empty.length).forEach((line, place) => {
    empty[place].value = line;
  });
  return lines.slice(empty.length).join("\n");
}

if (form) {
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !event.target.matches("[data-number]")) return;
    event.preventDefault();
    if (event.target.value.trim()) goOn(event.target);
  });
  form.querySelector("[data-numbers-column]")?.addEventListener("paste", (event) => {
    const lines = event.clipboardData.getData("text").split(/\s+/).filter(Boolean);
    if (lines.length < 2) return;
    event.preventDefault();
    event.target.value = spread(lines);
  });
  (form.querySelector(".error-message")?.parentElement.querySelector("input") ?? numbers()[0])?.focus({ preventScroll: true });
}

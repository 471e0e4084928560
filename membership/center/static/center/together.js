// Several paid orders on one invoice: says what is ticked, and keeps to one kind of charge.
const form = document.querySelector("[data-together]");
const boxes = [...document.querySelectorAll("input[type=checkbox][form=together]")];

function show() {
  const ticked = boxes.filter((box) => box.checked);
  const said = form.querySelector("[data-sum]");
  said.dataset.rest ??= said.textContent;
  for (const box of boxes) box.disabled = ticked.length > 0 && box.dataset.kind !== ticked[0].dataset.kind;
  const fen = ticked.reduce((sum, box) => sum + Math.round(Number(box.dataset.amount) * 100), 0);
  said.textContent = ticked.length
    ? said.dataset.sum.replace("{count}", ticked.length).replace("{sum}", (fen / 100).toFixed(2))
    : said.dataset.rest;
  form.querySelector("button").disabled = ticked.length === 0;
  form.toggleAttribute("data-ticked", ticked.length > 0);
}

if (form && boxes.length) {
  for (const box of boxes) box.addEventListener("change", show);
  show();
}

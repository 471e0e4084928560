// A scanner types a number and presses Enter: what takes it has the focus, with nothing left in it to get mixed up.
const box = document.querySelector("[data-select]");
const button = document.querySelector("[data-focus]");

if (box) {
  box.focus();
  box.select();
} else {
  button?.focus();
}

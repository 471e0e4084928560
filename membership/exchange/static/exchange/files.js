/* Takes a file out of the form at once; without this the button sends the form, which comes back without it. */
for (const field of document.querySelectorAll(".entry-files")) {
  field.addEventListener("click", (event) => {
    const button = event.target.closest("[data-entry-remove]");
    if (!button) return;
    event.preventDefault();
    if (!window.confirm(button.dataset.question)) return;
    button.closest("[data-upload-item]").remove();
    field.querySelector("[data-upload-status]").textContent = field.dataset.textRemoved;
    field.querySelector("input[type=file]").focus();
  });
}

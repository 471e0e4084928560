// The publicity pictures of the form: their order, and room for as many as are taken. Sending them is
// papers/upload.js, saving captions is draft.js.
for (const root of document.querySelectorAll("[data-pictures]")) {
  const items = root.querySelector("[data-upload-items]");
  const chooser = root.querySelector("[data-upload-choose]");

  function count() {
    chooser.hidden = items.children.length >= Number(root.dataset.most);
  }

  async function move(button) {
    const item = button.closest("[data-upload-item]");
    const isEarlier = button.dataset.pictureMove === "-1";
    const other = isEarlier ? item.previousElementSibling : item.nextElementSibling;
    if (!other) return;
    const form = button.form;
    const body = new FormData();
    body.append("file", button.value);
    body.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    const headers = { "X-Requested-With": "XMLHttpRequest" };
    const answer = await fetch(button.getAttribute("formaction"), { method: "POST", body, headers });
    if (answer.status !== 204) return form.requestSubmit(button); // the whole page says what is wrong
    if (isEarlier) other.before(item);
    else other.after(item);
    button.focus();
  }

  root.addEventListener("click", (event) => {
    const button = event.target.closest("[data-picture-move]");
    if (!button) return;
    event.preventDefault();
    move(button);
  });
  // A new picture asks for its caption.
  root.addEventListener("upload:changed", () => {
    const last = items.lastElementChild;
    const isNew = last && !last.dataset.seen;
    for (const item of items.children) item.dataset.seen = "1";
    count();
    if (isNew) setTimeout(() => last.querySelector("[data-caption]")?.focus());
  });
  for (const item of items.children) item.dataset.seen = "1";
  count();
}

/* Before a decision is sent, a dialog says what it will do. Quick choices fill a text; errors take the focus. */

const dialog = document.getElementById("confirm-dialog");
let agreed = false;

function remarksIn(form) {
  return [...form.querySelectorAll("[data-remark]")].filter((each) => each.value.trim()).length;
}

function ask(form, button) {
  dialog.querySelector("#confirm-title").textContent = button.dataset.confirmTitle;
  dialog.querySelector("[data-confirm-body]").textContent = button.dataset.confirmText;
  const remarks = dialog.querySelector("[data-confirm-remarks]");
  const count = remarksIn(form);
  remarks.hidden = !count;
  remarks.querySelector("strong").textContent = count;
  const yes = dialog.querySelector("[data-confirm-yes]");
  yes.textContent = button.textContent;
  yes.classList.toggle("no", button.classList.contains("no"));
  yes.onclick = () => {
    agreed = true;
    dialog.close();
    form.requestSubmit(button);
  };
  dialog.showModal();
}

if (dialog) {
  dialog.querySelector("[data-confirm-no]").addEventListener("click", () => dialog.close());
  document.addEventListener("submit", (event) => {
    const button = event.submitter;
    if (!button?.dataset.confirmTitle) return;
    if (agreed) {
      for (const each of event.target.querySelectorAll("button[type=submit]")) each.setAttribute("aria-disabled", "true");
      agreed = false;
      return;
    }
    event.preventDefault();
    ask(event.target, button);
  });
}

for (const choice of document.querySelectorAll("[data-fill]")) {
  choice.addEventListener("click", () => {
    const target = document.getElementById(choice.dataset.fill);
    target.value = choice.textContent.trim();
    target.focus();
  });
}

document.querySelector("[data-focus]")?.focus();

/* A remark that is opened is about to be written. */
for (const each of document.querySelectorAll("details.desk-remark")) {
  each.addEventListener("toggle", () => each.open && each.querySelector("textarea").focus({ preventScroll: true }));
}

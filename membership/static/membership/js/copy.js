// Buttons that copy a value: <button data-copy="value" data-copied="Copied" hidden><span data-copy-text>Copy</span></button>
async function copy(text) {
  if (navigator.clipboard && window.isSecureContext) {
    await navigator.clipboard.writeText(text);
    return;
  }
  const area = document.createElement("textarea");
  area.value = text;
  area.className = "visually-hidden";
  document.body.append(area);
  area.select();
  document.execCommand("copy");
  area.remove();
}

const announcer = document.createElement("div");
announcer.className = "visually-hidden";
announcer.setAttribute("role", "status");
document.body.append(announcer);

for (const button of document.querySelectorAll("[data-copy]")) {
  const text = button.querySelector("[data-copy-text]") ?? button;
  const label = text.textContent;
  let timer;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await copy(button.dataset.copy);
    text.textContent = button.dataset.copied;
    announcer.textContent = button.dataset.copied;
    clearTimeout(timer);
    timer = setTimeout(() => {
      text.textContent = label;
      announcer.textContent = "";
    }, 2000);
  });
}

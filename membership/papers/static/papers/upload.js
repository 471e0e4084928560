/* Sends a chosen file at once and shows it in its place. Without this the field is a plain file input. */

function token(root) {
  const field = root.closest("form")?.querySelector("[name=csrfmiddlewaretoken]");
  return field ? field.value : (document.cookie.match(/(?:^|; )csrftoken=([^;]+)/) || [])[1] || "";
}

function send(root, url, body, onProgress) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", url);
    request.setRequestHeader("X-CSRFToken", token(root));
    request.setRequestHeader("X-Requested-With", "XMLHttpRequest");
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) onProgress(Math.round((event.loaded / event.total) * 100));
    });
    request.addEventListener("load", () => resolve(request));
    request.addEventListener("error", reject);
    request.addEventListener("abort", reject);
    request.send(body);
  });
}

function reason(request, fallback) {
  try {
    return JSON.parse(request.responseText).error || fallback;
  } catch {
    return fallback;
  }
}

class Upload {
  constructor(root) {
    this.root = root;
    this.text = root.dataset;
    this.input = root.querySelector("input[type=file]");
    this.items = root.querySelector("[data-upload-items]");
    this.error = root.querySelector("[data-upload-error]");
    this.progress = root.querySelector("[data-upload-progress]");
    this.status = root.querySelector("[data-upload-status]");
    root.classList.add("upload--live");
    this.input.addEventListener("change", () => this.take([...this.input.files]));
    root.addEventListener("click", (event) => this.click(event));
    for (const kind of ["dragover", "dragleave", "drop"]) {
      root.addEventListener(kind, (event) => this.drag(event));
    }
    this.wake();
  }

  /* Replacing is for a field of one file. */
  wake() {
    for (const button of this.items.querySelectorAll("[data-upload-replace]")) {
      button.hidden = "multiple" in this.text;
    }
  }

  drag(event) {
    if (![...event.dataTransfer.types].includes("Files")) return;
    event.preventDefault();
    this.root.classList.toggle("upload--over", event.type === "dragover");
    if (event.type === "drop") this.take([...event.dataTransfer.files]);
  }

  click(event) {
    const button = event.target.closest("button");
    if (!button) return;
    if ("uploadReplace" in button.dataset) this.input.click();
    if ("uploadRemove" in button.dataset) {
      event.preventDefault();
      if (window.confirm(button.dataset.question)) this.remove(button);
    }
  }

  async take(files) {
    if (this.busy || !files.length) return;
    this.busy = true;
    this.say("");
    for (const file of "multiple" in this.text ? files : files.slice(0, 1)) {
      if (!(await this.sendFile(file))) break;
    }
    this.input.value = "";
    this.busy = false;
  }

  async sendFile(file) {
    if (file.size > Number(this.text.maxBytes)) return this.fail(this.text.textTooLarge);
    const body = new FormData();
    body.append(this.input.name, file);
    this.show(0);
    this.status.textContent = this.text.textSending;
    try {
      const answer = await send(this.root, this.text.url, body, (percent) => this.show(percent));
      if (answer.status >= 300 || !answer.getResponseHeader("X-Upload-Item")) {
        return this.fail(reason(answer, this.text.textFailed));
      }
      this.place(answer.responseText);
      return true;
    } catch {
      return this.fail(this.text.textFailed);
    } finally {
      this.progress.hidden = true;
    }
  }

  place(html) {
    const holder = document.createElement("template");
    holder.innerHTML = html.trim();
    const item = holder.content.firstElementChild;
    if ("multiple" in this.text) this.items.append(item);
    else this.items.replaceChildren(item);
    this.wake();
    this.changed(this.text.textDone);
    item.querySelector("button:not([hidden]), a")?.focus();
  }

  async remove(button) {
    const body = new FormData();
    body.append("file", button.value);
    try {
      const answer = await send(this.root, button.getAttribute("formaction"), body, () => {});
      if (answer.status >= 300) return this.fail(reason(answer, this.text.textFailed));
    } catch {
      return this.fail(this.text.textFailed);
    }
    button.closest("[data-upload-item]").remove();
    this.say("");
    this.changed(this.text.textRemoved);
    return this.input.focus();
  }

  changed(text) {
    this.status.textContent = text;
    this.root.dispatchEvent(new CustomEvent("upload:changed", { bubbles: true }));
  }

  show(percent) {
    this.progress.hidden = false;
    this.progress.querySelector("progress").value = percent;
    this.progress.querySelector("[data-upload-percent]").textContent = `${percent}%`;
  }

  say(text) {
    this.error.querySelector("[data-upload-error-text]").textContent = text;
    this.error.hidden = !text;
    this.root.classList.toggle("field--invalid", Boolean(text));
    this.input.setAttribute("aria-invalid", String(Boolean(text)));
  }

  fail(text) {
    this.status.textContent = "";
    this.say(text);
    return false;
  }
}

for (const root of document.querySelectorAll("[data-upload]")) new Upload(root);

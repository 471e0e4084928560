// The code to be scanned: asked for when the page opens, counted down, asked for anew when it runs out.
// Without this, buttons do the same with a reload. <div data-code data-code-url="…">what dues/includes/code.html shows</div>
const SOON = 2000;

class Code {
  constructor(root) {
    this.root = root;
    root.addEventListener("submit", (event) => {
      const form = event.target.closest("[data-code-form]");
      if (!form) return;
      event.preventDefault();
      this.ask(form.action);
    });
    this.look();
  }

  look() {
    clearInterval(this.timer);
    const wanted = this.root.querySelector("[data-code-wanted]");
    const shown = this.root.querySelector("[data-code-until]");
    if (wanted && wanted.dataset.codeWanted === "") this.ask(this.root.dataset.codeUrl);
    else if (wanted && wanted.dataset.codeWanted === "soon") setTimeout(() => this.ask(this.root.dataset.codeUrl), SOON);
    if (shown) this.count(shown);
  }

  count(shown) {
    const until = Date.parse(shown.dataset.codeUntil);
    const left = shown.querySelector("[data-code-left]");
    left.parentElement.hidden = false;
    const tick = () => {
      const seconds = Math.max(0, Math.round((until - Date.now()) / 1000));
      const parts = [seconds / 3600, (seconds / 60) % 60, seconds % 60].map((part) => String(Math.floor(part)).padStart(2, "0"));
      left.textContent = parts.join(":");
      if (seconds > 0 || document.hidden) return;
      clearInterval(this.timer);
      this.ask(this.root.dataset.codeUrl);
    };
    this.timer = setInterval(tick, 1000);
    tick();
  }

  async ask(url) {
    const field = this.root.querySelector("[name=csrfmiddlewaretoken]");
    const next = this.root.querySelector("[name=next]");
    if (!field || this.isAsking) return;
    this.isAsking = true;
    this.root.setAttribute("aria-busy", "true");
    const body = new FormData();
    body.append("next", next?.value ?? location.pathname);
    try {
      const headers = { "X-CSRFToken": field.value, "X-Requested-With": "XMLHttpRequest" };
      const answer = await fetch(url, { method: "POST", headers, body });
      if (answer.redirected || !answer.ok) return location.reload();
      this.root.innerHTML = await answer.text();
      this.isAsking = false;
      this.look();
    } catch {
      this.isAsking = false; // the network is gone for a moment; the buttons are still there
    } finally {
      this.root.removeAttribute("aria-busy");
    }
  }
}

for (const root of document.querySelectorAll("[data-code]")) new Code(root);

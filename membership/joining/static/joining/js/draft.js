// Saves what is typed into form[data-draft-url] as one goes; files are sent by themselves (papers/upload.js).
const PAUSE = 1200;
const AGAIN = 8000;

for (const form of document.querySelectorAll("form[data-draft-url]")) {
  const status = form.querySelector("[data-draft-status]");
  let timer;
  let unsaved = false;

  const plan = (pause) => {
    clearTimeout(timer);
    timer = setTimeout(save, pause);
  };

  function typed() {
    const values = new FormData();
    for (const [name, value] of new FormData(form)) if (typeof value === "string") values.append(name, value);
    return values;
  }

  function say(text, isError = false) {
    status.textContent = text;
    status.classList.toggle("joining__saved--failed", isError);
  }

  async function save() {
    unsaved = false;
    say(status.dataset.saving);
    try {
      const answer = await fetch(form.dataset.draftUrl, { method: "POST", body: typed() });
      const isSaved = answer.ok && answer.headers.get("Content-Type")?.startsWith("application/json");
      if (isSaved) return say(`${status.dataset.saved} ${(await answer.json()).saved_at}`);
      if (answer.redirected) return say(status.dataset.loggedOut, true);
      throw new Error(String(answer.status));
    } catch {
      unsaved = true;
      say(status.dataset.failed, true);
      return plan(AGAIN);
    }
  }

  function changed(event) {
    if (event.target.type === "file") return;
    unsaved = true;
    plan(PAUSE);
  }

  form.addEventListener("input", changed);
  form.addEventListener("change", changed);
  form.addEventListener("submit", () => {
    clearTimeout(timer);
    unsaved = false;
  });
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden || !unsaved) return;
    clearTimeout(timer);
    unsaved = false;
    navigator.sendBeacon(form.dataset.draftUrl, typed());
  });
}

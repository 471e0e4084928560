// Saves what is typed into form[data-draft-url] as one goes: only the answers that changed, one request at a
// time. Files are sent by themselves (papers/upload.js).
const PAUSE = 1200;
const AGAIN = 8000;

for (const form of document.querySelectorAll("form[data-draft-url]")) {
  const status = form.querySelector("[data-draft-status]");
  const saved = new Map(answers()); // what the server has from this page
  let timer;
  let request; // the one under way
  let isLeaving = false;

  function answers() {
    return [...new FormData(form)].filter(([, value]) => typeof value === "string");
  }

  function changes() {
    return answers().filter(([name, value]) => value !== saved.get(name));
  }

  function bodyOf(changed) {
    const body = new FormData();
    for (const name of ["csrfmiddlewaretoken", "page"]) body.append(name, form.elements[name].value);
    for (const [name, value] of changed) body.append(name, value);
    return body;
  }

  function plan(pause) {
    clearTimeout(timer);
    timer = setTimeout(save, pause);
  }

  function stop() {
    clearTimeout(timer);
    request?.abort();
  }

  function say(text, isError = false) {
    status.textContent = text;
    status.classList.toggle("joining__saved--failed", isError);
  }

  function take(changed, answer) {
    for (const [name, value] of changed) if (!answer.held?.includes(name)) saved.set(name, value);
    if (answer.message) return say(answer.message, true);
    return say(`${status.dataset.saved} ${answer.saved_at}`);
  }

  // Whether these arrived is not known: they are sent again.
  function forget(changed) {
    for (const [name] of changed) saved.delete(name);
  }

  async function send(changed, signal) {
    const answer = await fetch(form.dataset.draftUrl, { method: "POST", body: bodyOf(changed), signal });
    if (answer.ok && answer.headers.get("Content-Type")?.startsWith("application/json")) {
      return take(changed, await answer.json());
    }
    if (answer.redirected) return say(status.dataset.loggedOut, true);
    throw new Error(String(answer.status));
  }

  async function save() {
    if (request) return plan(PAUSE);
    const changed = changes();
    if (!changed.length) return;
    const own = (request = new AbortController());
    say(status.dataset.saving);
    try {
      await send(changed, own.signal);
    } catch {
      forget(changed);
      if (own.signal.aborted) return;
      say(status.dataset.failed, true);
      plan(AGAIN);
    } finally {
      if (request === own) request = undefined;
    }
  }

  function typed(event) {
    if (event.target.type !== "file") plan(PAUSE);
  }

  form.addEventListener("input", typed);
  form.addEventListener("change", typed);
  form.addEventListener("submit", () => {
    isLeaving = true; // the form itself brings everything
    stop();
  });
  document.addEventListener("visibilitychange", () => {
    if (isLeaving || !changes().length) return;
    if (!document.hidden) return plan(0);
    stop();
    const changed = changes();
    forget(changed);
    navigator.sendBeacon(form.dataset.draftUrl, bodyOf(changed));
  });
  window.addEventListener("pageshow", (event) => {
    if (event.persisted && isLeaving) location.reload();
  });
}

// A page that waits for a decision: <div data-follow="/state/" data-token="…">. When the token that the
// server gives has changed, the page goes where the server says; with data-follow-unless-typing it does not
// load itself again while something that was typed into it has not been sent.
const OFTEN = 2500;
const HIDDEN = 20000;
const SLOWEST = 30000;

const isTyping = () =>
  [...document.querySelectorAll("input:not([type=hidden]), textarea")].some((field) => field.value !== field.defaultValue);

for (const root of document.querySelectorAll("[data-follow]")) {
  let timer;
  let failures = 0;

  const wait = () => {
    clearTimeout(timer);
    const pause = failures ? Math.min(OFTEN * 2 ** failures, SLOWEST) : document.hidden ? HIDDEN : OFTEN;
    timer = setTimeout(ask, pause);
  };

  async function ask() {
    try {
      const answer = await fetch(root.dataset.follow, { headers: { Accept: "application/json" }, cache: "no-store" });
      if (answer.status === 401) return location.reload();
      if (!answer.ok) throw new Error(String(answer.status));
      const state = await answer.json();
      failures = 0;
      if (state.token !== root.dataset.token) return go(state.url);
    } catch {
      failures += 1;
    }
    return wait();
  }

  function go(url) {
    if (new URL(url, location.href).pathname !== location.pathname) location.assign(url);
    else if ("followUnlessTyping" in root.dataset && isTyping()) wait();
    else location.reload();
  }

  document.addEventListener("visibilitychange", () => {
    if (document.hidden) return;
    clearTimeout(timer);
    ask();
  });
  // A page that the browser kept while it was left asks again at once.
  window.addEventListener("pageshow", (event) => event.persisted && ask());
  wait();
}

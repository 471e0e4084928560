/** Contents, the words below, the full screen: what the buttons of the bar open. */
export function followPanels(reader, pages) {
  const contents = reader.querySelector("[data-panel=contents]");
  const open = reader.querySelector("[data-open=contents]");
  open.hidden = false;
  open.addEventListener("click", () => contents.showModal());
  contents.addEventListener("click", (event) => {
    if (event.target === contents || event.target.closest("[data-close]")) contents.close();
  });

  const words = reader.querySelector("[data-words-toggle]");
  words.hidden = false;
  words.addEventListener("click", () => {
    const panel = reader.querySelector("[data-words]");
    panel.closest("section").scrollIntoView();
    panel.focus({ preventScroll: true });
  });

  const fullscreen = reader.querySelector("[data-fullscreen]");
  fullscreen.hidden = !document.fullscreenEnabled;
  fullscreen.addEventListener("click", toggleFullscreen);

  pages.onTurn(() => {
    const here = [...contents.querySelectorAll("a[data-number]")].filter((link) => Number(link.dataset.number) <= pages.open.at(-1));
    for (const link of contents.querySelectorAll("[aria-current]")) link.removeAttribute("aria-current");
    here.at(-1)?.setAttribute("aria-current", "true");
  });

  function toggleFullscreen() {
    if (document.fullscreenElement) document.exitFullscreen();
    else if (document.fullscreenEnabled) reader.requestFullscreen();
  }
  return { toggleFullscreen };
}

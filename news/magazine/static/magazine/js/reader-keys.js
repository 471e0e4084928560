const STEPS = { ArrowLeft: -1, PageUp: -1, ArrowRight: 1, PageDown: 1 };

/** Arrows turn, or move what is enlarged; Home and End; + − 0; f for the full screen; Esc leads back. */
export function followKeys(reader, pages, zoom, panels) {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select, dialog")) return;
    if (answer(event.key)) event.preventDefault();
  });

  function answer(key) {
    if (zoom.isLarge && zoom.nudge(key)) return true;
    if (key in STEPS) pages.step(STEPS[key]);
    else if (key === "Home") pages.show(1);
    else if (key === "End") pages.show(pages.count);
    else if (key === "+" || key === "=") zoom.by(1);
    else if (key === "-") zoom.by(-1);
    else if (key === "0") zoom.reset();
    else if (key === "f") panels.toggleFullscreen();
    else if (key === "Escape") return leave();
    else return false;
    return true;
  }

  function leave() {
    if (document.fullscreenElement) return false;
    if (zoom.isLarge) zoom.reset();
    else location.assign(reader.dataset.issue);
    return true;
  }
}

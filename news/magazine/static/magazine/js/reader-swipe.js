const FAR = 45; // pixels to the side that turn a page

/** A finger that goes sideways turns the page; the paper follows it. */
export function followSwipes(reader, pages, zoom) {
  const stage = reader.querySelector("[data-stage]");
  const paper = reader.querySelector("[data-paper]");
  let start = null;

  stage.addEventListener("pointerdown", (event) => {
    const isTheOnlyFinger = event.pointerType === "touch" && event.isPrimary && !zoom.isLarge;
    start = isTheOnlyFinger && !event.target.closest("a, button") ? { x: event.clientX, y: event.clientY } : null;
  });
  stage.addEventListener("pointermove", (event) => {
    if (!start || !event.isPrimary) return;
    if (zoom.isLarge || zoom.isPinching) return settle();
    const across = event.clientX - start.x;
    if (Math.abs(across) > Math.abs(event.clientY - start.y)) paper.style.translate = `${across}px 0`;
  });
  stage.addEventListener("pointerup", (event) => {
    if (!start || !event.isPrimary) return;
    const across = event.clientX - start.x;
    const isSideways = Math.abs(across) > FAR && Math.abs(across) > Math.abs(event.clientY - start.y);
    settle();
    if (isSideways && !zoom.isPinching) pages.step(across < 0 ? 1 : -1);
  });
  stage.addEventListener("pointercancel", settle);

  function settle() {
    start = null;
    paper.style.translate = "";
  }
}

/** The small pages and the slider below show where one is, and lead elsewhere. */
export function followStrip(reader, pages) {
  const strip = reader.querySelector("[data-strip]");
  const holder = reader.querySelector("[data-slider]");
  const slider = holder.querySelector("input");
  holder.hidden = pages.count < 3;
  slider.addEventListener("change", () => pages.show(Number(slider.value)));
  slider.addEventListener("input", () => {
    reader.querySelector("[data-current]").textContent = slider.value;
    reveal(pages.links.get(Number(slider.value)), "auto");
  });

  pages.onTurn(() => {
    for (const link of strip.querySelectorAll("[aria-current]")) link.removeAttribute("aria-current");
    for (const number of pages.open) pages.links.get(number).setAttribute("aria-current", "page");
    slider.value = pages.number;
    slider.setAttribute("aria-valuetext", pages.open.join("–"));
    reveal(pages.links.get(pages.open[0]), matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth");
  });

  function reveal(link, behavior) {
    const box = link.getBoundingClientRect();
    const frame = strip.getBoundingClientRect();
    const left = strip.scrollLeft + box.left - frame.left - (frame.width - box.width) / 2;
    strip.scrollTo({ left, behavior });
  }
}

// Links to a PDF that print it at once: <a href="…" data-print>. Without this module they open it.
document.addEventListener("click", (event) => {
  const link = event.target.closest?.("[data-print]");
  if (!link || !navigator.pdfViewerEnabled) return;
  event.preventDefault();
  document.querySelector("iframe[data-print-frame]")?.remove();
  const frame = document.createElement("iframe");
  frame.dataset.printFrame = "";
  frame.className = "visually-hidden";
  frame.title = link.textContent.trim();
  frame.addEventListener("load", () => {
    try {
      frame.contentWindow.focus();
      frame.contentWindow.print();
    } catch {
      window.open(link.href, "_blank", "noopener");
    }
  });
  frame.src = link.href;
  document.body.append(frame);
});

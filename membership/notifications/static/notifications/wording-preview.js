// Shows a wording with example values while it is being typed.
for (const preview of document.querySelectorAll("[data-wording-preview]")) {
  const field = document.getElementById(preview.dataset.wordingPreview);
  const samples = JSON.parse(preview.dataset.samples);
  const show = () => {
    preview.textContent = field.value.replace(/\{([^{}]*)\}/g, (whole, name) => samples[name] ?? whole);
  };
  field?.addEventListener("input", show);
}

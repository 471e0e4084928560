// Shows what each channel would carry while a wording is being typed.
const PAUSE = 400;

for (const shown of document.querySelectorAll("[data-wording-previews]")) {
  const form = document.getElementById("w-editor-form");
  let waiting;
  let asked = 0;

  const show = async () => {
    const mine = ++asked;
    try {
      const answer = await fetch(shown.dataset.wordingPreviews, { method: "POST", body: new FormData(form) });
      if (answer.ok && mine === asked) shown.innerHTML = await answer.text();
    } catch {
      // The next key asks again.
    }
  };

  form?.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(show, PAUSE);
  });
}

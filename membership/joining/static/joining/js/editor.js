// The rich-text editor in our words: it asks `gettext` for some when it loads; its buttons carry the others.
{
  const words = JSON.parse(document.getElementById("editor-words").textContent);
  window.gettext ??= (word) => words[word] ?? word;

  const rename = (editor) => {
    for (const button of editor.querySelectorAll(".prose-menubar [title]")) {
      const word = words[button.title];
      if (word) button.setAttribute("aria-label", (button.title = word));
    }
    for (const option of editor.querySelectorAll(".prose-menubar__option > *")) {
      option.textContent = words[option.textContent] ?? option.textContent;
    }
  };

  document.addEventListener("prose-editor:ready", ({ target }) => {
    const editor = target.closest(".prose-editor");
    // The buttons come a moment later, and the one that shows the kind of paragraph is made anew each time.
    const follow = () => {
      const bar = editor.querySelector(".prose-menubar");
      if (!bar) return requestAnimationFrame(follow);
      rename(editor);
      return new MutationObserver(() => rename(editor)).observe(bar, { childList: true, subtree: true });
    };
    follow();
    const label = document.querySelector(`label[for="${target.id}"]`);
    const box = editor.querySelector("[contenteditable]");
    if (!label || !box) return;
    box.setAttribute("aria-label", label.textContent.trim());
    box.setAttribute("aria-multiline", "true");
    label.addEventListener("click", () => box.focus());
    // Links of the error summary and of the answers lead to the field that the editor has hidden.
    const arrive = () => {
      if (location.hash !== `#${target.id}`) return;
      box.focus();
      box.scrollIntoView({ block: "center" });
    };
    window.addEventListener("hashchange", arrive);
    arrive();
  });
}

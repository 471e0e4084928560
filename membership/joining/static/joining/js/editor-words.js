// The rich-text editor asks `gettext` for its words when it loads.
{
  const words = JSON.parse(document.getElementById("editor-words").textContent);
  window.gettext ??= (word) => words[word] ?? word;
}

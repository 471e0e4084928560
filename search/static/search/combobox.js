// Titles under the search box while one types (the combobox pattern of WAI-ARIA). Without this file the form
// searches all the same.
const WAIT = 200;

function combobox(form) {
  const input = form.querySelector("input[type=search]");
  const list = document.createElement("ul");
  list.className = "search-form__titles";
  list.id = `${input.id}-titles`;
  list.role = "listbox";
  list.ariaLabel = input.labels[0]?.textContent ?? "";
  list.hidden = true;
  form.append(list);
  input.role = "combobox";
  input.setAttribute("aria-controls", list.id);
  input.ariaAutoComplete = "list";
  input.ariaExpanded = "false";

  let timer, asked, chosen = -1;

  function close() {
    list.hidden = true;
    input.ariaExpanded = "false";
    choose(-1);
  }

  function choose(place) {
    chosen = place;
    [...list.children].forEach((option, number) => (option.ariaSelected = String(number === place)));
    if (place < 0) input.removeAttribute("aria-activedescendant");
    else input.setAttribute("aria-activedescendant", list.children[place].id);
  }

  function show(titles) {
    list.replaceChildren(
      ...titles.map(({ title, url }, number) => {
        const option = document.createElement("li");
        option.id = `${list.id}-${number}`;
        option.role = "option";
        option.className = "search-form__option";
        option.textContent = title;
        option.dataset.url = url;
        return option;
      }),
    );
    choose(-1);
    list.hidden = !titles.length;
    input.ariaExpanded = String(titles.length > 0);
  }

  async function ask() {
    const words = input.value.trim();
    asked?.abort();
    if (!words) return close();
    asked = new AbortController();
    try {
      const answer = await fetch(`${form.dataset.suggest}?q=${encodeURIComponent(words)}`, { signal: asked.signal });
      if (answer.ok) show((await answer.json()).titles);
    } catch {
      // Typing went on, or the network is gone: the form still searches.
    }
  }

  input.addEventListener("input", (event) => {
    if (event.isComposing) return;
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT);
  });
  input.addEventListener("compositionend", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT);
  });
  input.addEventListener("keydown", (event) => {
    if (event.isComposing || list.hidden) return;
    const last = list.children.length - 1;
    if (event.key === "ArrowDown") choose(chosen < last ? chosen + 1 : -1);
    else if (event.key === "ArrowUp") choose(chosen < 0 ? last : chosen - 1);
    else if (event.key === "Escape") close();
    else if (event.key === "Enter" && chosen >= 0) location.assign(list.children[chosen].dataset.url);
    else return;
    event.preventDefault();
  });
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) location.assign(option.dataset.url);
  });
  input.addEventListener("blur", close);
  form.addEventListener("submit", () => asked?.abort());
}

document.querySelectorAll("form[data-suggest]").forEach(combobox);

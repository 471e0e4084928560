// The form of the joining process: a step shows only what its kind needs, and says what happens there.
function start() {
  const decided = ["review", "visit", "publicity", "vote", "papers"];
  const needs = {
    group: decided,
    target_days: decided,
    notice_days: ["publicity"],
    levels: [...decided, "account", "dispatch"],
  };
  const about = JSON.parse(document.getElementById("about-steps")?.textContent || "{}");

  const wrapperOf = (control) => control?.closest(".w-panel__wrapper");

  function show(kind) {
    const prefix = kind.name.slice(0, -"kind".length);
    for (const [name, kinds] of Object.entries(needs)) {
      const control = document.querySelector(`[name="${prefix}${name}"]`);
      const wrapper = wrapperOf(control);
      if (wrapper) wrapper.hidden = !kinds.includes(kind.value);
    }
    let words = kind.parentElement.querySelector(".step-about");
    if (!words) {
      words = document.createElement("p");
      words.className = "step-about";
      kind.after(words);
    }
    words.textContent = about[kind.value] || "";
    entitle(kind, prefix);
  }

  // Each step is headed by its name.
  function entitle(kind, prefix) {
    const heading = kind.closest("[data-inline-panel-child]")?.querySelector("[data-inline-panel-child-count]");
    const name = document.querySelector(`[name="${prefix}name"]`);
    if (!heading || !name) return;
    let title = heading.parentElement.querySelector(".step-title");
    if (!title) {
      title = document.createElement("span");
      title.className = "step-title";
      heading.after(title);
    }
    title.textContent = name.value ? ` · ${name.value}` : "";
  }

  const isKind = (control) => /^stages-\d+-kind$/.test(control.name || "");
  const every = () => [...document.querySelectorAll("select")].filter(isKind);

  document.addEventListener("change", (event) => {
    if (isKind(event.target)) show(event.target);
  });
  document.addEventListener("input", (event) => {
    const prefix = /^(stages-\d+-)name$/.exec(event.target.name || "")?.[1];
    const kind = prefix && document.querySelector(`[name="${prefix}kind"]`);
    if (kind) entitle(kind, prefix);
  });
  // A step that is added.
  const holder = document.getElementById("id_stages-FORMS");
  if (holder) new MutationObserver(() => every().forEach(show)).observe(holder, { childList: true });
  every().forEach(show);
}

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
else start();

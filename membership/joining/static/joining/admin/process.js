// The form of the joining process: a step shows only what its kind needs, and says what happens there.
{
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
  }

  const isKind = (control) => /^stages-\d+-kind$/.test(control.name || "");
  const every = () => [...document.querySelectorAll("select")].filter(isKind);

  document.addEventListener("change", (event) => {
    if (isKind(event.target)) show(event.target);
  });
  // A step that is added.
  const holder = document.getElementById("id_stages-FORMS");
  if (holder) new MutationObserver(() => every().forEach(show)).observe(holder, { childList: true });
  every().forEach(show);
}

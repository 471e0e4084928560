// Panels in one page. Without this module the tabs are links to panels that all show:
// <div class="tabs" data-tabs><div class="tabs__list"><a class="tabs__tab" href="#one">…</a></div><div class="tabs__panel" id="one">…
function targetOf(tab) {
  const id = tab.getAttribute("aria-controls") ?? tab.hash?.slice(1);
  return document.getElementById(id);
}

function enhance(box) {
  const tabs = [...box.querySelectorAll(".tabs__tab")].filter(targetOf);
  if (tabs.length === 0) return;

  const select = (chosen, focus) => {
    for (const tab of tabs) {
      const isChosen = tab === chosen;
      tab.setAttribute("aria-selected", String(isChosen));
      tab.tabIndex = isChosen ? 0 : -1;
      targetOf(tab).hidden = !isChosen;
    }
    if (focus) chosen.focus();
  };

  tabs[0].parentElement.setAttribute("role", "tablist");
  tabs.forEach((tab, index) => {
    const panel = targetOf(tab);
    tab.setAttribute("role", "tab");
    tab.setAttribute("aria-controls", panel.id);
    tab.id ||= `${panel.id}-tab`;
    panel.setAttribute("role", "tabpanel");
    panel.setAttribute("aria-labelledby", tab.id);
    tab.addEventListener("click", (event) => {
      event.preventDefault();
      select(tab);
    });
    tab.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (step) select(tabs[(index + step + tabs.length) % tabs.length], true);
      if (event.key === " ") {
        event.preventDefault();
        select(tab);
      }
    });
  });

  const wanted = tabs.find((tab) => targetOf(tab).querySelector('[aria-invalid="true"]'))
    ?? tabs.find((tab) => location.hash === `#${targetOf(tab).id}`)
    ?? tabs.find((tab) => tab.getAttribute("aria-selected") === "true")
    ?? tabs[0];
  select(wanted);
}

document.querySelectorAll("[data-tabs]").forEach(enhance);

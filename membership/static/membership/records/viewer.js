/* Files of a record as tabs: one is seen at a time; a picture fits, or shows its full size. */

function select(viewer, tab, { focus = false } = {}) {
  for (const each of viewer.querySelectorAll('[role="tab"]')) {
    const chosen = each === tab;
    each.setAttribute("aria-selected", String(chosen));
    each.tabIndex = chosen ? 0 : -1;
    document.getElementById(each.getAttribute("aria-controls")).hidden = !chosen;
  }
  if (focus) tab.focus();
}

function move(event, viewer) {
  const tabs = [...viewer.querySelectorAll('[role="tab"]')];
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const next = (tabs.indexOf(event.target) + step + tabs.length) % tabs.length;
  select(viewer, tabs[next], { focus: true });
}

for (const viewer of document.querySelectorAll("[data-viewer]")) {
  const tabs = [...viewer.querySelectorAll('[role="tab"]')];
  if (!tabs.length) continue;
  viewer.classList.add("desk-viewer--tabbed");
  for (const tab of tabs) {
    tab.addEventListener("click", () => select(viewer, tab));
    tab.addEventListener("keydown", (event) => move(event, viewer));
  }
  for (const zoom of viewer.querySelectorAll("[data-zoom]")) {
    const picture = zoom.closest('[role="tabpanel"]').querySelector(".desk-viewer__picture");
    const toggle = () => {
      const full = picture.classList.toggle("desk-viewer__picture--full");
      zoom.setAttribute("aria-pressed", String(full));
    };
    zoom.hidden = false;
    zoom.addEventListener("click", toggle);
    picture.addEventListener("click", toggle);
  }
  const wanted = viewer.dataset.first && document.getElementById(`tab-${viewer.dataset.first}`);
  select(viewer, wanted || tabs[0]);
}

/* Links beside the data bring up their file. */
for (const link of document.querySelectorAll("[data-show-file]")) {
  link.addEventListener("click", (event) => {
    const tab = document.getElementById(`tab-${link.dataset.showFile}`);
    if (!tab) return;
    event.preventDefault();
    select(tab.closest("[data-viewer]"), tab);
    tab.scrollIntoView({ block: "nearest" });
  });
}

// A part of the page that is not finished asks for itself until it is: <section id="…" data-refresh="2000">.
const LONGEST = 15000;

async function refresh(part, pause) {
  await new Promise((resolve) => setTimeout(resolve, pause));
  let fresh = null;
  if (!document.hidden) {
    try {
      const response = await fetch(location.href, { headers: { Accept: "text/html" } });
      if (response.redirected) return location.reload();
      const page = new DOMParser().parseFromString(await response.text(), "text/html");
      fresh = response.ok ? page.getElementById(part.id) : null;
    } catch {
      // The network is gone for a moment.
    }
  }
  if (fresh && !fresh.dataset.refresh) {
    part.replaceWith(fresh);
    fresh.dispatchEvent(new CustomEvent("refreshed", { bubbles: true }));
  } else {
    refresh(part, Math.min(pause * 1.15, LONGEST));
  }
}

for (const part of document.querySelectorAll("[data-refresh]")) refresh(part, Number(part.dataset.refresh));

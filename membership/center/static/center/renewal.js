// The dues follow what is chosen without a reload: <form data-quote> … <div data-quote-shown>. Without this,
// the button [data-recount] asks for the page again.
const form = document.querySelector("[data-quote]");
const shown = form?.querySelector("[data-quote-shown]");
let asked = 0;

async function recount() {
  const turn = ++asked;
  const chosen = new URLSearchParams(new FormData(form));
  chosen.delete("csrfmiddlewaretoken");
  chosen.delete("company");
  shown.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(`${form.action}?${chosen}`, { headers: { "X-Requested-With": "XMLHttpRequest" } });
    if (answer.redirected || !answer.ok) return location.reload();
    const text = await answer.text();
    if (turn === asked) shown.innerHTML = text;
  } catch {
    // The network is gone for a moment: the sum is said again on the next page, before anything is paid.
  }
  if (turn === asked) shown.removeAttribute("aria-busy");
}

if (shown) {
  form.querySelector("[data-recount]")?.parentElement.remove();
  form.addEventListener("change", recount);
}

// Draws the page anew when something has changed, unless somebody has opened a drawer of buttons.
const known = document.body.dataset.state;

setInterval(async () => {
  try {
    const answer = await fetch("/state", { cache: "no-store" });
    const { state } = await answer.json();
    if (state !== known && !document.querySelector("details[open]")) location.reload();
  } catch {
    // The simulator was ended; the next try may find it again.
  }
}, 2000);

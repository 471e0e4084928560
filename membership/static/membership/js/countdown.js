// A button that rests for some seconds: <button data-countdown="60" data-countdown-text="{s} s">. It rests from the
// beginning when the attribute holds a number, and again at each "countdown:start" event (detail: seconds).
function start(button, seconds) {
  const end = Date.now() + seconds * 1000;
  const label = (button.dataset.countdownLabel ??= button.textContent);
  clearInterval(Number(button.dataset.countdownTimer));
  const tick = () => {
    const left = Math.ceil((end - Date.now()) / 1000);
    button.disabled = left > 0;
    button.textContent = left > 0 ? (button.dataset.countdownText ?? "{s} s").replace("{s}", left) : label;
    if (left <= 0) clearInterval(Number(button.dataset.countdownTimer));
  };
  button.dataset.countdownTimer = setInterval(tick, 500);
  tick();
}

for (const button of document.querySelectorAll("[data-countdown]")) {
  button.addEventListener("countdown:start", (event) => start(button, event.detail));
  const seconds = Number(button.dataset.countdown);
  if (seconds > 0) start(button, seconds);
}

// The PDF of an issue: sent as soon as it is chosen, beside the form; then the making of its pages is followed.
const EVERY = 1500; // milliseconds

for (const place of document.querySelectorAll("[data-magazine-pdf]")) followPdf(place);

function followPdf(place) {
  const part = (name) => place.querySelector(`[data-pdf-${name}]`);
  const token = () => document.querySelector("[name=csrfmiddlewaretoken]").value;
  const file = part("file");

  file.addEventListener("change", () => file.files.length && send(file.files[0]));
  place.addEventListener("click", (event) => {
    const again = event.target.closest("[data-again-url]");
    if (again) makeAgain(again);
  });
  follow();

  function send(chosen) {
    say("");
    if (chosen.size > Number(place.dataset.largest)) return say(place.dataset.tooLarge);
    const form = new FormData();
    form.append("file", chosen);
    const request = new XMLHttpRequest(); // fetch tells nothing of what has been sent
    request.open("POST", place.dataset.uploadUrl);
    request.setRequestHeader("X-CSRFToken", token());
    request.upload.addEventListener("progress", (event) => progress(event.loaded / event.total));
    request.addEventListener("load", () => arrived(request));
    request.addEventListener("error", () => say(place.dataset.lost));
    request.addEventListener("loadend", () => {
      part("sending").hidden = true;
      file.value = "";
    });
    progress(0);
    part("sending").hidden = false;
    request.send(form);
  }

  function progress(share) {
    part("progress").value = share * 100;
    part("percent").textContent = `${Math.round(share * 100)} %`;
  }

  function arrived(request) {
    const id = request.getResponseHeader("X-Pdf");
    if (request.status !== 200 || !id) return say(reason(request));
    const input = part("id");
    input.value = id;
    input.dispatchEvent(new Event("input", { bubbles: true }));
    input.dispatchEvent(new Event("change", { bubbles: true }));
    part("status").innerHTML = request.responseText;
    follow();
  }

  function reason(request) {
    try {
      return JSON.parse(request.responseText).error || place.dataset.lost;
    } catch {
      return place.dataset.lost;
    }
  }

  function say(words) {
    part("error").textContent = words;
    part("error").hidden = !words;
  }

  async function makeAgain(button) {
    button.disabled = true;
    const answer = await fetch(button.dataset.againUrl, { method: "POST", headers: { "X-CSRFToken": token() } }).catch(() => null);
    if (answer?.ok) part("status").innerHTML = await answer.text();
    else button.disabled = false;
    follow();
  }

  function follow() {
    const status = part("status").querySelector("[data-unfinished]");
    if (status) setTimeout(look, EVERY, status.dataset.statusUrl);
  }

  async function look(url) {
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok && answer.headers.has("X-Pdf") && part("status").querySelector(`[data-status-url="${url}"]`)) {
      part("status").innerHTML = await answer.text();
    }
    follow();
  }
}

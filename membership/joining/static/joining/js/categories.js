// Some questions are demanded of companies of certain categories: their star comes with the choice of the
// category. What is demanded in the end is decided on the server.
function mark(question, isDemanded) {
  const label = question.querySelector(".field__label");
  const star = label?.querySelector(".field__required");
  if (isDemanded && !star) {
    const made = document.createElement("span");
    made.className = "field__required";
    made.textContent = "*";
    label?.append(made);
  }
  if (!isDemanded) star?.remove();
  for (const control of question.querySelectorAll("input, select, textarea")) {
    control.setAttribute("aria-required", String(isDemanded));
  }
}

for (const chosen of document.querySelectorAll("select[name=category]")) {
  const questions = document.querySelectorAll("[data-for-categories]");
  const heed = () => {
    for (const question of questions) {
      const isDemanded = question.dataset.forCategories.split(" ").includes(chosen.value);
      mark(question, isDemanded);
      if ("only" in question.dataset) question.hidden = !isDemanded;
    }
  };
  chosen.addEventListener("change", heed);
}

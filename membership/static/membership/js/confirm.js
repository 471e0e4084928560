// Forms that ask before they act: <form data-confirm="What will happen">, <button data-confirm="…"> for one of its buttons.
document.addEventListener("submit", (event) => {
  const question = event.submitter?.dataset.confirm ?? event.target.dataset.confirm;
  if (question && !window.confirm(question)) event.preventDefault();
});

const PAUSE = 300; // milliseconds: whoever leafs past a page does not ask for its words

/** The words of the open page, for those who listen, copy or translate. */
export function followWords(reader, pages) {
  const place = reader.querySelector("[data-words]");
  const known = new Map([[pages.number, place.innerHTML]]);
  let timer = null;

  pages.onTurn(() => {
    clearTimeout(timer);
    const numbers = pages.open;
    if (numbers.every((number) => known.has(number))) return write(numbers);
    timer = setTimeout(async () => {
      await Promise.all(numbers.map(learn));
      if (numbers.join() === pages.open.join()) write(numbers);
    }, PAUSE);
  });

  async function learn(number) {
    if (known.has(number)) return;
    const answer = await fetch(`${pages.links.get(number).href}words/`).catch(() => null);
    if (answer?.ok) known.set(number, await answer.text());
  }

  function write(numbers) {
    place.innerHTML = numbers.map((number) => known.get(number) ?? "").join("");
  }
}

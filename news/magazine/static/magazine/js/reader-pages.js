// Which page is open (or which two), its address, and the pictures beside it, fetched before they are asked for.
const WIDE = matchMedia("(min-width: 64rem) and (min-aspect-ratio: 5/4)");

export class Pages {
  #listeners = [];

  constructor(reader) {
    this.reader = reader;
    this.paper = reader.querySelector("[data-paper]");
    this.first = reader.querySelector("[data-page]");
    this.links = new Map([...reader.querySelectorAll("[data-strip] [data-number]")].map((link) => [Number(link.dataset.number), link]));
    this.count = this.links.size;
    this.number = Number(reader.dataset.number);
    this.previous = reader.querySelector("[data-previous]");
    this.next = reader.querySelector("[data-next]");
    this.spreadButton = reader.querySelector("[data-spread]");
    this.wantsSpread = recalled("magazine-spread") !== "no";
  }

  begin() {
    addEventListener("popstate", () => this.show(numberIn(location.pathname) ?? 1, { remember: false }));
    this.previous.addEventListener("click", (event) => this.#turn(event, -1));
    this.next.addEventListener("click", (event) => this.#turn(event, 1));
    this.reader.addEventListener("click", (event) => this.#follow(event));
    this.spreadButton.addEventListener("click", () => this.#toggleSpread());
    WIDE.addEventListener("change", () => this.show(this.number, { remember: false }));
    this.show(this.number, { remember: false, quiet: true });
  }

  onTurn(listener) {
    this.#listeners.push(listener);
  }

  /** The pages that are open together: the cover and the back alone, the others as they lie in print. */
  get open() {
    return this.#together(this.number);
  }

  get isSpread() {
    return this.wantsSpread && WIDE.matches;
  }

  #together(number) {
    if (!this.isSpread || number === 1) return [number];
    const left = number - (number % 2);
    return left + 1 <= this.count ? [left, left + 1] : [left];
  }

  step(by) {
    const open = this.open;
    this.show(by > 0 ? open.at(-1) + 1 : open[0] - 1);
  }

  show(number, { remember = true, quiet = false } = {}) {
    if (!this.links.has(number)) return;
    this.number = number;
    if (remember && numberIn(location.pathname) !== number) history.pushState(null, "", this.links.get(number).href);
    this.#draw();
    if (!quiet) this.#say();
    for (const listener of this.#listeners) listener(this);
    this.#fetchNeighbours();
  }

  #draw() {
    const open = this.open;
    this.paper.classList.toggle("reader__paper--spread", open.length === 2);
    this.#place(this.first, open[0]);
    this.second ??= this.#secondPage();
    if (open.length === 2) this.#place(this.second, open[1]);
    this.second.hidden = open.length < 2;
    this.#point(this.previous, open[0] - 1);
    this.#point(this.next, open.at(-1) + 1);
    this.reader.querySelector("[data-current]").textContent = open.join("–");
    this.spreadButton.hidden = !WIDE.matches || this.count < 3;
    this.spreadButton.setAttribute("aria-pressed", this.isSpread);
    document.title = `${this.#position(open)} – ${this.reader.dataset.title}`;
  }

  #secondPage() {
    const page = this.first.cloneNode();
    page.removeAttribute("aria-describedby");
    page.removeAttribute("fetchpriority");
    page.removeAttribute("src");
    this.paper.append(page);
    return page;
  }

  /** Until its picture is there, a page shows the small one: it never stands empty. */
  #place(image, number) {
    const link = this.links.get(number);
    if (image.dataset.shown === String(number)) return;
    const isFirstPicture = image.getAttribute("src") === link.dataset.image;
    image.dataset.shown = number;
    image.width = link.dataset.width;
    image.height = link.dataset.height;
    image.alt = this.#position([number]);
    if (isFirstPicture) return;
    const full = new Image();
    full.src = link.dataset.image;
    if (full.complete) {
      image.src = full.src;
      return;
    }
    image.src = link.querySelector("img").src;
    full.decode().then(
      () => image.dataset.shown === String(number) && (image.src = full.src),
      () => image.dataset.shown === String(number) && (image.src = full.src),
    );
  }

  #point(link, number) {
    const target = this.links.get(number);
    link.hidden = !target;
    if (target) link.href = target.href;
  }

  #position(numbers) {
    return this.reader.dataset.position.replace("{number}", numbers.join("–")).replace("{count}", this.count);
  }

  #say() {
    this.reader.querySelector("[data-say]").textContent = this.#position(this.open);
  }

  #fetchNeighbours() {
    const open = this.open;
    const beside = [...this.#together(Math.min(open.at(-1) + 1, this.count)), ...this.#together(Math.max(open[0] - 1, 1))];
    for (const number of beside) new Image().src = this.links.get(number).dataset.image;
  }

  #turn(event, by) {
    if (isForAnotherTab(event)) return;
    event.preventDefault();
    this.step(by);
  }

  #follow(event) {
    const link = event.target.closest("a[data-number]");
    if (!link || isForAnotherTab(event)) return;
    event.preventDefault();
    link.closest("dialog")?.close();
    this.show(Number(link.dataset.number));
  }

  #toggleSpread() {
    this.wantsSpread = !this.wantsSpread;
    remember("magazine-spread", this.wantsSpread ? "yes" : "no");
    this.show(this.number, { remember: false });
  }
}

function isForAnotherTab(event) {
  return event.ctrlKey || event.metaKey || event.shiftKey || event.button > 0;
}

function numberIn(path) {
  const found = path.match(/\/read\/(\d+)\/$/);
  return found ? Number(found[1]) : null;
}

function recalled(name) {
  try {
    return localStorage.getItem(name);
  } catch {
    return null; // not every browser lets a site remember
  }
}

function remember(name, value) {
  try {
    localStorage.setItem(name, value);
  } catch {
    // then it holds for this page only
  }
}

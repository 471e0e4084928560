const SIZES = [1, 1.5, 2, 3, 4];
const LARGEST = SIZES.at(-1);
const DOUBLE_TAP = 300; // milliseconds
const STILL = 12; // pixels that a tapping finger may move
const NUDGE = 80; // pixels that an arrow moves what is enlarged
const ARROWS = { ArrowLeft: [1, 0], ArrowRight: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

/** Enlarges the paper: buttons, pinch, double tap, the wheel with Ctrl; then it is moved by dragging. */
export class Zoom {
  #fingers = new Map();
  #lastTap = -Infinity;
  #touched = null;

  constructor(reader) {
    this.reader = reader;
    this.stage = reader.querySelector("[data-stage]");
    this.paper = reader.querySelector("[data-paper]");
    this.value = reader.querySelector("[data-zoom-value]");
    this.size = 1;
    this.x = this.y = 0;
    reader.querySelector("[data-zoom]").hidden = false;
    reader.querySelector("[data-zoom-in]").addEventListener("click", () => this.by(1));
    reader.querySelector("[data-zoom-out]").addEventListener("click", () => this.by(-1));
    this.stage.addEventListener("wheel", (event) => this.#wheel(event), { passive: false });
    this.stage.addEventListener("dblclick", (event) => this.#doubleClick(event));
    this.stage.addEventListener("pointerdown", (event) => this.#down(event));
    this.stage.addEventListener("pointermove", (event) => this.#move(event));
    for (const end of ["pointerup", "pointercancel", "pointerleave"]) this.stage.addEventListener(end, (event) => this.#up(event));
    this.stage.addEventListener("dragstart", (event) => event.preventDefault());
  }

  get isLarge() {
    return this.size > 1;
  }

  get isPinching() {
    return this.#fingers.size > 1;
  }

  reset() {
    this.#set(1, 0, 0);
  }

  by(direction) {
    const next = direction > 0 ? SIZES.find((size) => size > this.size + 0.01) : SIZES.findLast((size) => size < this.size - 0.01);
    if (next) this.#around(next, this.#middle());
  }

  /** Moves what is enlarged; false for any key but an arrow. */
  nudge(key) {
    if (!(key in ARROWS)) return false;
    const [across, down] = ARROWS[key];
    this.#set(this.size, this.x + across * NUDGE, this.y + down * NUDGE);
    return true;
  }

  #set(size, x, y) {
    const { width, height } = this.stage.getBoundingClientRect();
    const spareX = (width * (size - 1)) / 2;
    const spareY = (height * (size - 1)) / 2;
    this.size = size;
    this.x = Math.max(-spareX, Math.min(spareX, x));
    this.y = Math.max(-spareY, Math.min(spareY, y));
    this.paper.style.transform = size === 1 ? "" : `translate(${this.x}px, ${this.y}px) scale(${size})`;
    this.reader.toggleAttribute("data-zoomed", this.isLarge);
    this.value.textContent = `${Math.round(size * 100)}%`;
  }

  /** The point under the finger stays under it. */
  #around(size, point) {
    const grown = size / this.size;
    this.#set(size, point.x - (point.x - this.x) * grown, point.y - (point.y - this.y) * grown);
  }

  #middle() {
    return { x: 0, y: 0 };
  }

  #point(event) {
    const box = this.stage.getBoundingClientRect();
    return { x: event.clientX - box.left - box.width / 2, y: event.clientY - box.top - box.height / 2 };
  }

  #wheel(event) {
    if (!event.ctrlKey) return;
    event.preventDefault();
    const size = Math.max(1, Math.min(LARGEST, this.size * Math.exp(-event.deltaY / 300)));
    this.#around(size, this.#point(event));
  }

  /** Some browsers make a double click of a double tap, which has been answered already. */
  #doubleClick(event) {
    if (event.timeStamp - this.#lastTap > 2 * DOUBLE_TAP) this.#double(event);
  }

  #double(event) {
    if (event.target.closest("a, button")) return;
    if (this.isLarge) this.reset();
    else this.#around(2, this.#point(event));
  }

  #down(event) {
    if (event.target.closest("a, button")) return;
    const point = this.#point(event);
    this.#fingers.set(event.pointerId, point);
    this.#touched = this.isPinching ? null : point;
    if (this.isLarge) this.stage.setPointerCapture(event.pointerId);
  }

  #move(event) {
    const before = this.#fingers.get(event.pointerId);
    if (!before) return;
    const point = this.#point(event);
    if (this.isPinching) this.#pinch(event.pointerId, before, point);
    else if (this.isLarge) this.#set(this.size, this.x + point.x - before.x, this.y + point.y - before.y);
    this.#fingers.set(event.pointerId, point);
  }

  #pinch(id, before, point) {
    const [other] = [...this.#fingers].filter(([each]) => each !== id).map(([, place]) => place);
    const grown = distance(point, other) / Math.max(distance(before, other), 1);
    const size = Math.max(1, Math.min(LARGEST, this.size * grown));
    this.#around(size, { x: (point.x + other.x) / 2, y: (point.y + other.y) / 2 });
  }

  #up(event) {
    this.#fingers.delete(event.pointerId);
    if (event.type === "pointerup" && event.pointerType === "touch") this.#tap(event);
  }

  /** A finger that moved in between turned or moved the paper: it did not tap. */
  #tap(event) {
    const hasMoved = !this.#touched || distance(this.#touched, this.#point(event)) > STILL;
    this.#touched = null;
    if (hasMoved) {
      this.#lastTap = -Infinity;
      return;
    }
    if (event.timeStamp - this.#lastTap < DOUBLE_TAP) this.#double(event);
    this.#lastTap = event.timeStamp;
  }
}

function distance(one, other) {
  return Math.hypot(one.x - other.x, one.y - other.y);
}

// Solves the server's puzzle: which number, written after the salt, has this SHA-256? It shows that a browser took the trouble.
// The hash is computed here because crypto.subtle is missing on plain http, and slow for many short texts.
const ROOT_BITS = primes(64).map((p) => fraction(Math.cbrt(p)));
const START = primes(8).map((p) => fraction(Math.sqrt(p)));

function primes(count) {
  const found = [];
  for (let n = 2; found.length < count; n++) if (found.every((p) => n % p)) found.push(n);
  return found;
}

function fraction(root) {
  return ((root - Math.floor(root)) * 2 ** 32) | 0;
}

const turn = (word, by) => (word >>> by) | (word << (32 - by));

function mix(state, words) {
  for (let i = 16; i < 64; i++) {
    const a = words[i - 15];
    const b = words[i - 2];
    words[i] = (words[i - 16] + (turn(a, 7) ^ turn(a, 18) ^ (a >>> 3))
      + words[i - 7] + (turn(b, 17) ^ turn(b, 19) ^ (b >>> 10))) | 0;
  }
  let [a, b, c, d, e, f, g, h] = state;
  for (let i = 0; i < 64; i++) {
    const one = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + ROOT_BITS[i] + words[i]) | 0;
    const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + one) | 0;
    d = c;
    c = b;
    b = a;
    a = (one + two) | 0;
  }
  return [a, b, c, d, e, f, g, h].map((word, i) => (word + state[i]) | 0);
}

function sha256(text) {
  const bytes = new TextEncoder().encode(text);
  const padded = new Uint8Array(((bytes.length + 8) >> 6) * 64 + 64);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 4, bytes.length * 8);
  let state = START;
  for (let offset = 0; offset < padded.length; offset += 64) {
    const words = new Int32Array(64);
    for (let i = 0; i < 16; i++) words[i] = view.getInt32(offset + i * 4);
    state = mix(state, words);
  }
  return state.map((word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
}

async function solve({ salt, challenge, max_number: most }) {
  let pause = performance.now();
  for (let number = 0; number <= most; number++) {
    if (sha256(salt + number) === challenge) return number;
    if (performance.now() - pause > 12) {
      await new Promise((resume) => setTimeout(resume));
      pause = performance.now();
    }
  }
  return null;
}

for (const box of document.querySelectorAll("[data-challenge]")) {
  const puzzle = JSON.parse(box.dataset.challenge);
  const state = box.querySelector("[data-challenge-state]");
  state.textContent = box.dataset.working;
  const number = await solve(puzzle);
  const { algorithm, challenge, salt, signature } = puzzle;
  box.querySelector("input").value = btoa(JSON.stringify({ algorithm, challenge, number, salt, signature }));
  state.textContent = box.dataset.done;
}

// Turns pages without loading the site anew. Without it, every page is a plain page with the same address.
import { followKeys } from "./reader-keys.js";
import { followPanels } from "./reader-panels.js";
import { Pages } from "./reader-pages.js";
import { followStrip } from "./reader-strip.js";
import { followSwipes } from "./reader-swipe.js";
import { followWords } from "./reader-words.js";
import { Zoom } from "./reader-zoom.js";

const reader = document.querySelector("[data-reader]");

if (reader) {
  reader.setAttribute("data-live", "");
  const pages = new Pages(reader);
  const zoom = new Zoom(reader);
  pages.onTurn(() => zoom.reset());
  followStrip(reader, pages);
  followWords(reader, pages);
  const panels = followPanels(reader, pages);
  followKeys(reader, pages, zoom, panels);
  followSwipes(reader, pages, zoom);
  pages.begin();
}

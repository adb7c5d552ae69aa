/** The start of the page: listeners, effects, then the views. */

import { render } from "preact";
import { goOnWhereItWas } from "./actions/commands/collections.ts";
import { watchRequests } from "./actions/effects/requests.ts";
import { followQuery } from "./actions/effects/search.ts";
import { followTheme } from "./actions/effects/theme.ts";
import { watchUpdates } from "./actions/effects/updates.ts";
import { prepare } from "./engine/corpus.ts";
import { listenToDrags } from "./events/drag.ts";
import { listenToKeyboard } from "./events/keyboard.ts";
import { t } from "./locales/index.ts";
import { busy, canUndo, isKept } from "./state/index.ts";
import "./styles/index.css";
import { App } from "./views/app.tsx";
import { Framed } from "./views/framed.tsx";

/** Milliseconds after the start before the engine is unpacked: the page is drawn first. */
const PREPARE_DELAY_MS = 200;

const root = document.getElementById("app");
document.documentElement.lang = t.lang;
followTheme();
root?.replaceChildren();
if (window.top !== window.self) {
  // A policy in a meta element cannot forbid frames.
  if (root) render(<Framed />, root);
} else {
  start();
}

function start(): void {
  watchRequests();
  void watchUpdates();
  listenToKeyboard();
  listenToDrags();
  followQuery();
  // Unfinished work, and decisions that are not kept, exist only in this tab: the browser asks before it is closed.
  addEventListener("beforeunload", (event) => {
    if (busy.value || (canUndo.value && !isKept.value)) event.preventDefault();
  });
  if (root) render(<App />, root);
  void goOnWhereItWas();
  // An error here is reported when the first files are added.
  setTimeout(() => void prepare().catch(() => undefined), PREPARE_DELAY_MS);
}

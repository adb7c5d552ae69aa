/** The start of the page: listeners, effects, then the views. */

import { render } from "preact";
import { watchRequests } from "./actions/effects/requests.ts";
import { followQuery } from "./actions/effects/search.ts";
import { followTheme } from "./actions/effects/theme.ts";
import { prepare } from "./engine/corpus.ts";
import { listenToDrags } from "./events/drag.ts";
import { listenToKeyboard } from "./events/keyboard.ts";
import { t } from "./locales/index.ts";
import { canUndo } from "./state/index.ts";
import "./styles/index.css";
import { App } from "./views/app.tsx";

/** Milliseconds after the start before the engine is unpacked: the page is drawn first. */
const PREPARE_DELAY_MS = 200;

document.documentElement.lang = t.lang;
watchRequests();
followTheme();
listenToKeyboard();
listenToDrags();
followQuery();

// Decisions exist only in this tab: the browser asks before it is closed.
addEventListener("beforeunload", (event) => {
  if (canUndo.value) event.preventDefault();
});

const root = document.getElementById("app");
if (root) {
  root.replaceChildren();
  render(<App />, root);
}

// An error here is reported when the first files are added.
setTimeout(() => void prepare().catch(() => undefined), PREPARE_DELAY_MS);

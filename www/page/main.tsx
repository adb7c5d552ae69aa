/** Where the page begins. */

import { render } from "preact";
import { followQuery } from "./actions/search.ts";
import { listenToDrags } from "./drag.ts";
import { prepare } from "./engine.ts";
import { listen } from "./keys.ts";
import { t } from "./locales/index.ts";
import { watchRequests } from "./requests.ts";
import { canUndo } from "./state.ts";
import "./styles/index.css";
import { followTheme } from "./theme.ts";
import { App } from "./views/app.tsx";

document.documentElement.lang = t.lang;
watchRequests();
followTheme();
listen();
listenToDrags();
followQuery();

// Decisions live in this tab: leaving asks first.
addEventListener("beforeunload", (event) => {
  if (canUndo.value) event.preventDefault();
});

const root = document.getElementById("app");
if (root) {
  root.replaceChildren();
  render(<App />, root);
}

// A failure shows when there is work: then it is told, and why.
setTimeout(() => void prepare().catch(() => undefined), 200);

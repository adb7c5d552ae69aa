/** Tells when a new version of the installed page is stored and waits. A page that is not installed has none. */

import * as state from "../../state/index.ts";

/** Message to a waiting service worker: it takes over, then the page is loaded again. See offline/sw.js. */
const USE = "storysift:use";

let registration: ServiceWorkerRegistration | undefined;

/** Starts to watch for a new version. */
export async function watchUpdates(): Promise<void> {
  try {
    registration = await navigator.serviceWorker?.getRegistration();
  } catch {
    return; // A page from disk, or a browser that keeps no pages.
  }
  if (!registration) return;
  const look = () => {
    if (registration?.waiting && registration.active) state.updateReady.value = true;
  };
  const follow = () => registration?.installing?.addEventListener("statechange", look);
  registration.addEventListener("updatefound", follow);
  follow();
  look();
}

/** Takes the new version: loads the page again. The browser asks first when work would be lost. */
export function takeUpdate(): void {
  navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
  registration?.waiting?.postMessage(USE);
}

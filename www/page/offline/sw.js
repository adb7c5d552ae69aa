// Service worker: answers navigations to the page from the cache. All other requests are left to the browser.
// A new version is stored next to the old one and waits until the user takes it, or until no page is open.

const cacheName = "storysift-{{version}}";
const page = new URL("./", self.registration.scope).href;
const names = new Set([page, `${page}index.html`]);

self.addEventListener("install", (event) => {
  const store = async () => {
    const cache = await caches.open(cacheName);
    await cache.add(new Request(page, { cache: "reload" }));
  };
  event.waitUntil(store());
});

self.addEventListener("activate", (event) => {
  const deleteOldVersions = async () => {
    for (const name of await caches.keys()) {
      if (name.startsWith("storysift-") && name !== cacheName) await caches.delete(name);
    }
    await self.clients.claim();
  };
  event.waitUntil(deleteOldVersions());
});

// The page's "Use the new version".
self.addEventListener("message", (event) => {
  if (event.data === "storysift:use") event.waitUntil(self.skipWaiting());
});

self.addEventListener("fetch", (event) => {
  const address = event.request.url.split(/[?#]/)[0];
  if (event.request.mode !== "navigate" || !names.has(address)) return;
  event.respondWith(caches.open(cacheName).then((cache) => cache.match(page)).then((cached) => cached ?? fetch(event.request)));
  // At every visit: otherwise the browser looks for a new version when it likes.
  event.waitUntil(self.registration.update().catch(() => undefined));
});

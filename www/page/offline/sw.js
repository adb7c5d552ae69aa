// Service worker: answers navigations to the page from the cache. All other requests are left to the browser.

const cacheName = "storysift-{{version}}";
const page = new URL("./", self.registration.scope).href;
const names = new Set([page, `${page}index.html`]);

self.addEventListener("install", (event) => {
  const store = async () => {
    const cache = await caches.open(cacheName);
    await cache.add(new Request(page, { cache: "reload" }));
    await self.skipWaiting();
  };
  event.waitUntil(store());
});

self.addEventListener("activate", (event) => {
  const deleteOldVersions = async () => {
    for (const name of await caches.keys()) {
      if (name.startsWith("storysift-") && name !== cacheName) await caches.delete(name);
    }
  };
  event.waitUntil(deleteOldVersions());
});

self.addEventListener("fetch", (event) => {
  const address = event.request.url.split(/[?#]/)[0];
  if (event.request.mode !== "navigate" || !names.has(address)) return;
  event.respondWith(caches.match(page).then((cached) => cached ?? fetch(event.request)));
});

// Keeps one copy of every built file, so that the page opens without a network.
//
// The page itself is asked from the network first: a new build (or another program on the same local
// port) is seen at once, and the copy answers only when the network does not. The other files carry
// their content's hash in their names, so their copies are never out of date.

const PREFIX = 'retry-lab-';
const CACHE = `${PREFIX}__BUILD__`;
const FILES = ['__FILES__'];

const page = new URL('./', self.location).href;
const kept = new Set(FILES.map((file) => new URL(file, self.location).href));

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(FILES)));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(dropOlderCopies().then(() => self.clients.claim()));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET') return;
  const url = request.url.split(/[?#]/, 1)[0];
  if (request.mode === 'navigate') {
    if (url === page || url === `${page}index.html`) event.respondWith(networkFirst(request));
  } else if (kept.has(url)) {
    event.respondWith(copyFirst(request, url));
  }
});

async function networkFirst(request) {
  try {
    return await fetch(request);
  } catch (unreachable) {
    const copy = await (await caches.open(CACHE)).match(page);
    if (copy === undefined) throw unreachable;
    return copy;
  }
}

async function copyFirst(request, url) {
  const copy = await (await caches.open(CACHE)).match(url);
  return copy ?? fetch(request);
}

async function dropOlderCopies() {
  // Several builds can live under one host, each in its own folder: only this folder's are dropped.
  for (const name of await caches.keys()) {
    if (!name.startsWith(PREFIX) || name === CACHE) continue;
    const cache = await caches.open(name);
    if ((await cache.match(page)) !== undefined) await caches.delete(name);
  }
}

// Keeps one copy of every built file, so that the page opens without a network.
//
// The page itself is asked from the network first: a new build (or another program on the same local
// port) is seen at once, and the copy answers only when the network does not. The other files carry
// their content's hash in their names, so their copies are never out of date.

const PREFIX = 'retry-lab-';
const CACHE = `${PREFIX}__BUILD__`;
const FILES = ['__FILES__'];
// The pages in other languages, each with its scripts: kept once it is opened.
const EDITIONS = ['__EDITIONS__'];

const full = (file) => new URL(file, self.location).href;
const page = full('./');
const editions = EDITIONS.map((files) => ({ page: full(files[0]), files: files.map(full) }));
const kept = new Set([...FILES.map(full), ...editions.flatMap(({ files }) => files)]);

self.addEventListener('install', (event) => {
  event.waitUntil(keepFirstFiles());
});

self.addEventListener('activate', (event) => {
  event.waitUntil(dropOlderCopies().then(() => self.clients.claim()));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET') return;
  const url = request.url.split(/[?#]/, 1)[0];
  if (request.mode === 'navigate') {
    const own = pageOf(url);
    if (own === undefined) return;
    event.respondWith(networkFirst(request, own));
    event.waitUntil(keepEdition(own));
  } else if (kept.has(url)) {
    event.respondWith(copyFirst(request, url));
  }
});

/** The page that an address opens, if it is one of ours. */
function pageOf(url) {
  return [page, ...editions.map((one) => one.page)].find(
    (own) => url === own || url === `${own}index.html`,
  );
}

/** English, and the language of each page that is open while this worker comes. */
async function keepFirstFiles() {
  await (await caches.open(CACHE)).addAll(FILES);
  const open = await self.clients.matchAll({ includeUncontrolled: true, type: 'window' });
  for (const { url } of open) await keepEdition(pageOf(url.split(/[?#]/, 1)[0]));
}

/** A language costs its bytes when it is chosen, and is there without a network from then on. */
async function keepEdition(own) {
  const edition = editions.find((one) => one.page === own);
  if (edition === undefined) return;
  const cache = await caches.open(CACHE);
  if ((await cache.match(own)) === undefined) await cache.addAll(edition.files);
}

async function networkFirst(request, own) {
  try {
    return await fetch(request);
  } catch (unreachable) {
    const copy = await (await caches.open(CACHE)).match(own);
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

// The commands of `npm run i18n`. A missing text is named by a few letters of its hash, which stay the same
// while others change the sources.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'vite';
import { AREAS, catalogueFile, FINISHED, readCatalogue } from '../../build/i18n/catalogue.ts';
import { type FoundText, stateOfGerman } from '../../build/i18n/state.ts';

const idOf = (key: string) =>
  createHash('sha256').update(key).digest('base64url').replace(/\W|_/g, '').slice(0, 6);

/** Counts for each area. 1 if a finished area lacks something, or a translation is wrong. */
export function report(): number {
  const { texts, missing, unused, wrong } = stateOfGerman();
  for (const area of Object.keys(AREAS)) {
    const of = (list: readonly { readonly area: string }[]) =>
      list.filter((one) => one.area === area).length;
    const note = FINISHED.includes(area) ? ' finished' : '';
    console.log(
      `${area.padEnd(12)}${String(of(texts)).padStart(6)} texts ${String(of(missing)).padStart(6)} missing ${String(of(unused)).padStart(5)} unused${note}`,
    );
  }
  for (const { message } of wrong) console.log(`wrong: ${message}`);
  const owed = [...missing, ...unused].filter(({ area }) => FINISHED.includes(area));
  for (const { area, key } of owed) console.log(`${area}: missing or unused: ${key}`);
  return wrong.length + owed.length > 0 ? 1 : 0;
}

/** Prints what is missing in an area: its name, the English text, and where it stands. */
export function todo([area, path = '']: readonly string[]): void {
  const owed = stateOfGerman().missing.filter(
    (one) => one.area === area && one.place.startsWith(path),
  );
  let file = '';
  for (const { key, place } of owed) {
    const [name = ''] = place.split(':');
    if (name !== file) console.log(`# ${name}`);
    file = name;
    console.log(`${idOf(key)} ${key.replaceAll('\n', '\\n')}`);
  }
}

/** Takes translations, one a line: the name from `todo`, a space, the German text. */
export function fill([area = '', file = '']: readonly string[]): number {
  if (!(area in AREAS))
    throw new Error(`${area} is no area; there are ${Object.keys(AREAS).join(', ')}`);
  const { texts } = stateOfGerman();
  const named = new Map<string, FoundText>(texts.map((one) => [idOf(one.key), one]));
  const merged = new Map(readCatalogue(area));
  let failed = 0;
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const [id = ''] = line.split(' ');
    const text = named.get(id);
    const german = line.slice(id.length + 1).replaceAll('\\n', '\n');
    if (text && german.trim() !== '') merged.set(text.key, german);
    else {
      console.error(text ? `${id} has no German text` : `no English text is called ${id}: ${line}`);
      failed += 1;
    }
  }
  write(area, merged);
  const { wrong } = stateOfGerman();
  for (const { message } of wrong) console.error(`wrong: ${message}`);
  return failed + wrong.length > 0 ? 1 : 0;
}

/** Takes out what no source says any more. */
export function prune(): void {
  const { unused } = stateOfGerman();
  for (const area of Object.keys(AREAS)) {
    const kept = new Map(readCatalogue(area));
    for (const one of unused)
      if (one.area === area && kept.delete(one.key)) console.log(`${area}: ${one.key}`);
    if (kept.size > 0) write(area, kept);
  }
}

/** Sorted by the English text, so that two people’s lines seldom meet. */
function write(area: string, catalogue: ReadonlyMap<string, string>): void {
  const sorted = [...catalogue].sort(([one], [other]) => (one < other ? -1 : 1));
  writeFileSync(catalogueFile(area), `${JSON.stringify(Object.fromEntries(sorted), null, 2)}\n`);
}

/** Prints what a scene says in German, event by event, and its outcome: to read aloud. */
export async function say([id = 'lost-ack']: readonly string[]): Promise<void> {
  const server = await createServer({
    mode: 'de',
    logLevel: 'error',
    appType: 'custom',
    server: { middlewareMode: true, hmr: false, ws: false },
    optimizeDeps: { noDiscovery: true },
  });
  try {
    const { lines } = await server.ssrLoadModule('/scripts/i18n/sayScene.ts');
    for (const line of lines(id)) console.log(line);
  } finally {
    await server.close();
  }
}

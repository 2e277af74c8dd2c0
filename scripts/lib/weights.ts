// What a first visit loads, weighed after gzip: for the size check, and for the benchmark.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { squeeze } from '../../build/squeeze.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const dist = join(root, 'dist');
const gzipped = (data: string | Uint8Array) => gzipSync(data, { level: 9 }).length;

/** Bytes after gzip that may not be exceeded. */
const FIRST_SCRIPTS = 150_000;
const ENGINE = 60_000;

export interface Weight {
  readonly what: string;
  /** In bytes. */
  readonly size: number;
  readonly budget?: number;
}

/** Weighs what `npm run build` has left in dist, and the engine by itself. */
export async function weigh(): Promise<readonly Weight[]> {
  const bytes = (file: string) => readFileSync(join(dist, file));
  const assets = readdirSync(join(dist, 'assets')).map((file) => `assets/${file}`);
  const ofType = (ending: string) => assets.filter((file) => file.endsWith(ending));
  const sum = (sizes: readonly number[]) => sizes.reduce((total, size) => total + size, 0);

  const first = firstScripts();
  if (first.length === 0) throw new Error('dist/index.html names no script');
  const later = ofType('.js').filter(
    (file) => !first.some((one) => basename(one) === basename(file)),
  );
  return [
    {
      what: 'scripts of a first visit',
      size: sum(first.map((file) => gzipped(bytes(file)))),
      budget: FIRST_SCRIPTS,
    },
    { what: 'the engine by itself', size: await engineSize(), budget: ENGINE },
    { what: 'scripts loaded later', size: sum(later.map((file) => gzipped(bytes(file)))) },
    { what: 'style sheets', size: sum(ofType('.css').map((file) => gzipped(bytes(file)))) },
    { what: 'fonts (not gzipped)', size: sum(ofType('.woff2').map((file) => bytes(file).length)) },
  ];
}

/** The scripts that the page names itself: the entry and, as preloads, everything it imports. */
function firstScripts(): readonly string[] {
  const page = readFileSync(join(dist, 'index.html'), 'utf8');
  const named = page.matchAll(
    /<(?:script|link rel="modulepreload")[^>]*(?:src|href)="([^"]+\.js)"/g,
  );
  return [...named].map((match) => match[1] ?? '');
}

/**
 * The engine alone: everything that index.ts exports and its second part, minified, in one piece, since pieces would
 * each start their compression anew.
 */
async function engineSize(): Promise<number> {
  const part = (name: string) => JSON.stringify(join(root, 'src/engine', name));
  const whole = {
    name: 'whole-engine',
    resolveId: (id: string) => (id === 'whole-engine' ? id : null),
    load: (id: string) =>
      id === 'whole-engine'
        ? `export * from ${part('index.ts')}; import ${part('extras.ts')};`
        : null,
  };
  const built = await build({
    configFile: false,
    root,
    logLevel: 'error',
    plugins: [whole, squeeze()],
    build: {
      write: false,
      rolldownOptions: {
        input: ['whole-engine'],
        preserveEntrySignatures: 'strict',
        output: { format: 'es' },
      },
    },
  });
  const chunks = [built].flat().flatMap((one) => ('output' in one ? one.output : []));
  return chunks.reduce((sum, chunk) => sum + (chunk.type === 'chunk' ? gzipped(chunk.code) : 0), 0);
}

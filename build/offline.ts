import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import type { Plugin } from 'vite';

/** Writes sw.js beside the built page: build/serviceWorker.js with the list of files filled in. */
export function offline(): Plugin {
  let outDir = '';
  return {
    name: 'offline',
    apply: 'build',
    configResolved(config) {
      outDir = resolve(config.root, config.build.outDir);
    },
    // After everything is written, so that the files of public/ are in the list too.
    closeBundle() {
      const files = readdirSync(outDir, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(outDir.length + 1))
        .map((file) => file.split(sep).join('/'))
        .filter((file) => file !== 'sw.js')
        .sort();
      const hash = createHash('sha256');
      for (const file of files) hash.update(file).update(readFileSync(join(outDir, file)));

      // The page of a language first, since it tells whether the others are there
      const urls = files.map((file) => `./${file.replace(/(^|\/)index\.html$/, '$1')}`);
      const german = urls.filter((url) => url === './de/' || url.startsWith('./assets/de/'));
      const rest = urls.filter((url) => !german.includes(url));
      const editions = german.length > 0 ? [german.sort(pageFirst)] : [];
      const template = readFileSync(new URL('serviceWorker.js', import.meta.url), 'utf8');
      const text = template
        .replace('__BUILD__', hash.digest('hex').slice(0, 12))
        .replace("['__FILES__']", JSON.stringify(rest, null, 2))
        .replace("['__EDITIONS__']", JSON.stringify(editions, null, 2));
      writeFileSync(join(outDir, 'sw.js'), text);
    },
  };
}

function pageFirst(one: string, other: string): number {
  return Number(other.endsWith('/')) - Number(one.endsWith('/'));
}

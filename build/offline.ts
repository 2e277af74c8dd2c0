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

      const urls = files.map((file) => (file === 'index.html' ? './' : `./${file}`));
      const template = readFileSync(new URL('serviceWorker.js', import.meta.url), 'utf8');
      const text = template
        .replace('__BUILD__', hash.digest('hex').slice(0, 12))
        .replace("['__FILES__']", JSON.stringify(urls, null, 2));
      writeFileSync(join(outDir, 'sw.js'), text);
    },
  };
}

// The engine's benchmark as the page would get it: built and minified. What runs TypeScript directly gives every
// function a name at the moment it is made, and an engine made of small functions would be measured at half its speed.
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));

export async function engineAsShipped(): Promise<typeof import('./engine.ts')> {
  const outDir = fileURLToPath(new URL('../../node_modules/.cache/bench', import.meta.url));
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    build: {
      outDir,
      emptyOutDir: true,
      target: 'esnext',
      rolldownOptions: {
        input: fileURLToPath(new URL('engine.ts', import.meta.url)),
        preserveEntrySignatures: 'strict',
        output: { format: 'es', entryFileNames: 'engine.mjs' },
      },
    },
  });
  return import(pathToFileURL(`${outDir}/engine.mjs`).href);
}

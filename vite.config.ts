import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { csp } from './build/csp.ts';
import { offline } from './build/offline.ts';
import { plainImports } from './build/plainImports.ts';
import { preloadFonts } from './build/preloadFonts.ts';
import { shortNames } from './build/shortNames.ts';
import { squeeze } from './build/squeeze.ts';

export default defineConfig(({ command }) => ({
  // Relative addresses: the same files work at the root, under a sub-path and from an unpacked zip.
  base: './',
  plugins: [
    react(),
    csp(),
    preloadFonts([
      'atkinson-hyperlegible-next-latin-wght-normal',
      'source-serif-4-latin-opsz-normal',
    ]),
    plainImports(),
    squeeze(),
    offline(),
  ],
  build: {
    target: 'baseline-widely-available',
    // One sheet packs better than eight, and what opens later opens with its style.
    cssCodeSplit: false,
    modulePreload: false,
    // An inlined font or script would be a data: address, which the policy does not allow.
    assetsInlineLimit: 0,
    // The licences of the libraries travel with their code.
    license: { fileName: 'licenses.txt' },
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        // All that a first visit needs in one file: it packs better, and nothing waits for a second trip.
        codeSplitting: {
          groups: [
            // Its texts are for the inspector, which comes later.
            { name: 'rules', test: /\/src\/engine\/rules\.ts$/, priority: 1 },
            { name: 'lab', test: /\/src\/main\.tsx$/ },
          ],
        },
      },
    },
  },
  server: { host: '127.0.0.1' },
  // Names that say where they come from while developing, short ones in what visitors load.
  css:
    command === 'build' ? { modules: { generateScopedName: shortNames(import.meta.dirname) } } : {},
}));

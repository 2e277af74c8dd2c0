import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { csp } from './build/csp.ts';
import { editions, germanIsOffered } from './build/i18n/editions.ts';
import { inLanguage, LANGUAGES } from './build/i18n/plugin.ts';
import { leanReact } from './build/leanReact.ts';
import { offline } from './build/offline.ts';
import { plainImports } from './build/plainImports.ts';
import { preloadFonts } from './build/preloadFonts.ts';
import { shortNames } from './build/shortNames.ts';
import { squeeze } from './build/squeeze.ts';

// `vite --mode de` is the German page, `vite --mode brackets` marks each text that a translator sees.
export default defineConfig(({ command, mode }) => {
  const language = LANGUAGES.find((one) => one === mode) ?? 'en';
  const folder = language === 'de' ? 'de/' : '';
  return {
    // Relative addresses: the same files work at the root, under a sub-path and from an unpacked zip.
    base: './',
    define: {
      __LANGUAGE__: JSON.stringify(language),
      __GERMAN__: JSON.stringify(germanIsOffered() || Boolean(process.env['RETRY_LAB_GERMAN'])),
    },
    plugins: [
      inLanguage(language),
      react(),
      csp(),
      preloadFonts(
        ['atkinson-hyperlegible-next-latin-wght-normal', 'source-serif-4-latin-opsz-normal'],
        folder === '' ? './' : '../',
      ),
      plainImports(),
      leanReact(),
      squeeze(),
      ...(language === 'en' ? [editions(), offline()] : []),
    ],
    build: {
      target: 'baseline-widely-available',
      outDir: language === 'brackets' ? 'dist-brackets' : 'dist',
      emptyOutDir: language !== 'de',
      // One sheet packs better than eight, and what opens later opens with its style.
      cssCodeSplit: false,
      modulePreload: false,
      // An inlined font or script would be a data: address, which the policy does not allow.
      assetsInlineLimit: 0,
      // The licences of the libraries travel with their code.
      license: { fileName: 'licenses.txt' },
      reportCompressedSize: false,
      rolldownOptions: {
        input: `${folder}index.html`,
        output: {
          // The scripts of a language stand in a folder of their own; fonts and styles are the same files.
          entryFileNames: `assets/${folder}[name]-[hash].js`,
          chunkFileNames: `assets/${folder}[name]-[hash].js`,
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
      command === 'build'
        ? { modules: { generateScopedName: shortNames(import.meta.dirname) } }
        : {},
  };
});

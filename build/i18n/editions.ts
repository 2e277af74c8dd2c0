// One `vite build` makes the page in each language: English at the root, German under de/.
import { build, type Plugin } from 'vite';
import { AREAS, FINISHED } from './catalogue.ts';

/** Whether German is offered: every area is finished. Until then RETRY_LAB_GERMAN=1 builds what there is. */
export function germanIsOffered(): boolean {
  return Object.keys(AREAS).every((area) => FINISHED.includes(area));
}

/** After the English page: the German one, into the same folder. */
export function editions(): Plugin {
  let silent = false;
  return {
    name: 'editions',
    apply: 'build',
    configResolved(config) {
      silent = config.logLevel !== 'info';
    },
    closeBundle: {
      sequential: true,
      order: 'pre',
      async handler() {
        if (!germanIsOffered() && !process.env['RETRY_LAB_GERMAN']) return;
        await build({ mode: 'de', logLevel: silent ? 'warn' : 'info' });
      },
    },
  };
}

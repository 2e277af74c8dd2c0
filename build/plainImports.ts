import type { Plugin } from 'vite';

/** The module that Vite wraps every dynamic import in. */
const HELPER = '\0vite/preload-helper.js';

/**
 * Lets a dynamic import be what it says. The usual helper looks for style sheets and scripts to load before the chunk:
 * here there is one sheet, and the page loads chunks itself.
 */
export function plainImports(): Plugin {
  return {
    name: 'plain-imports',
    apply: 'build',
    enforce: 'pre',
    load: (id) => (id === HELPER ? 'export const __vitePreload = (load) => load();' : null),
  };
}

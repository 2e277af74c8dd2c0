import type { HtmlTagDescriptor, Plugin } from 'vite';

/**
 * Asks for the named fonts together with the stylesheet. Without it the browser learns of them only
 * after the stylesheet has arrived, and the first text changes its shape under the reader. `root` leads from the page
 * to where the build writes.
 */
export function preloadFonts(names: readonly string[], root = './'): Plugin {
  return {
    name: 'preload-fonts',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { bundle }) => {
        const files = Object.keys(bundle ?? {}).filter((file) => file.endsWith('.woff2'));
        return names.map((name): HtmlTagDescriptor => {
          const file = files.find((candidate) => candidate.includes(`/${name}-`));
          if (file === undefined) {
            throw new Error(`no emitted font is named ${name}; fonts: ${files.join(', ')}`);
          }
          // A font is always requested in CORS mode; without `crossorigin` it would be loaded twice.
          const attrs = {
            rel: 'preload',
            as: 'font',
            type: 'font/woff2',
            crossorigin: true,
            href: `${root}${file}`,
          };
          return { tag: 'link', attrs, injectTo: 'head' };
        });
      },
    },
  };
}

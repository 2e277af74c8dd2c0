// A second minifier after the built-in one: it inlines what the first leaves, which counts in a first visit.
import { gzipSync } from 'node:zlib';
import { minify } from 'terser';
import type { Plugin } from 'vite';

/**
 * React's developer tools read a development build; what react-dom keeps for them falls away from the one that visitors
 * load.
 */
const ABSENT = { '@__REACT_DEVTOOLS_GLOBAL_HOOK__': 'undefined' };

const packed = (code: string) => gzipSync(code, { level: 9 }).length;

/** Packs every script once more, when all of them are named. */
export function squeeze(): Plugin {
  return {
    name: 'squeeze',
    apply: 'build',
    enforce: 'post',
    async generateBundle(_, bundle) {
      for (const chunk of Object.values(bundle)) {
        // a source map would no longer fit
        if (chunk.type !== 'chunk' || chunk.map) continue;
        const { code } = await minify(chunk.code, {
          module: true,
          ecma: 2020,
          // the scripts read no property for its side effect, and construct nothing with a plain function
          compress: {
            passes: 3,
            keep_fargs: false,
            pure_getters: true,
            unsafe_arrows: true,
            sequences: false,
            global_defs: ABSENT,
          },
        });
        if (code === undefined) this.error(`${chunk.fileName} came out empty`);
        else if (packed(code) < packed(chunk.code)) chunk.code = code;
      }
    },
  };
}

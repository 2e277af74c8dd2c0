import type { Plugin } from 'vite';

/** React's own files, which export by assignment, so that no bundler can tell what nobody imports. */
const FILES = /\/node_modules\/(?:react|react-dom|scheduler)\/cjs\/[a-z-]+\.production\.js$/;

/** What they export and no script of ours, nor any library here, asks for. */
const UNUSED: readonly string[] = [
  'PureComponent',
  'createRef',
  'flushSync',
  'preconnect',
  'prefetchDNS',
  'preinit',
  'preinitModule',
  'preloadModule',
  'requestFormReset',
  'unstable_batchedUpdates',
  'unstable_forceFrameRate',
  'unstable_next',
  'unstable_runWithPriority',
  'unstable_useCacheRefresh',
  'unstable_wrapCallback',
  'useFormStatus',
];

/** Leaves out of React what a visitor would load and nothing would call. A use of it fails the build. */
export function leanReact(): Plugin {
  return {
    name: 'lean-react',
    apply: 'build',
    transform(code, id) {
      if (!FILES.test(id)) return null;
      // from the end to the start, so that the places of the earlier ones still hold
      const statements = this.parse(code).body.toReversed();
      return statements.reduce((lean, statement) => {
        const name = exported(code.slice(statement.start, statement.end));
        return name !== null && UNUSED.includes(name)
          ? lean.slice(0, statement.start) + lean.slice(statement.end)
          : lean;
      }, code);
    },
    generateBundle(_, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue;
        const used = UNUSED.find((name) => new RegExp(`\\.${name}\\b`).test(chunk.code));
        if (used)
          this.error(`${chunk.fileName} uses ${used}: take it off the list of leanReact.ts`);
      }
    },
  };
}

/** The name that a statement `exports.name = …` gives. */
function exported(statement: string): string | null {
  return /^exports\.(\w+) = /.exec(statement)?.[1] ?? null;
}

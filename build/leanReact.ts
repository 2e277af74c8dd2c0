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

/**
 * What react-dom calls only for what no page here has: markup of a server to hydrate, form actions, SuspenseList, custom
 * elements, and style sheets or scripts that a component brings along. A call of one says so.
 */
const UNREACHED: readonly string[] = [
  'acquireResource',
  'attemptExplicitHydrationTarget',
  'attemptReplayContinuousQueuedEvent',
  'canHydrateInstance',
  'clearSuspenseBoundary',
  'getResource',
  'insertStylesheetIntoRoot',
  'mountActionState',
  'preinitModuleScript',
  'preinitScript',
  'preinitStyle',
  'prepareToHydrateHostInstance',
  'rerenderActionState',
  'runActionStateAction',
  'setPropOnCustomElement',
  'suspendResource',
  'updateActionStateImpl',
  'updateSuspenseListComponent',
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
        const put = leanStatement(code.slice(statement.start, statement.end));
        return put === null
          ? lean
          : lean.slice(0, statement.start) + put + lean.slice(statement.end);
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

/** What stands for a statement; null: itself. */
function leanStatement(statement: string): string | null {
  const exported = /^exports\.(\w+) = /.exec(statement)?.[1] ?? '';
  if (UNUSED.includes(exported)) return '';
  const [head, name = ''] = /^function (\w+)\([^)]*\) /.exec(statement) ?? [];
  return head && UNREACHED.includes(name) ? `${head}{ throw Error('${name}'); }` : null;
}

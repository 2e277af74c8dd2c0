import { defineConfig } from 'vitest/config';

// Plain Node, no DOM: whatever needs a page is tested in a real browser (e2e).
export default defineConfig({
  define: { __LANGUAGE__: '"en"', __GERMAN__: 'true' },
  test: {
    environment: 'node',
    setupFiles: ['src/trace/extras.ts', 'src/testing/staleReads.ts'],
    include: ['{src,scripts,build,conformance}/**/*.test.{ts,tsx}'],
    testTimeout: 20_000,
    unstubGlobals: true,
    restoreMocks: true,
  },
});

import type { Plugin } from 'vite';
import { CONTENT_SECURITY_POLICY } from '../scripts/lib/policy.mjs';

/** Puts the policy in the built page only: Vite's dev server needs inline scripts and styles. */
export function csp(): Plugin {
  return {
    name: 'csp',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: () => [
        {
          tag: 'meta',
          attrs: { 'http-equiv': 'Content-Security-Policy', content: CONTENT_SECURITY_POLICY },
          injectTo: 'head-prepend',
        },
      ],
    },
  };
}

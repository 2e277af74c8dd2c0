// What the scenes are called, in the order of the course: a page lists them before it has loaded them.
import { t } from '../i18n/t.ts';

/** Names of the scenes that ship; a test holds them to the scenes themselves. */
export const SCENE_TITLES: readonly { readonly id: string; readonly title: string }[] = [
  { id: 'lost-ack', title: t`The ack that never arrived` },
  { id: 'happy-path', title: t`A record’s way in` },
  { id: 'retry-harmless', title: t`A retry that harms nothing` },
  { id: 'lost-ack-duplicate', title: t`The answer is lost, the order doubles` },
  { id: 'lost-ack-deduplicated', title: t`The same fault, and one copy` },
  { id: 'one-in-flight', title: t`One at a time` },
  { id: 'palindrome', title: t`Three in flight, then the line drops` },
  { id: 'reversed', title: t`Nothing doubled, everything reversed` },
  { id: 'batch-unit', title: t`Half a batch is not a known batch` },
];

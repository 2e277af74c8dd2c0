// What the scenes are called, in the order of the course: a page lists them before it has loaded them.

/** Names of the scenes that ship; a test holds them to the scenes themselves. */
export const SCENE_TITLES: readonly { readonly id: string; readonly title: string }[] = [
  { id: 'lost-ack', title: 'The ack that never arrived' },
  { id: 'happy-path', title: 'A record’s way in' },
  { id: 'retry-harmless', title: 'A retry that harms nothing' },
  { id: 'lost-ack-duplicate', title: 'The answer is lost, the order doubles' },
  { id: 'lost-ack-deduplicated', title: 'The same fault, and one copy' },
  { id: 'one-in-flight', title: 'One at a time' },
  { id: 'palindrome', title: 'Three in flight, then the line drops' },
  { id: 'reversed', title: 'Nothing doubled, everything reversed' },
  { id: 'batch-unit', title: 'Half a batch is not a known batch' },
];

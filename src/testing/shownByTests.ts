// Rules whose work leaves no event, as they hold something back.

/** By rule: title of the test that shows it. */
export const SHOWN_BY_TESTS: Readonly<Record<string, string>> = {
  'broker.high-watermark-waits':
    'waits for a follower that was level a moment ago, so that it can join the ISR',
  'broker.maximal-isr': 'counts the replica that is to leave as long as it is in',
  'client.lowest-first':
    'with idempotence the same fault leaves each order once, retried one at a time in order',
  'client.mute': 'keeps order with one request in flight, and still writes a copy',
  'client.unresolved':
    'of a retried batch leaves its sequence unresolved: nothing new leaves, then the epoch is raised',
};

/** The test of all other rules. */
export const EVERY_RULE = 'every rule is fired by a run or shown by a named test';

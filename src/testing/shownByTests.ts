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
  'client.unknown-producer-again':
    'UNKNOWN_PRODUCER_ID without a log start offset: the same batch once more, with the same numbers',
  'client.unknown-producer-retention':
    'UNKNOWN_PRODUCER_ID behind the last acknowledged offset: the epoch is raised, in a transaction it is not',
  'client.unknown-producer-lost':
    'UNKNOWN_PRODUCER_ID of a log that holds what was acknowledged: the epoch is raised, a transaction fails',
  'client.duplicate-sequence':
    'DUPLICATE_SEQUENCE_NUMBER is a success at offset -1, also when no retry is left',
};

/** The test of all other rules. */
export const EVERY_RULE = 'every rule is fired by a run or shown by a named test';

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

/** Rules that leave events and that no scene and no recording shows: where their test is, and its title. */
export const RULE_TESTS: Readonly<
  Record<string, { readonly file: string; readonly title: string }>
> = {
  'client.unauthorized-init': {
    file: 'engine/transaction/calls.test.ts',
    title: 'initTransactions() that was refused for want of rights may be called again since 3.6',
  },
  'client.buffer-exhausted': {
    file: 'engine/producer/application.test.ts',
    title: 'after max.block.ms the future fails with Kafka’s text, and the next call gets its turn',
  },
  'client.record-size': {
    file: 'engine/producer/application.test.ts',
    title: 'a record larger than all memory is refused with Kafka’s text',
  },
  'client.sticky-partition': {
    file: 'engine/producer/builtInPartitioner.test.ts',
    title: 'change partition once the bytes of a full batch went there',
  },
  'broker.marker-epoch': {
    file: 'engine/coordinator/markerBatch.test.ts',
    title: 'a marker of an older producer epoch, or of an older coordinator, is refused',
  },
  'broker.answer-unwritten': {
    file: 'engine/network/connection.test.ts',
    title:
      'are processed until an answer cannot be written: the reset is there 4 ms after the first answer',
  },
};

/** The test that fires every rule that leaves events. */
export const EVERY_RULE = 'every rule is fired by a run or shown by a named test';

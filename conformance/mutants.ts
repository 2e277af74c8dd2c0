// Deliberate faults, one line each, in rules of the engine. `npm run mutants` shows that the recordings catch them.

export interface Mutant {
  readonly fault: string;
  readonly file: string;
  /** Stands exactly once in the file. */
  readonly from: string;
  readonly to: string;
  /** The layer whose recording catches it. */
  readonly caughtBy: 'config' | 'keys' | 'storage' | 'sender' | 'cluster';
}

const BROKER = 'src/engine/broker/producerStateManager.ts';
const RECOVERY = 'src/engine/broker/replicaRecovery.ts';
const ACCUMULATOR = 'src/engine/producer/recordAccumulator.ts';
const TRANSACTIONS = 'src/engine/producer/transactionManager.ts';
const ON_LOG = 'src/engine/broker/transactions.ts';
const MARKER = 'src/engine/coordinator/markerBatch.ts';
const DECISIONS = 'src/engine/coordinator/decisions.ts';
const METADATA = 'src/engine/coordinator/transactionMetadata.ts';

export const MUTANTS: readonly Mutant[] = [
  {
    fault: 'four batches are remembered, not five',
    file: BROKER,
    from: 'const NUM_BATCHES_TO_RETAIN = 5;',
    to: 'const NUM_BATCHES_TO_RETAIN = 4;',
    caughtBy: 'storage',
  },
  {
    fault: 'the present epoch is refused like an older one (<= for <)',
    file: BROKER,
    from: 'if (entry && producerEpoch < entry.producerEpoch) {',
    to: 'if (entry && producerEpoch <= entry.producerEpoch) {',
    caughtBy: 'storage',
  },
  {
    fault: 'the sequence does not wrap from 2147483647 to 0',
    file: BROKER,
    from: 'last === MAX_SEQUENCE ? 0 : last + 1',
    to: 'last + 1',
    caughtBy: 'storage',
  },
  {
    fault: 'a duplicate is answered with an error',
    file: BROKER,
    from: "{ kind: 'duplicate', of: copy }",
    to: "refuse('OUT_OF_ORDER_SEQUENCE_NUMBER', 'a duplicate')",
    caughtBy: 'storage',
  },
  {
    fault: 'a part of a remembered batch counts as its copy',
    file: BROKER,
    from: 'one.baseSequence === batch.baseSequence && one.lastSequence === batch.lastSequence',
    to: 'one.baseSequence === batch.baseSequence',
    caughtBy: 'storage',
  },
  {
    fault: 'a newer epoch may start at any sequence',
    file: BROKER,
    from: '      baseSequence === 0\n        ? APPEND',
    to: '      baseSequence >= 0\n        ? APPEND',
    caughtBy: 'storage',
  },
  {
    fault: 'a snapshot keeps two batches of each producer id',
    file: RECOVERY,
    from: 'one.batches.slice(-1)',
    to: 'one.batches.slice(-2)',
    caughtBy: 'storage',
  },
  {
    fault: 'a producer id expires one millisecond late (> for >=)',
    file: RECOVERY,
    from: 'clock.now - lastTimestamp >= clock.producerIdExpirationMs',
    to: 'clock.now - lastTimestamp > clock.producerIdExpirationMs',
    caughtBy: 'storage',
  },
  {
    fault: 'a retried batch goes to the head of its queue, whatever its sequence',
    file: ACCUMULATOR,
    from: 'other.baseSequence >= 0 && other.baseSequence < batch.baseSequence',
    to: 'other.baseSequence < 0',
    caughtBy: 'sender',
  },
  {
    fault: 'a retry does not wait for its back-off',
    file: 'src/engine/producer/readyAndDrain.ts',
    from: 'if (batch.attempts === 0) return false;',
    to: 'if (batch.attempts >= 0) return false;',
    caughtBy: 'sender',
  },
  {
    fault: 'a batch expires one millisecond late (> for >=)',
    file: ACCUMULATOR,
    from: 'if (now - batchOf(producer, head).createdMs >= deliveryTimeoutMs) return head;',
    to: 'if (now - batchOf(producer, head).createdMs > deliveryTimeoutMs) return head;',
    caughtBy: 'sender',
  },
  {
    fault: 'an unresolved sequence does not hold new batches back',
    file: TRANSACTIONS,
    from: 'return numbering.unresolvedAt !== null;',
    to: 'return false;',
    caughtBy: 'sender',
  },
  {
    fault: 'raising the epoch does not number the batches in flight again',
    file: 'src/engine/producer/raiseEpoch.ts',
    from: '      baseSequence: sequence,\n',
    to: '      baseSequence: batchOf(changed, id).baseSequence,\n',
    caughtBy: 'sender',
  },
  {
    fault: 'six requests in flight are taken with idempotence',
    file: 'src/config/postProcess.ts',
    from: 'if (inFlight > 5) {',
    to: 'if (inFlight > 6) {',
    caughtBy: 'config',
  },
  {
    fault: 'a default is another one',
    file: 'src/config/definitions.ts',
    from: "['receive.buffer.bytes', int(32768, -1)]",
    to: "['receive.buffer.bytes', int(65536, -1)]",
    caughtBy: 'config',
  },
  {
    fault: 'a key’s hash keeps its sign as a high bit',
    file: 'src/engine/producer/partitioner.ts',
    from: '(murmur2(utf8Bytes(key)) & 0x7fffffff) % partitions',
    to: '(murmur2(utf8Bytes(key)) >>> 0) % partitions',
    caughtBy: 'keys',
  },
  {
    fault: 'a marker of the same epoch ends a transaction of version 2',
    file: MARKER,
    from: 'if (entry && strict && producerEpoch === entry.producerEpoch) {',
    to: 'if (entry && strict && producerEpoch > entry.producerEpoch) {',
    caughtBy: 'storage',
  },
  {
    fault: 'a marker of an older coordinator is taken',
    file: MARKER,
    from: 'return entry && coordinatorEpoch < entry.coordinatorEpoch',
    to: 'return entry && coordinatorEpoch < 0',
    caughtBy: 'storage',
  },
  {
    fault: 'the last stable offset does not wait until a marker is replicated',
    file: ON_LOG,
    from: 'one.lastOffset === null || (one.lastOffset >= highWatermark && !one.forgotten)',
    to: 'one.lastOffset === null',
    caughtBy: 'storage',
  },
  {
    fault: 'a transaction whose marker is cut off stays ended',
    file: ON_LOG,
    from: 'one.lastOffset !== null && one.lastOffset >= to',
    to: 'one.lastOffset !== null && one.lastOffset > to + 1000',
    caughtBy: 'storage',
  },
  {
    fault: 'a crashed broker trusts its snapshot and does not read the log again',
    file: RECOVERY,
    from: 'replica.snapshots.length === 0 ? replica : replicaWith(replica, { snapshots: [] })',
    to: 'replica',
    caughtBy: 'storage',
  },
  {
    fault: 'an end raises no epoch with version 2',
    file: METADATA,
    from: '? { producerEpoch: producerEpoch + 1, lastProducerEpoch: producerEpoch }',
    to: '? { producerEpoch, lastProducerEpoch: producerEpoch }',
    caughtBy: 'cluster',
  },
  {
    fault: 'a commit that is asked for again is an error',
    file: DECISIONS,
    from: "if (commit) return refused(isRetry ? 'NONE' : 'INVALID_TXN_STATE');",
    to: "if (commit) return refused('INVALID_TXN_STATE');",
    caughtBy: 'cluster',
  },
  {
    fault: 'the coordinator lets an old epoch end a transaction of version 2',
    file: DECISIONS,
    from: 'if (!isValidEpoch(metadata, ending, retriesBump, isRetry)) return',
    to: 'if (producerEpoch < -1) return',
    caughtBy: 'cluster',
  },
  {
    fault: 'the coordinator lets an old epoch end a transaction of version 1',
    file: DECISIONS,
    from: 'if (foreign || producerEpoch < metadata.producerEpoch) return',
    to: 'if (producerEpoch < -1) return',
    caughtBy: 'cluster',
  },
  {
    fault: 'a leader refuses what the coordinator has vouched for (!== for ===)',
    file: 'src/engine/broker/transactionChecks.ts',
    from: '(guard !== null && guard === pending?.guard)',
    to: '(guard !== null && guard !== pending?.guard)',
    caughtBy: 'storage',
  },
  {
    fault: 'an old epoch is asked for its verification before it is told that it is old',
    file: 'src/engine/broker/transactionChecks.ts',
    from: '!ongoing && !tooOld && !vouched',
    to: '!ongoing && !vouched',
    caughtBy: 'storage',
  },
  {
    fault: 'a first batch of version 2 may start anywhere (KAFKA-18202)',
    file: 'src/engine/broker/transactionChecks.ts',
    from: 'pending.supportsEpochBump && baseSequence !== 0 && noState',
    to: 'pending.supportsEpochBump && baseSequence < 0 && noState',
    caughtBy: 'storage',
  },
  {
    fault: 'a batch may overtake the lowest sequence that waits for its verification',
    file: 'src/engine/broker/transactionChecks.ts',
    from: 'if (baseSequence > pending.lowestSequence) {',
    to: 'if (baseSequence < 0) {',
    caughtBy: 'storage',
  },
  {
    fault: 'a marker takes the guard of the next transaction away',
    file: ON_LOG,
    from: '!(entry.supportsEpochBump && one.control && one.producerEpoch === entry.producerEpoch)',
    to: 'true',
    caughtBy: 'storage',
  },
  {
    fault: 'a fenced producer may abort and go on',
    file: 'src/engine/transaction/answers.ts',
    from: "fatalError(sim, id, handler, thrownBy('PRODUCER_FENCED'));",
    to: "abortableError(sim, id, handler, thrownBy('PRODUCER_FENCED'));",
    caughtBy: 'cluster',
  },
  {
    fault: 'a commit is the position of the last record, not the one after it',
    file: 'src/engine/consumer/pollLoop.ts',
    from: 'one.partition === partition ? { ...one, position: nextOffset } : one,',
    to: 'one.partition === partition ? { ...one, position: nextOffset - 1 } : one,',
    caughtBy: 'cluster',
  },
];

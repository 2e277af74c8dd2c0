// Step 4: what idempotence puts on a batch, and what the leader answers to a repeat.
import { lesson } from '../format.ts';

export const numbers = lesson({
  id: 'numbers',
  level: 'intermediate',
  minutes: 6,
  beats: [
    {
      id: 'stamp',
      scene: 'lost-ack-deduplicated',
      at: { event: 'batchDrained' },
      subgoal: 'sent',
      introduces: ['producer epoch', 'gap'],
      numbers: { pid: 'pid(order-1)', epoch: 'epoch(order-1)', seq: 'seq(order-1)' },
      says: {
        given: ['pid(order-1) == 4001', 'epoch(order-1) == 0', 'seq(order-1) == 0'],
        stays: ['sent(order-2) == 2', 'seq(order-2) == 1'],
      },
      sources: ['RecordAccumulator#drainBatchesForOneNode', 'KIP-98'],
    },
    {
      id: 'repeat',
      scene: 'lost-ack-deduplicated',
      at: { event: 'requestSent', record: 'order-2', nth: 2 },
      subgoal: 'judged',
      numbers: { 'append.offset': 'verdicts(order-2)[0]' },
      says: { fault: ['sent(order-2) == 2', 'verdicts(order-2)[0] == APPENDED@1'] },
      predict: {
        options: {
          refused: 'count(sendCompleted, order-2) == 0',
          first: 'completed(order-2) == ok@1',
          second: 'completed(order-2) == ok@2',
        },
        reveal: { event: 'sendCompleted', record: 'order-2' },
      },
      sources: ['UnifiedLog#append'],
    },
    {
      id: 'batch',
      scene: 'batch-unit',
      at: { event: 'batchDecided', nth: 2 },
      subgoal: 'judged',
      numbers: { first: 'seq(order-1)', second: 'seq(order-2)', third: 'seq(order-3)' },
      says: {
        unit: [
          'seq(order-1) == 0',
          'seq(order-2) == 1',
          'seq(order-3) == 2',
          'verdicts(order-1)[1] == DUPLICATE@0',
        ],
        half: ['verdicts(order-2)[2] == OUT_OF_ORDER_SEQUENCE_NUMBER'],
        content: {
          scene: 'restart-resend',
          holds: ['verdicts(order-2) == [APPENDED@1, APPENDED@2]'],
        },
      },
      sources: ['ProducerStateEntry#batchWithSequenceRange', 'DefaultRecordBatch'],
    },
    {
      id: 'half-told',
      scene: 'lost-ack-deduplicated',
      changes: { switchedOff: [0], faults: ['cut:appended:order-3:1:0'] },
      at: { event: 'connectionLost' },
      record: 'order-3',
      subgoal: 'judged',
      numbers: { pid: 'pid(order-3)' },
      says: {
        third: ['verdicts(order-3)[0] == APPENDED', 'pid(order-3) == 4001', 'seq(order-2) == 1'],
      },
      fill: {
        blanks: { seq: 'seq(order-3)', told: 'completed(order-3)', copies: 'storedTimes(order-3)' },
        reveal: 'end',
      },
      sources: ['ProducerStateEntry#findDuplicateBatch', 'UnifiedLog#append'],
    },
    {
      id: 'own',
      scene: 'lost-ack-deduplicated',
      at: 'end',
      subgoal: 'judged',
      says: { second: ['verdicts(order-2) == [APPENDED, DUPLICATE@1]'] },
      challenge: {
        goals: {
          first: 'verdicts(order-1) == [APPENDED@0, DUPLICATE@0]',
          third: 'verdicts(order-3) == [APPENDED@2, DUPLICATE@2]',
          clean: 'log == [order-1, order-2, order-3]',
        },
        hints: ['what', 'how'],
        solution: { faults: ['cut:appended:order-1:1:0', 'cut:appended:order-3:1:0'] },
      },
      sources: ['ProducerStateEntry#findDuplicateBatch'],
    },
    {
      id: 'partitions',
      scene: 'each-partition-safe',
      at: 'end',
      subgoal: 'judged',
      says: {
        each: [
          'seq(order-1) == 0',
          'seq(order-2) == 0',
          'verdicts(order-1) == [APPENDED, DUPLICATE@0]',
          'verdicts(order-2) == [APPENDED, DUPLICATE@0]',
        ],
        stays: ['storedTimes(order-1) == 1', 'storedTimes(order-2) == 1'],
      },
      sources: ['ProducerStateManager', 'ProducerBatch#topicPartition'],
    },
  ],
  takeaways: {
    identity: { scene: 'batch-unit', holds: ['verdicts(order-1) == [APPENDED, DUPLICATE@0]'] },
    good: {
      scene: 'lost-ack-deduplicated',
      holds: ['completed(order-2) == ok@1', 'errorsSeen == []'],
    },
  },
});

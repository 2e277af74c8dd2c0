// Step 4: what idempotence puts on a batch, and what the leader answers to a repeat.
import { lesson } from '../format.ts';

export const numbers = lesson({
  id: 'numbers',
  level: 'intermediate',
  minutes: 4,
  beats: [
    {
      id: 'stamp',
      scene: 'lost-ack-deduplicated',
      at: { event: 'batchDrained' },
      subgoal: 'sent',
      introduces: ['producer epoch'],
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
      says: { fault: ['sent(order-2) == 2', 'verdicts(order-2)[0] == APPENDED'] },
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

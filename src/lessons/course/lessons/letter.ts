// The mental model: a stamped letter, and where the picture breaks.
import { lesson } from '../format.ts';

export const letter = lesson({
  id: 'letter',
  level: 'foundation',
  minutes: 3,
  beats: [
    {
      id: 'stamp',
      scene: 'lost-ack-deduplicated',
      at: { event: 'requestSent', record: 'order-2' },
      subgoal: 'sent',
      numbers: { pid: 'pid(order-2)', seq: 'seq(order-2)' },
      says: {
        letter: ['sent(order-2) == 2', 'seq(order-2) == 1'],
        stamp: ['pid(order-2) == 4001', 'seq(order-2) == 1'],
      },
      sources: ['DefaultRecordBatch'],
    },
    {
      id: 'gate',
      scene: 'lost-ack-deduplicated',
      at: { event: 'batchDecided', record: 'order-2', nth: 2 },
      subgoal: 'judged',
      numbers: { receipt: 'verdicts(order-2)[1]' },
      says: {
        gate: ['window(orders-0, 4001) == [0, 1, 2]'],
        receipt: ['verdicts(order-2)[1] == DUPLICATE@1', 'storedTimes(order-2) == 1'],
      },
      sources: ['ProducerStateEntry#findDuplicateBatch'],
    },
    {
      id: 'plain',
      scene: 'lost-ack-duplicate',
      at: { event: 'batchDecided', record: 'order-2', nth: 2 },
      subgoal: 'appended',
      says: { plain: ['verdicts(order-2) == [APPENDED, APPENDED]', 'seq(order-2) == -1'] },
      sources: ['UnifiedLog#analyzeAndValidateProducerState'],
    },
    {
      id: 'handwriting',
      scene: 'restart-resend',
      at: { event: 'producerRestarted' },
      record: 'order-2',
      subgoal: 'judged',
      numbers: { offset: 'verdicts(order-2)[0]' },
      says: {
        same: [
          'verdicts(order-2)[0] == APPENDED@1',
          'count(recordAppended, order-2) == 2',
          'effective(enable.idempotence) == true',
        ],
      },
      predict: {
        options: {
          receipt: 'verdicts(order-2)[1] == DUPLICATE',
          letter: 'verdicts(order-2)[1] == APPENDED',
          refused: 'verdicts(order-2)[1] == OUT_OF_ORDER_SEQUENCE_NUMBER',
        },
        reveal: { event: 'batchDecided', record: 'order-2', nth: -1 },
      },
      sources: ['ProducerStateEntry#findDuplicateBatch', 'KIP-98'],
    },
    {
      id: 'breaks',
      scene: 'order-kept',
      at: { event: 'batchDecided', record: 'order-3' },
      subgoal: 'judged',
      says: {
        early: ['verdicts(order-3)[0] == OUT_OF_ORDER_SEQUENCE_NUMBER'],
        memory: {
          scene: 'window-5',
          holds: ['verdicts(order-1)[1] == OUT_OF_ORDER_SEQUENCE_NUMBER'],
        },
        day: {
          scene: 'idle-producer-25h',
          holds: ['count(producerForgotten) == 3', 'verdicts(order-2) == [APPENDED]'],
        },
      },
      sources: [
        'ProducerAppendInfo#checkSequence',
        'ProducerStateEntry',
        'ProducerStateManager#isProducerExpired',
      ],
    },
  ],
  takeaways: {
    number: { scene: 'restart-resend', holds: ['storedTimes(order-2) == 2'] },
  },
});

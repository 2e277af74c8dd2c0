// Beyond: how far back a copy is recognised. By count, not by time, and not by a look into the log.
import { lesson } from '../format.ts';

export const olderThanFive = lesson({
  id: 'older-than-five',
  level: 'advanced',
  minutes: 4,
  beats: [
    {
      id: 'late',
      scene: 'window-4',
      at: { event: 'sendCompleted', record: 'order-5' },
      record: 'order-1',
      subgoal: 'judged',
      says: {
        stuck: ['count(trafficHeld) == 1', 'sent(order-1) == 2', 'completed(order-1) == ok@0'],
        behind: ['log == [order-1, order-2, order-3, order-4, order-5]'],
      },
      predict: {
        options: {
          again: 'verdicts(order-1)[1] == APPENDED',
          known: 'verdicts(order-1)[1] == DUPLICATE@0',
          refused: 'verdicts(order-1)[1] == OUT_OF_ORDER_SEQUENCE_NUMBER',
        },
        reveal: { event: 'batchDecided', record: 'order-1', nth: 2 },
      },
      sources: ['ProducerStateEntry#findDuplicateBatch', 'NetworkClient#handleTimedOutRequests'],
    },
    {
      id: 'nine',
      scene: 'window-9',
      at: { event: 'batchDecided', record: 'order-1', nth: 2 },
      record: 'order-1',
      tab: 'why',
      subgoal: 'judged',
      numbers: { known: 'window(orders-0, 4001)' },
      says: {
        pushed: [
          'window(orders-0, 4001) == [5, 6, 7, 8, 9]',
          'verdicts(order-1)[1] == OUT_OF_ORDER_SEQUENCE_NUMBER',
        ],
        log: [
          'storedTimes(order-1) == 1',
          'log == [order-1, order-2, order-3, order-4, order-5, order-6, order-7, order-8, order-9, order-10]',
        ],
      },
      sources: ['ProducerStateEntry#addBatchMetadata', 'ProducerAppendInfo#checkSequence'],
    },
    {
      id: 'count',
      scene: 'window-7',
      at: { event: 'sendCompleted', record: 'order-7' },
      subgoal: 'judged',
      says: { seven: ['seq(order-1) == 0', 'seq(order-8) == 7'] },
      fill: {
        blanks: { window: 'window(orders-0, 4001)', copies: 'storedTimes(order-1)' },
        reveal: 'end',
      },
      sources: ['ProducerStateEntry#addBatchMetadata'],
    },
    {
      id: 'harmless',
      scene: 'window-7',
      at: 'end',
      record: 'order-1',
      tab: 'life',
      subgoal: 'acknowledged',
      says: {
        nobody: ['count(responseDropped) == 1', 'completed(order-1) == ok@0', 'errorsSeen == []'],
        batches: {
          scene: 'sequence-wrap-retried',
          holds: ['window(orders-0, 4001) == [2147483646, 2147483647..0, 1]'],
        },
        time: {
          scene: 'idle-producer-23h',
          holds: ['count(producerForgotten) == 0', 'verdicts(order-2) == [APPENDED]'],
        },
      },
      sources: ['ProducerStateEntry', 'producer.id.expiration.ms'],
    },
  ],
  takeaways: {
    five: {
      scene: 'window-9',
      holds: ['verdicts(order-1) == [APPENDED@0, OUT_OF_ORDER_SEQUENCE_NUMBER]'],
    },
    refused: { scene: 'window-9', holds: ['storedTimes(order-1) == 1', 'errorsSeen == []'] },
  },
});

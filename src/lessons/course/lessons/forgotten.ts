// Beyond: a producer that is silent for a day, what the leader forgets, and when that hurts.
import { lesson } from '../format.ts';

export const forgotten = lesson({
  id: 'forgotten',
  level: 'advanced',
  minutes: 5,
  beats: [
    {
      id: 'silent',
      scene: 'idle-producer-25h',
      at: { event: 'producerForgotten', nth: 3 },
      subgoal: 'sent',
      introduces: ['producer.id.expiration.ms'],
      says: {
        day: ['count(producerForgotten) == 3', 'verdicts(order-1) == [APPENDED]'],
        next: ['seq(order-1) == 0'],
      },
      predict: {
        options: {
          session: 'pid(order-2) == 4002',
          refused: 'verdicts(order-2)[0] == OUT_OF_ORDER_SEQUENCE_NUMBER',
          goes: 'verdicts(order-2) == [APPENDED]',
        },
        reveal: { event: 'batchDecided', record: 'order-2' },
      },
      sources: ['ProducerStateManager#isProducerExpired', 'producer.id.expiration.ms'],
    },
    {
      id: 'any-number',
      scene: 'idle-producer-25h',
      at: { event: 'batchDecided', record: 'order-2' },
      tab: 'why',
      subgoal: 'judged',
      numbers: { seq: 'seq(order-2)', pid: 'pid(order-2)' },
      says: {
        carries: ['pid(order-2) == 4001', 'seq(order-2) == 1', 'epoch(order-2) == 0'],
        unknown: ['verdicts(order-2) == [APPENDED]', 'errorsSeen == []'],
      },
      sources: ['UnifiedLog#analyzeAndValidateProducerState', 'ProducerAppendInfo#checkSequence'],
    },
    {
      id: 'between',
      scene: 'forgotten-producer',
      at: { event: 'producerForgotten', nth: 3 },
      record: 'order-1',
      subgoal: 'retried',
      numbers: { patience: 'effective(delivery.timeout.ms)' },
      says: {
        lost: ['verdicts(order-1)[0] == APPENDED', 'count(responseDropped) == 1'],
        looked: [
          'effective(delivery.timeout.ms) == 900000',
          'first(producerForgotten) before last(batchDecided)',
        ],
      },
      predict: {
        options: {
          once: 'storedTimes(order-1) == 1',
          twice: 'storedTimes(order-1) == 2',
          refused: 'verdicts(order-1)[1] == OUT_OF_ORDER_SEQUENCE_NUMBER',
        },
        reveal: { event: 'sendCompleted', record: 'order-1' },
      },
      sources: ['ProducerStateManager#isProducerExpired', 'delivery.timeout.ms'],
    },
    {
      id: 'own',
      scene: 'forgotten-producer',
      at: 'end',
      record: 'order-1',
      tab: 'life',
      subgoal: 'judged',
      numbers: { offset: 'completed(order-1)' },
      says: {
        copy: [
          'verdicts(order-1) == [APPENDED, APPENDED]',
          'seq(order-1) == 0',
          'completed(order-1) == ok@1',
        ],
      },
      challenge: {
        goals: { once: 'storedTimes(order-1) == 1', told: 'completed(order-1) == ok@0' },
        hints: ['which', 'rule'],
        solution: { brokerConfig: { 'producer.id.expiration.ms': '900000' } },
      },
      sources: ['producer.id.expiration.ms', 'delivery.timeout.ms'],
    },
    {
      id: 'old',
      scene: 'old-timestamps',
      at: 'end',
      record: 'order-1',
      subgoal: 'judged',
      says: {
        stamp: [
          'first(producerForgotten) before last(batchDecided)',
          'storedTimes(order-1) == 2',
          'completedAt(order-1) < 900000',
        ],
      },
      sources: ['ProducerStateManager#isProducerExpired', 'KIP-854'],
    },
  ],
  takeaways: {
    none: {
      scene: 'idle-producer-25h',
      holds: ['log == [order-1, order-2]', 'seq(order-2) == 1'],
    },
    between: { scene: 'forgotten-producer', holds: ['storedTimes(order-1) == 2'] },
  },
});

// Four myths: vote, run, reality, and why it matters.
import { lesson } from '../format.ts';

export const myths = lesson({
  id: 'myths',
  level: 'intermediate',
  minutes: 5,
  beats: [
    {
      id: 'retries',
      scene: 'palindrome',
      at: 'start',
      subgoal: 'retried',
      says: {
        myth: [
          'effective(enable.idempotence) == false',
          'count(requestFailed) == 3',
          'verdicts(order-3)[0] == APPENDED',
        ],
      },
      predict: {
        options: {
          agree: 'storedTimes(order-2) == 1',
          doubled: 'isSorted(log) == false',
          sorted: 'log == [order-1, order-1, order-2, order-2, order-3, order-3]',
        },
        reveal: 'end',
      },
      sources: ['RecordAccumulator#reenqueue'],
    },
    {
      id: 'retries-real',
      scene: 'palindrome',
      at: 'end',
      subgoal: 'judged',
      numbers: { log: 'log' },
      says: {
        real: ['log == [order-1, order-2, order-3, order-3, order-2, order-1]', 'errorsSeen == []'],
        matters: ['effects(order-1) == 2'],
      },
      sources: ['InFlightRequests#clearAll'],
    },
    {
      id: 'partitions',
      scene: 'torn-write',
      at: 'start',
      subgoal: 'appended',
      says: {
        myth: [
          'count(producerCrashed) == 1',
          'first(batchDecided, debit) before first(producerCrashed)',
          'effective(enable.idempotence) == true',
        ],
      },
      predict: {
        options: {
          both: 'log(orders-1) == [credit]',
          half: 'log(orders-1) == []',
          copies: 'storedTimes(debit) == 2',
        },
        reveal: 'end',
      },
      sources: ['KIP-98'],
    },
    {
      id: 'partitions-real',
      scene: 'each-partition-safe',
      at: 'end',
      subgoal: 'judged',
      says: {
        each: ['storedTimes(order-1) == 1', 'storedTimes(order-2) == 1'],
        matters: {
          scene: 'torn-write',
          holds: ['log(orders-0) == [debit]', 'log(orders-1) == []'],
        },
        across: {
          scene: 'keyless-resend',
          holds: [
            'log(orders-0) == [order-1]',
            'log(orders-1) == [order-1]',
            'count(recordAppended, order-1) == 2',
          ],
        },
      },
      sources: ['ProducerBatch#topicPartition'],
    },
    {
      id: 'client',
      scene: 'myth-client-only',
      at: { event: 'connectionLost' },
      subgoal: 'judged',
      says: {
        myth: 'words',
        lever: ['count(connectionLost) >= 1', 'effective(enable.idempotence) == true'],
      },
      predict: {
        options: {
          once: 'storedTimes(order-1) == 1',
          twice: 'storedTimes(order-1) == 2',
        },
        reveal: 'end',
      },
      sources: ['ProducerStateManager'],
    },
    {
      id: 'client-real',
      scene: 'forgotten-producer',
      at: 'end',
      subgoal: 'judged',
      says: {
        both: {
          scene: 'myth-client-only',
          holds: ['verdicts(order-1) == [APPENDED, APPENDED]', 'seq(order-1) == 0'],
        },
        matters: [
          'first(producerForgotten) before last(batchDecided)',
          'storedTimes(order-1) == 2',
        ],
      },
      sources: ['ProducerStateManager#isProducerExpired', 'producer.id.expiration.ms'],
    },
    {
      id: 'keep',
      scene: 'pitfall-restart-advice',
      at: { event: 'producerCrashed' },
      subgoal: 'judged',
      says: { myth: 'words', set: ['effective(enable.idempotence) == true'] },
      predict: {
        options: {
          same: 'pid(order-2) == 42',
          other: 'pid(order-2) == 4002',
          kept: 'pid(order-2) == 4001',
        },
        reveal: 'end',
      },
      sources: ['TransactionCoordinator#handleInitProducerId'],
    },
    {
      id: 'keep-real',
      scene: 'pitfall-restart-outbox',
      at: 'end',
      subgoal: 'judged',
      introduces: ['outbox'],
      numbers: { copies: 'storedTimes(order-2)', charges: 'effects(order-2)' },
      says: {
        neither: {
          scene: 'restart-transactional-resend',
          holds: ['pid(order-2) == 4001', 'storedTimes(order-2) == 2'],
        },
        matters: ['storedTimes(order-2) == 2', 'effects(order-2) == 1'],
      },
      sources: ['KIP-447', 'transactional.id'],
    },
  ],
  takeaways: {
    both: { scene: 'myth-client-only', holds: ['storedTimes(order-1) == 2'] },
  },
});

// Step 3: what retries cost without numbers: copies and disorder, and what bounds them.
import { lesson } from '../format.ts';

export const askingAgain = lesson({
  id: 'asking-again',
  level: 'intermediate',
  minutes: 6,
  beats: [
    {
      id: 'harmless',
      scene: 'retry-harmless',
      at: { event: 'batchReenqueued' },
      subgoal: 'retried',
      introduces: ['back-off'],
      numbers: { first: 'effective(retry.backoff.ms)', cap: 'effective(retry.backoff.max.ms)' },
      says: {
        lost: ['verdicts(order-2) == [APPENDED]'],
        waits: ['effective(retry.backoff.ms) == 100', 'effective(retry.backoff.max.ms) == 1000'],
      },
      predict: {
        options: {
          copy: 'storedTimes(order-2) == 2',
          once: 'storedTimes(order-2) == 1',
          none: 'storedTimes(order-2) == 0',
        },
        reveal: 'end',
      },
      sources: ['Sender#canRetry', 'retry.backoff.ms', 'KIP-580'],
    },
    {
      id: 'copy',
      scene: 'lost-ack-duplicate',
      at: { event: 'batchDecided', record: 'order-2', nth: 2 },
      subgoal: 'appended',
      numbers: { told: 'completed(order-2)', first: 'verdicts(order-2)[0]' },
      says: {
        copy: ['verdicts(order-2) == [APPENDED, APPENDED]', 'pid(order-2) == -1'],
        offset: [
          'completed(order-2) == ok@2',
          'verdicts(order-2)[0] == APPENDED@1',
          'log == [order-1, order-2, order-2, order-3]',
        ],
      },
      sources: ['UnifiedLog#analyzeAndValidateProducerState'],
    },
    {
      id: 'three',
      scene: 'palindrome',
      at: { event: 'connectionLost' },
      subgoal: 'retried',
      says: {
        stored: ['verdicts(order-1)[0] == APPENDED', 'verdicts(order-3)[0] == APPENDED'],
        together: ['count(connectionLost) == 1', 'count(requestFailed) == 3'],
      },
      predict: {
        options: {
          repeat: 'log == [order-1, order-2, order-3, order-1, order-2, order-3]',
          mirror: 'log == [order-1, order-2, order-3, order-3, order-2, order-1]',
          clean: 'log == [order-1, order-2, order-3]',
        },
        reveal: 'end',
      },
      sources: ['InFlightRequests#clearAll', 'RecordAccumulator#reenqueue'],
    },
    {
      id: 'mirror',
      scene: 'palindrome',
      at: 'end',
      subgoal: 'judged',
      numbers: { log: 'log', told: 'completed(order-1)' },
      says: {
        front: [
          'count(batchReenqueued) == 3',
          'log == [order-1, order-2, order-3, order-3, order-2, order-1]',
        ],
        unseen: ['completed(order-1) == ok@5', 'errorsSeen == []'],
      },
      sources: ['RecordAccumulator#reenqueue'],
    },
    {
      id: 'half-told',
      scene: 'reversed',
      at: { event: 'connectionLost' },
      subgoal: 'retried',
      says: {
        lost: [
          'count(requestFailed) == 3',
          'storedTimes(order-1) == 1',
          'count(requestArrived) == 3',
        ],
      },
      fill: {
        blanks: { log: 'log', told: 'completed(order-1)' },
        reveal: 'end',
      },
      sources: ['InFlightRequests#clearAll', 'RecordAccumulator#reenqueue'],
    },
    {
      id: 'own',
      scene: 'palindrome',
      at: 'end',
      subgoal: 'retried',
      numbers: { limit: 'effective(max.in.flight.requests.per.connection)' },
      says: {
        three: ['effective(max.in.flight.requests.per.connection) == 5', 'isSorted(log) == false'],
      },
      challenge: {
        goals: {
          plain: 'effective(enable.idempotence) == false',
          sorted: 'isSorted(log)',
        },
        hints: ['wait', 'setting'],
        solution: { config: { 'max.in.flight.requests.per.connection': '1' } },
      },
      sources: ['max.in.flight.requests.per.connection'],
    },
    {
      id: 'limit',
      scene: 'five-retries',
      at: 'end',
      subgoal: 'retried',
      introduces: ['delivery.timeout.ms'],
      numbers: {
        sent: 'sent(order-1)',
        cap: 'effective(retries)',
        after: 'completedAt(order-1)',
      },
      says: {
        five: [
          'verdicts(order-1)[-1] == NOT_ENOUGH_REPLICAS',
          'sent(order-1) == 6',
          'effective(retries) == 5',
          'completed(order-1) == NotEnoughReplicasException',
          'completedAt(order-1) == 2704',
        ],
        time: {
          scene: 'five-retries-default',
          holds: [
            'storedTimes(order-1) == 1',
            'effective(retries) == 2147483647',
            'effective(delivery.timeout.ms) == 120000',
          ],
        },
      },
      sources: ['retries', 'delivery.timeout.ms', 'KIP-91'],
    },
  ],
  takeaways: {
    cost: { scene: 'palindrome', holds: ['isSorted(log) == false', 'storedTimes(order-2) == 2'] },
    bound: { scene: 'five-retries-default', holds: ['completed(order-1) == ok@0'] },
  },
});

// Beyond: five in flight without numbers. Which fault makes which disorder.
import { lesson } from '../format.ts';

export const disorder = lesson({
  id: 'disorder',
  level: 'advanced',
  minutes: 5,
  beats: [
    {
      id: 'overtaken',
      scene: 'overtaken',
      at: { event: 'batchDecided', record: 'order-1' },
      record: 'order-1',
      subgoal: 'retried',
      says: {
        refused: [
          'verdicts(order-1)[0] == NOT_ENOUGH_REPLICAS',
          'effective(enable.idempotence) == false',
        ],
        behind: ['first(requestSent, order-3) before last(requestSent, order-1)'],
      },
      predict: {
        options: {
          kept: 'log == [order-1, order-2, order-3]',
          last: 'log == [order-2, order-3, order-1]',
          mirror: 'log == [order-3, order-2, order-1]',
        },
        reveal: 'end',
      },
      sources: ['RecordAccumulator#reenqueue', 'Sender#canRetry'],
    },
    {
      id: 'three-ways',
      scene: 'overtaken',
      at: 'end',
      subgoal: 'judged',
      numbers: { log: 'log' },
      says: {
        one: ['log == [order-2, order-3, order-1]', 'errorsSeen == []'],
        two: {
          scene: 'reversed',
          holds: ['log == [order-3, order-2, order-1]', 'storedTimes(order-1) == 1'],
        },
        three: {
          scene: 'palindrome',
          holds: ['log == [order-1, order-2, order-3, order-3, order-2, order-1]'],
        },
      },
      sources: ['InFlightRequests#clearAll', 'RecordAccumulator#reenqueue'],
    },
    {
      id: 'one',
      scene: 'one-in-flight',
      at: { event: 'connectionLost' },
      record: 'order-1',
      subgoal: 'retried',
      says: {
        muted: [
          'effective(max.in.flight.requests.per.connection) == 1',
          'verdicts(order-1)[0] == APPENDED',
        ],
      },
      fill: {
        blanks: { log: 'log', times: 'storedTimes(order-1)' },
        reveal: 'end',
      },
      sources: [
        'RecordAccumulator#drainBatchesForOneNode',
        'max.in.flight.requests.per.connection',
      ],
    },
    {
      id: 'own',
      scene: 'overtaken',
      at: 'end',
      subgoal: 'judged',
      says: {
        cure: {
          scene: 'order-kept',
          holds: [
            'log == [order-1, order-2, order-3, order-4]',
            'effective(max.in.flight.requests.per.connection) == 5',
          ],
        },
      },
      challenge: {
        goals: {
          plain: 'effective(enable.idempotence) == false',
          shape: 'log == [order-2, order-1, order-3]',
        },
        hints: ['who', 'value'],
        solution: { config: { 'max.in.flight.requests.per.connection': '2' } },
      },
      sources: [
        'RecordAccumulator#shouldStopDrainBatchesForPartition',
        'ProducerAppendInfo#checkSequence',
      ],
    },
  ],
  takeaways: {
    each: { scene: 'palindrome', holds: ['isSorted(log) == false', 'errorsSeen == []'] },
    cures: { scene: 'order-kept', holds: ['isSorted(log)'] },
  },
});

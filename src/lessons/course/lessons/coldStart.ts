// Beyond: a brand-new producer whose first batch is refused, and the hole that 4.5 closes.
import { lesson } from '../format.ts';

export const coldStart = lesson({
  id: 'cold-start',
  level: 'expert',
  minutes: 5,
  beats: [
    {
      id: 'first-refused',
      scene: 'cold-start-hole',
      at: { event: 'batchDecided', record: 'order-1' },
      record: 'order-1',
      subgoal: 'judged',
      says: {
        new: ['seq(order-1) == 0', 'verdicts(order-1)[0] == NOT_ENOUGH_REPLICAS'],
        way: [
          'first(requestSent, order-2) before first(batchDecided, order-1)',
          'seq(order-2) == 1',
        ],
      },
      predict: {
        options: {
          kept: 'log == [order-1, order-2]',
          hole: 'log == [order-2]',
          swapped: 'log == [order-2, order-1]',
        },
        reveal: 'end',
      },
      sources: ['Partition#appendRecordsToLeader', 'ProducerAppendInfo#checkSequence'],
    },
    {
      id: 'anywhere',
      scene: 'cold-start-hole',
      at: { event: 'batchDecided', record: 'order-2' },
      record: 'order-2',
      tab: 'why',
      subgoal: 'judged',
      numbers: { seq: 'seq(order-2)' },
      says: {
        any: ['seq(order-2) == 1', 'verdicts(order-2) == [APPENDED@0]'],
        known: {
          scene: 'order-kept',
          holds: [
            'verdicts(order-3)[0] == OUT_OF_ORDER_SEQUENCE_NUMBER',
            'log == [order-1, order-2, order-3, order-4]',
          ],
        },
        named: ['effective(transactional.id) == none', 'verdicts(order-2)[0] == APPENDED'],
      },
      sources: [
        'UnifiedLog#analyzeAndValidateProducerState',
        'ProducerAppendInfo#checkSequence',
        'KAFKA-14359',
        'KAFKA-18202',
      ],
    },
    {
      id: 'never',
      scene: 'cold-start-hole',
      at: 'end',
      record: 'order-1',
      tab: 'life',
      subgoal: 'retried',
      numbers: { deadline: 'effective(delivery.timeout.ms)' },
      says: {
        again: [
          'verdicts(order-1)[-1] == OUT_OF_ORDER_SEQUENCE_NUMBER',
          'effective(delivery.timeout.ms) == 35000',
        ],
        told: ['completed(order-1) == TimeoutException', 'storedTimes(order-1) == 0'],
      },
      challenge: {
        goals: {
          both: 'log == [order-1, order-2]',
          numbered: 'effective(enable.idempotence) == true',
        },
        hints: ['order', 'setting'],
        solution: { config: { 'max.in.flight.requests.per.connection': '1' } },
      },
      sources: ['TransactionManager#canRetry', 'Sender#failExpiredBatches'],
    },
    {
      id: 'closed',
      scene: 'cold-start-hole-4.5',
      at: { event: 'batchDecided', record: 'order-2' },
      record: 'order-2',
      tab: 'why',
      subgoal: 'judged',
      says: { zero: ['verdicts(order-2)[0] == OUT_OF_ORDER_SEQUENCE_NUMBER'] },
      fill: {
        blanks: { log: 'log', offset: 'completed(order-1)' },
        reveal: 'end',
      },
      sources: ['KAFKA-15591'],
    },
  ],
  takeaways: {
    hole: {
      scene: 'cold-start-hole',
      holds: ['log == [order-2]', 'completed(order-1) == TimeoutException'],
    },
    first: {
      scene: 'cold-start-hole',
      config: { 'max.in.flight.requests.per.connection': '1' },
      holds: ['log == [order-1, order-2]'],
    },
  },
});

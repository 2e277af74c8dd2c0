// Three things a learner may know already, and where each comparison breaks.
import { lesson } from '../format.ts';

export const connections = lesson({
  id: 'connections',
  level: 'intermediate',
  minutes: 3,
  beats: [
    {
      id: 'tcp',
      scene: 'tcp-mirror-lost-ack',
      at: 'end',
      subgoal: 'judged',
      mirror: 'tcp',
      numbers: { offset: 'verdicts(order-2)[1]' },
      says: {
        same: [
          'verdicts(order-2)[0] == APPENDED@1',
          'verdicts(order-2)[1] == DUPLICATE@1',
          'tcp(order-2) == [delivered, dropped]',
        ],
      },
      sources: ['ProducerStateEntry#findDuplicateBatch'],
    },
    {
      id: 'early',
      scene: 'tcp-mirror-early',
      at: { event: 'batchDecided', record: 'order-2' },
      subgoal: 'judged',
      mirror: 'tcp',
      says: { early: ['verdicts(order-2)[0] == NOT_ENOUGH_REPLICAS'] },
      predict: {
        options: {
          keeps: 'verdicts(order-3)[0] == APPENDED',
          refuses: 'verdicts(order-3)[0] == OUT_OF_ORDER_SEQUENCE_NUMBER',
        },
        reveal: 'end',
      },
      sources: ['ProducerAppendInfo#checkSequence'],
    },
    {
      id: 'tcp-breaks',
      scene: 'tcp-mirror-late-copy',
      at: 'end',
      subgoal: 'judged',
      mirror: 'tcp',
      says: {
        late: [
          'tcp(order-1) == [delivered, dropped]',
          'verdicts(order-1) == [APPENDED@0, OUT_OF_ORDER_SEQUENCE_NUMBER]',
        ],
        survives: {
          scene: 'failover-remembers',
          holds: ['verdicts(order-1) == [APPENDED, DUPLICATE@0]'],
        },
      },
      sources: ['ProducerStateEntry'],
    },
    {
      id: 'database',
      scene: 'db-mirror-together',
      at: 'end',
      subgoal: 'judged',
      mirror: 'database',
      says: {
        together: ['effects(order-2) == 1', 'count(recordSkipped) == 1'],
        apart: { scene: 'db-mirror-charge-first', holds: ['effects(order-2) == 2'] },
      },
      sources: ['KafkaConsumer#commitSync'],
    },
    {
      id: 'key-lasts',
      scene: 'db-mirror-key',
      at: 'end',
      subgoal: 'judged',
      mirror: 'database',
      says: {
        breaks: [
          'storedTimes(order-1) == 2',
          'effects(order-1) == 1',
          'first(producerForgotten) before first(recordSkipped)',
        ],
        undo: {
          scene: 'txn-isolation',
          holds: ['log == [order-1, order-2]', 'readBy(ru) == [order-1, order-2]'],
        },
      },
      sources: [
        'ProducerStateManager#isProducerExpired',
        'producer.id.expiration.ms',
        'isolation.level',
      ],
    },
    {
      id: 'warehouse',
      scene: 'warehouse-mirror',
      at: 'end',
      subgoal: 'judged',
      mirror: 'warehouse',
      says: {
        dock: ['verdicts(order-1) == [APPENDED, DUPLICATE]', 'storedTimes(order-1) == 1'],
        shelf: ['storedTimes(order-2) == 2', 'effects(order-2) == 1'],
      },
      sources: ['ProducerStateEntry#findDuplicateBatch'],
    },
  ],
  takeaways: {
    two: {
      scene: 'warehouse-mirror',
      holds: ['storedTimes(order-2) == 2', 'effects(order-2) == 1'],
    },
  },
});

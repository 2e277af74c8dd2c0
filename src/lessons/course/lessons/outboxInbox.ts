// Beyond: a database on one side, effects on the other, and Kafka between them.
import { lesson } from '../format.ts';

export const outboxInbox = lesson({
  id: 'outbox-inbox',
  level: 'advanced',
  minutes: 4,
  beats: [
    {
      id: 'before',
      scene: 'outbox-relay-before',
      at: { event: 'producerCrashed' },
      record: 'order-2',
      subgoal: 'sent',
      says: {
        rows: [
          'count(outboxRowInserted) == 3',
          'first(outboxRowInserted) before first(recordAppended)',
        ],
        marks: [
          'first(outboxRowMarked) before first(recordAppended)',
          'count(producerCrashed) == 1',
        ],
      },
      predict: {
        options: {
          none: 'storedTimes(order-2) == 0',
          once: 'storedTimes(order-2) == 1',
          twice: 'storedTimes(order-2) == 2',
        },
        reveal: 'end',
      },
      sources: ['KafkaProducer'],
    },
    {
      id: 'lost',
      scene: 'outbox-relay-before',
      at: 'end',
      subgoal: 'judged',
      numbers: { log: 'log' },
      says: {
        gone: ['log == [order-1, order-3]', 'errorsSeen == []'],
        which: { scene: 'outbox-relay-after', holds: ['storedTimes(order-2) == 2'] },
      },
      sources: ['KafkaProducer'],
    },
    {
      id: 'after',
      scene: 'outbox-relay-after',
      at: { event: 'producerCrashed' },
      record: 'order-2',
      subgoal: 'retried',
      says: {
        stored: [
          'first(sendCompleted, order-2) before first(producerCrashed)',
          'first(recordAppended) before first(outboxRowMarked)',
        ],
      },
      fill: {
        blanks: { log: 'log', charged: 'effects(order-2)' },
        reveal: 'end',
      },
      sources: ['KafkaProducer'],
    },
    {
      id: 'inbox',
      scene: 'outbox-relay',
      at: 'end',
      record: 'order-2',
      tab: 'life',
      subgoal: 'judged',
      numbers: { copies: 'storedTimes(order-2)', charged: 'effects(order-2)' },
      says: {
        once: ['storedTimes(order-2) == 2', 'effects(order-2) == 1', 'count(recordSkipped) == 1'],
        advice: { scene: 'pitfall-restart-advice', holds: ['storedTimes(order-2) == 2'] },
      },
      sources: ['KafkaProducer'],
    },
    {
      id: 'apart',
      scene: 'db-mirror-charge-first',
      at: { event: 'consumerStopped' },
      record: 'order-2',
      subgoal: 'judged',
      says: {
        two: [
          'first(effectDone, order-1) before first(inboxRowWritten)',
          'count(consumerStopped) == 1',
          'storedTimes(order-2) == 1',
        ],
      },
      predict: {
        options: {
          once: 'effects(order-2) == 1',
          twice: 'effects(order-2) == 2',
          never: 'effects(order-2) == 0',
        },
        reveal: 'end',
      },
      sources: ['KafkaConsumer#commitSync'],
    },
    {
      id: 'together',
      scene: 'db-mirror-together',
      at: 'end',
      subgoal: 'judged',
      numbers: { charged: 'effects(order-2)' },
      says: {
        one: ['effects(order-2) == 1', 'count(recordSkipped) == 1'],
        other: {
          scene: 'db-mirror-row-first',
          holds: ['effects(order-2) == 0'],
        },
      },
      sources: ['KafkaConsumer#commitSync'],
    },
  ],
  takeaways: {
    repeat: {
      scene: 'outbox-relay',
      holds: ['storedTimes(order-2) == 2', 'effects(order-2) == 1'],
    },
    together: { scene: 'db-mirror-together', holds: ['effects(order-2) == 1'] },
  },
});

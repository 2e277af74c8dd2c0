// Beyond: the application calls send() again. Kafka takes it as new, and the last one in the chain must recognise it.
import { lesson } from '../format.ts';

export const sendAgain = lesson({
  id: 'send-again',
  level: 'advanced',
  minutes: 6,
  beats: [
    {
      id: 'exception',
      scene: 'keyless-resend',
      at: { event: 'batchExpired' },
      record: 'order-1',
      subgoal: 'sent',
      says: {
        stored: ['verdicts(order-1)[0] == APPENDED@0', 'completed(order-1) == TimeoutException'],
        again: ['count(recordAppended, order-1) == 2', 'effective(enable.idempotence) == true'],
      },
      predict: {
        options: {
          known: 'storedTimes(order-1) == 1',
          beside: 'log(orders-0) == [order-1, order-1]',
          elsewhere: 'log(orders-1) == [order-1]',
        },
        reveal: 'end',
      },
      sources: ['KafkaProducer', 'RoundRobinPartitioner#partition'],
    },
    {
      id: 'elsewhere',
      scene: 'keyless-resend',
      at: 'end',
      record: 'order-1',
      tab: 'life',
      subgoal: 'judged',
      numbers: { calls: 'count(recordAppended, order-1)', charged: 'effects(order-1)' },
      says: {
        calls: [
          'count(recordAppended, order-1) == 2',
          'log(orders-0) == [order-1]',
          'log(orders-1) == [order-1]',
        ],
        charged: ['effects(order-1) == 2', 'errorsSeen == [TimeoutException]'],
      },
      sources: ['ProducerBatch#topicPartition', 'KafkaProducer'],
    },
    {
      id: 'clicks',
      scene: 'payment-double-click-plain',
      at: { event: 'sendCompleted', record: 'charge' },
      record: 'charge',
      subgoal: 'judged',
      says: {
        once: ['completed(charge) == ok@0', 'effective(enable.idempotence) == true'],
        click: ['count(recordAppended, charge) == 2'],
      },
      fill: {
        blanks: { copies: 'storedTimes(charge)', balance: 'balance(pay-7)' },
        reveal: 'end',
      },
      sources: ['KafkaProducer'],
    },
    {
      id: 'wrong-key',
      scene: 'inbox-by-offset',
      at: { event: 'producerRestarted' },
      record: 'order-2',
      subgoal: 'judged',
      says: {
        inbox: [
          'effects(order-1) == 1',
          'first(effectDone, order-2) before first(producerRestarted)',
        ],
        restart: ['count(recordAppended, order-2) == 2', 'storedTimes(order-2) == 2'],
      },
      predict: {
        options: {
          once: 'effects(order-2) == 1',
          twice: 'effects(order-2) == 2',
        },
        reveal: 'end',
      },
      sources: ['KafkaProducer'],
    },
    {
      id: 'own',
      scene: 'restart-resend',
      at: 'end',
      subgoal: 'acknowledged',
      says: {
        restart: ['storedTimes(order-2) == 2', 'errorsSeen == []'],
      },
      challenge: {
        goals: { dies: 'count(producerCrashed) == 1', once: 'storedTimes(order-2) == 1' },
        hints: ['knows', 'fault'],
        solution: { switchedOff: [0] },
      },
      sources: ['KafkaProducer'],
    },
    {
      id: 'id',
      scene: 'payment-restart',
      at: 'end',
      subgoal: 'judged',
      numbers: { copies: 'storedTimes(charge)', charged: 'effects(charge)' },
      says: {
        made: ['storedTimes(charge) == 2', 'effects(charge) == 1', 'count(recordSkipped) == 1'],
        clicks: {
          scene: 'payment-deadline',
          holds: ['effects(charge) == 1', 'completed(charge) == TimeoutException'],
        },
        late: {
          scene: 'inbox-by-offset',
          holds: ['effects(order-2) == 2', 'count(recordSkipped) == 0'],
        },
      },
      sources: ['KafkaProducer'],
    },
  ],
  takeaways: {
    call: {
      scene: 'keyless-resend',
      holds: ['storedTimes(order-1) == 2', 'count(recordAppended, order-1) == 2'],
    },
    early: { scene: 'payment-double-click', holds: ['effects(charge) == 1'] },
  },
});

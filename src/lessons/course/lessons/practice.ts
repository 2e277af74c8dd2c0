// In production: when not to use it, and four patterns.
import { lesson } from '../format.ts';

export const practice = lesson({
  id: 'practice',
  level: 'intermediate',
  minutes: 5,
  beats: [
    {
      id: 'not',
      scene: 'acks0-silence',
      at: 'end',
      subgoal: 'acknowledged',
      numbers: { offset: 'completed(order-2)' },
      says: {
        telemetry: [
          'effective(acks) == 0',
          'effective(enable.idempotence) == false',
          'storedTimes(order-2) == 0',
          'completed(order-2) == ok@-1',
        ],
        lives: { scene: 'memory-meter-3', holds: ['stateEntries(1) == 6'] },
        speed: { scene: 'throughput-all-5-numbered', holds: ['throughput > 343583'] },
      },
      sources: ['acks', 'Sender#sendProduceRequest', 'producer.id.expiration.ms'],
    },
    {
      id: 'not-enough',
      scene: 'torn-write',
      at: 'end',
      subgoal: 'judged',
      says: {
        together: ['log(orders-0) == [debit]', 'log(orders-1) == []'],
        above: {
          scene: 'payment-double-click-plain',
          holds: ['effective(enable.idempotence) == true', 'storedTimes(charge) == 2'],
        },
      },
      sources: ['KIP-98', 'KafkaProducer'],
    },
    {
      id: 'payment',
      scene: 'payment-double-click-plain',
      at: 'start',
      subgoal: 'judged',
      says: {
        five: { scene: 'payment-lost-ack-plain', holds: ['effects(charge) == 1'] },
        click: ['effective(enable.idempotence) == true'],
      },
      predict: {
        options: {
          once: 'effects(charge) == 1',
          twice: 'effects(charge) == 2',
        },
        reveal: 'end',
      },
      sources: ['KafkaProducer'],
    },
    {
      id: 'payment-right',
      scene: 'payment-double-click',
      at: 'end',
      subgoal: 'judged',
      says: {
        inbox: ['effects(charge) == 1', 'count(recordSkipped) == 1'],
        deadline: {
          scene: 'payment-deadline',
          holds: ['effects(charge) == 1', 'completed(charge) == TimeoutException'],
        },
        crash: { scene: 'payment-consumer-crash', holds: ['effects(charge) == 1'] },
      },
      sources: ['KafkaProducer'],
    },
    {
      id: 'orders',
      scene: 'order-pipeline',
      at: 'end',
      subgoal: 'judged',
      says: {
        key: ['isSorted(log(orders-0))', 'isSorted(log(orders-1))', 'isSorted(log(orders-2))'],
        leader: ['count(leaderElected) == 1', 'errorsSeen == []'],
      },
      sources: ['BuiltInPartitioner#partitionForKey', 'acks'],
    },
    {
      id: 'stock',
      scene: 'stock-sync-deltas',
      at: { event: 'producerRestarted' },
      subgoal: 'judged',
      says: {
        kept: ['effects(change-4) == 1', 'count(producerCrashed) == 1'],
      },
      predict: {
        options: {
          right: 'balance(shelf-7) == 95',
          less: 'balance(shelf-7) == 94',
          more: 'balance(shelf-7) == 96',
        },
        reveal: 'end',
      },
      sources: ['KafkaProducer'],
    },
    {
      id: 'stock-right',
      scene: 'stock-sync-deltas',
      at: 'end',
      subgoal: 'judged',
      numbers: { shelf: 'balance(shelf-7)' },
      says: {
        delta: ['effects(change-5) == 2', 'balance(shelf-7) == 94'],
        level: {
          scene: 'stock-sync-levels',
          holds: ['effects(change-5) == 2', 'balance(shelf-7) == 95'],
        },
      },
      sources: ['KafkaProducer'],
    },
    {
      id: 'process',
      scene: 'ctp-crash',
      at: 'end',
      subgoal: 'judged',
      introduces: ['read_committed'],
      says: {
        loop: [
          'readBy(rc) == [bill-for-order-1, bill-for-order-2, bill-for-order-3]',
          'storedTimes(bill-for-order-2) == 2',
        ],
        plain: {
          scene: 'ctp-crash-idempotent',
          holds: [
            'log(bills-0) == [bill-for-order-1, bill-for-order-2, bill-for-order-2, bill-for-order-3]',
          ],
        },
        reader: [
          'readBy(ru) == [bill-for-order-1, bill-for-order-2, bill-for-order-2, bill-for-order-3]',
        ],
      },
      sources: ['KafkaProducer#sendOffsetsToTransaction', 'isolation.level', 'KIP-447'],
    },
  ],
  takeaways: {
    domain: { scene: 'payment-double-click', holds: ['effects(charge) == 1'] },
    inside: {
      scene: 'ctp-crash',
      holds: ['committed(bills-0) == [bill-for-order-1, bill-for-order-2, bill-for-order-3]'],
    },
  },
});

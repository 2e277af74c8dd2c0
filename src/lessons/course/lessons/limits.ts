// Step 7: where the promise of idempotence ends, and what stands beyond.
import { lesson } from '../format.ts';

export const limits = lesson({
  id: 'limits',
  level: 'advanced',
  minutes: 3,
  fast: true,
  beats: [
    {
      id: 'restart',
      scene: 'restart-resend',
      at: { event: 'producerCrashed' },
      subgoal: 'sent',
      introduces: ['transactional.id'],
      says: {
        dead: ['count(producerCrashed) == 1', 'verdicts(order-2)[0] == APPENDED@1'],
        back: ['count(recordAppended, order-2) == 2'],
      },
      predict: {
        options: {
          known: 'storedTimes(order-2) == 1',
          again: 'storedTimes(order-2) == 2',
          fenced: 'verdicts(order-2)[1] == INVALID_PRODUCER_EPOCH',
        },
        reveal: 'end',
      },
      sources: ['TransactionCoordinator#handleInitProducerId'],
    },
    {
      id: 'stranger',
      scene: 'restart-resend',
      at: 'end',
      tab: 'life',
      record: 'order-2',
      subgoal: 'judged',
      introduces: ['session'],
      numbers: { pid: 'pid(order-2)', seq: 'seq(order-2)' },
      says: {
        id: ['pid(order-1) == 4001', 'pid(order-2) == 4002', 'seq(order-2) == 0'],
        setting: {
          scene: 'pitfall-restart-advice',
          holds: ['pid(order-2) == 4002', 'storedTimes(order-2) == 2'],
        },
      },
      sources: ['KafkaProducer'],
    },
    {
      id: 'deadline',
      scene: 'deadline-stored',
      at: { event: 'sendCompleted', record: 'order-1' },
      subgoal: 'acknowledged',
      numbers: { deadline: 'effective(delivery.timeout.ms)' },
      says: {
        stored: [
          'effective(delivery.timeout.ms) == 35000',
          'completed(order-1) == TimeoutException',
          'first(batchDecided, order-1) before first(sendCompleted)',
        ],
        missing: {
          scene: 'deadline-missing',
          holds: ['completed(order-1) == TimeoutException', 'storedTimes(order-1) == 0'],
        },
      },
      predict: {
        options: {
          once: 'storedTimes(order-1) == 1',
          twice: 'storedTimes(order-1) == 2',
        },
        reveal: 'end',
      },
      sources: ['Sender#sendProducerData', 'delivery.timeout.ms'],
    },
    {
      id: 'torn',
      scene: 'torn-write',
      at: 'end',
      subgoal: 'appended',
      introduces: ['transaction'],
      says: {
        half: ['log(orders-0) == [debit]', 'log(orders-1) == []'],
        both: {
          scene: 'atomic-write',
          holds: ['committed(orders-0) == [debit]', 'committed(orders-1) == [credit]'],
        },
      },
      sources: ['KIP-98', 'transactional.id'],
    },
    {
      id: 'reader',
      scene: 'consumer-inbox',
      at: 'end',
      subgoal: 'judged',
      introduces: ['inbox', 'consumer'],
      says: {
        twice: ['storedTimes(order-2) == 2', 'effects(order-2) == 1', 'count(recordSkipped) == 1'],
        border: {
          scene: 'commit-after',
          holds: ['storedTimes(order-2) == 1', 'effects(order-2) == 2'],
        },
      },
      sources: ['KafkaProducer', 'KIP-447'],
    },
  ],
  takeaways: {
    session: {
      scene: 'restart-resend',
      holds: ['storedTimes(order-2) == 2', 'pid(order-2) == 4002'],
    },
    unknown: {
      scene: 'deadline-missing',
      holds: ['completed(order-1) == TimeoutException', 'storedTimes(order-1) == 0'],
    },
    key: { scene: 'consumer-inbox', holds: ['effects(order-2) == 1'] },
  },
});

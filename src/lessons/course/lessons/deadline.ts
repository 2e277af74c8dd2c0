// Beyond: the delivery deadline. One exception for two worlds, and a copy that is stored after it.
import { lesson } from '../format.ts';

export const deadline = lesson({
  id: 'deadline',
  level: 'advanced',
  minutes: 5,
  beats: [
    {
      id: 'expired',
      scene: 'deadline-stored',
      at: { event: 'batchExpired' },
      record: 'order-1',
      subgoal: 'retried',
      numbers: { deadline: 'effective(delivery.timeout.ms)' },
      says: {
        stored: ['verdicts(order-1)[0] == APPENDED', 'count(responseDropped) == 1'],
        over: [
          'effective(delivery.timeout.ms) == 35000',
          'completed(order-1) == TimeoutException',
          'completedAt(order-1) == 35000',
        ],
      },
      predict: {
        options: {
          same: 'verdicts(order-1)[1] == DUPLICATE@0',
          next: 'verdicts(order-1)[1] == APPENDED',
          never: 'sent(order-1) == 1',
        },
        reveal: 'end',
      },
      sources: ['Sender#failExpiredBatches', 'delivery.timeout.ms', 'KIP-91'],
    },
    {
      id: 'new-call',
      scene: 'deadline-stored',
      at: 'end',
      record: 'order-1',
      tab: 'life',
      subgoal: 'judged',
      numbers: { epoch: 'epoch(order-1)', seq: 'seq(order-1)', copies: 'storedTimes(order-1)' },
      says: {
        stamp: ['epoch(order-1) == 1', 'seq(order-1) == 0', 'storedTimes(order-1) == 2'],
        why: ['count(epochBumped) == 1'],
        missing: {
          scene: 'deadline-missing',
          holds: ['completed(order-1) == TimeoutException', 'storedTimes(order-1) == 0'],
        },
      },
      sources: [
        'TransactionManager#maybeResolveSequences',
        'TransactionManager#bumpIdempotentProducerEpoch',
      ],
    },
    {
      id: 'late',
      scene: 'late-arrival',
      at: { event: 'sendCompleted', record: 'order-1' },
      record: 'order-1',
      subgoal: 'acknowledged',
      numbers: { told: 'completedAt(order-1)' },
      says: {
        held: ['count(trafficHeld) == 2', 'sent(order-1) == 2'],
        told: ['completed(order-1) == TimeoutException', 'completedAt(order-1) == 35000'],
      },
      predict: {
        options: {
          never: 'storedTimes(order-1) == 0',
          once: 'storedTimes(order-1) == 1',
          twice: 'storedTimes(order-1) == 2',
        },
        reveal: 'end',
      },
      sources: ['Sender#failExpiredBatches', 'NetworkClient#handleTimedOutRequests'],
    },
    {
      id: 'stored-later',
      scene: 'late-arrival',
      at: 'end',
      record: 'order-1',
      tab: 'life',
      subgoal: 'judged',
      numbers: { told: 'completedAt(order-1)', stored: 'appendedAt(order-1)' },
      says: {
        after: ['completedAt(order-1) == 35000', 'appendedAt(order-1) == 38002'],
        second: [
          'verdicts(order-1) == [APPENDED@0, INVALID_PRODUCER_EPOCH]',
          'epoch(order-2) == 1',
        ],
      },
      sources: ['ProducerAppendInfo#checkProducerEpoch'],
    },
    {
      id: 'own',
      scene: 'deadline-stored',
      at: 'start',
      subgoal: 'retried',
      says: {
        same: [
          'verdicts(order-1)[0] == APPENDED',
          'count(responseDropped) == 1',
          'count(recordAppended, order-1) == 2',
        ],
      },
      challenge: {
        goals: { once: 'storedTimes(order-1) == 1', told: 'completed(order-1) == ok@0' },
        hints: ['outage', 'value'],
        solution: { config: { 'delivery.timeout.ms': '60000' } },
      },
      sources: ['delivery.timeout.ms'],
    },
  ],
  takeaways: {
    unknown: {
      scene: 'late-arrival',
      holds: ['completed(order-1) == TimeoutException', 'storedTimes(order-1) == 1'],
    },
    look: {
      scene: 'late-arrival',
      holds: ['completedAt(order-1) == 35000', 'appendedAt(order-1) == 38002'],
    },
  },
});

// Beyond: the leader dies with the answers. What a clean change of the leader keeps, and what acks=1 loses.
import { lesson } from '../format.ts';

export const failover = lesson({
  id: 'failover',
  level: 'advanced',
  minutes: 5,
  beats: [
    {
      id: 'died',
      scene: 'failover-remembers',
      at: { event: 'leaderElected' },
      subgoal: 'retried',
      says: {
        stored: ['verdicts(order-3)[0] == APPENDED', 'count(highWatermarkAdvanced) >= 3'],
        silence: ['count(brokerStopped) == 1', 'first(brokerStopped) before first(sendCompleted)'],
      },
      predict: {
        options: {
          copies: 'log == [order-1, order-2, order-3, order-1, order-2, order-3]',
          known: 'log == [order-1, order-2, order-3]',
          lost: 'log == []',
        },
        reveal: 'end',
      },
      sources: ['UnifiedLog#appendAsFollower', 'ReplicationControlManager#handleBrokerFenced'],
    },
    {
      id: 'receipts',
      scene: 'failover-remembers',
      at: 'end',
      record: 'order-3',
      tab: 'life',
      subgoal: 'acknowledged',
      numbers: { sent: 'sent(order-3)', offset: 'completed(order-3)' },
      says: {
        twice: [
          'sent(order-3) == 2',
          'verdicts(order-3) == [APPENDED, DUPLICATE@2]',
          'completed(order-3) == ok@2',
        ],
        from: ['verdicts(order-1) == [APPENDED, DUPLICATE@0]', 'storedTimes(order-1) == 1'],
      },
      sources: ['ProducerStateManager#update', 'UnifiedLog#appendAsFollower'],
    },
    {
      id: 'one',
      scene: 'acks1-loss',
      at: { event: 'sendCompleted', record: 'order-2' },
      record: 'order-2',
      subgoal: 'acknowledged',
      numbers: { offset: 'completed(order-2)' },
      says: {
        told: ['effective(acks) == 1', 'completed(order-2) == ok@1'],
        slow: ['count(replicationStopped) == 2'],
      },
      predict: {
        options: {
          again: 'sent(order-2) == 2',
          error: 'errorsSeen != []',
          gone: 'storedTimes(order-2) == 0',
        },
        reveal: 'end',
      },
      sources: ['acks', 'Partition#appendRecordsToLeader'],
    },
    {
      id: 'own',
      scene: 'acks1-loss',
      at: 'end',
      subgoal: 'acknowledged',
      says: {
        clean: ['log == [order-1]', 'errorsSeen == []', 'count(leaderElected) == 1'],
        charged: ['effects(order-2) == 0'],
      },
      challenge: {
        goals: {
          honest: 'completed(order-2) != ok@1',
          numbered: 'effective(enable.idempotence) == true',
        },
        hints: ['who', 'value'],
        solution: { config: { acks: 'all' } },
      },
      sources: ['acks', 'AbstractFetcherThread#getOffsetTruncationState'],
    },
  ],
  takeaways: {
    followers: {
      scene: 'failover-remembers',
      holds: ['verdicts(order-1) == [APPENDED, DUPLICATE@0]', 'errorsSeen == []'],
    },
    one: {
      scene: 'acks1-loss',
      holds: ['completed(order-2) == ok@1', 'storedTimes(order-2) == 0'],
    },
  },
});

// Beyond: an unclean election loses acknowledged orders, and the alarm that the client switches off.
import { lesson } from '../format.ts';

export const uncleanElection = lesson({
  id: 'unclean-election',
  level: 'expert',
  minutes: 5,
  beats: [
    {
      id: 'gone',
      scene: 'unclean-silent',
      at: { event: 'leaderElected' },
      subgoal: 'acknowledged',
      says: {
        three: ['completed(order-3) == ok@2', 'effective(acks) == all'],
        lags: [
          'storedTimes(order-2) == 0',
          'storedTimes(order-3) == 0',
          'count(leaderElected) == 1',
        ],
      },
      predict: {
        options: {
          exception: 'completed(order-4) == OutOfOrderSequenceException',
          nothing: 'completed(order-4) == ok',
          waits: 'completed(order-4) == TimeoutException',
        },
        reveal: { event: 'sendCompleted', record: 'order-4' },
      },
      sources: ['unclean.leader.election.enable', 'PartitionChangeBuilder#electAnyLeader'],
    },
    {
      id: 'alarm',
      scene: 'unclean-silent',
      at: { event: 'batchDecided', record: 'order-4' },
      record: 'order-4',
      tab: 'why',
      subgoal: 'judged',
      says: {
        gap: ['verdicts(order-4)[0] == OUT_OF_ORDER_SEQUENCE_NUMBER'],
        off: ['count(epochBumped) == 1', 'epoch(order-4) == 1', 'seq(order-4) == 0'],
      },
      sources: [
        'TransactionManager#canRetry',
        'TransactionManager#bumpIdempotentProducerEpoch',
        'KIP-360',
      ],
    },
    {
      id: 'four-successes',
      scene: 'unclean-silent',
      at: 'end',
      subgoal: 'acknowledged',
      numbers: { log: 'log', old: 'completed(order-2)', new: 'completed(order-4)' },
      says: {
        books: ['log == [order-1, order-4]', 'errorsSeen == []'],
        offset: ['completed(order-2) == ok@1', 'completed(order-4) == ok@1'],
        charged: ['effects(order-2) == 1', 'effects(order-3) == 1'],
      },
      sources: ['TransactionManager#bumpIdempotentProducerEpoch'],
    },
    {
      id: 'in-transaction',
      scene: 'unclean-transactional',
      at: { event: 'leaderElected' },
      subgoal: 'judged',
      says: {
        open: [
          'completed(order-3) == ok@2',
          'verdicts(order-4)[0] == OUT_OF_ORDER_SEQUENCE_NUMBER',
        ],
      },
      predict: {
        options: {
          on: 'completed(order-4) == ok',
          rings: 'completed(order-4) == OutOfOrderSequenceException',
          commits: 'committed == [order-1, order-4]',
        },
        reveal: { event: 'sendCompleted', record: 'order-4' },
      },
      sources: ['TransactionManager#canRetry', 'KafkaProducer#abortTransaction'],
    },
    {
      id: 'own',
      scene: 'unclean-silent',
      at: 'end',
      subgoal: 'acknowledged',
      says: {
        aborted: {
          scene: 'unclean-transactional',
          holds: ['calls(p1) == [ok, ok, KafkaException, ok]', 'committed == []'],
        },
      },
      challenge: {
        goals: {
          honest: 'completed(order-2) != ok@1',
          told: 'errorsSeen != []',
        },
        hints: ['one', 'where'],
        solution: { topicConfig: { 'min.insync.replicas': '2' } },
      },
      sources: ['min.insync.replicas', 'unclean.leader.election.enable'],
    },
  ],
  takeaways: {
    silent: {
      scene: 'unclean-silent',
      holds: ['storedTimes(order-2) == 0', 'errorsSeen == []'],
    },
    alarm: {
      scene: 'unclean-silent',
      holds: ['verdicts(order-4)[0] == OUT_OF_ORDER_SEQUENCE_NUMBER', 'epoch(order-4) == 1'],
    },
  },
});

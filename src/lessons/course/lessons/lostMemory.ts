// Beyond: a broker that reloads its log remembers one batch of each producer.
import { lesson } from '../format.ts';

export const lostMemory = lesson({
  id: 'lost-memory',
  level: 'expert',
  minutes: 5,
  beats: [
    {
      id: 'restart',
      scene: 'broker-amnesia-2',
      at: { event: 'brokerStarted' },
      subgoal: 'retried',
      says: {
        only: ['verdicts(order-1)[0] == APPENDED', 'verdicts(order-2)[0] == APPENDED'],
        clean: ['count(brokerStarted) == 1', 'first(brokerStopped) before first(sendCompleted)'],
      },
      predict: {
        options: {
          once: 'log == [order-1, order-2]',
          first: 'log == [order-1, order-2, order-1]',
          both: 'log == [order-1, order-2, order-1, order-2]',
        },
        reveal: 'end',
      },
      sources: ['ProducerStateManager#writeSnapshot', 'UnifiedLog#rebuildProducerState'],
    },
    {
      id: 'gap',
      scene: 'broker-amnesia-2',
      at: { event: 'batchDecided', record: 'order-1', nth: 2 },
      record: 'order-1',
      tab: 'why',
      subgoal: 'judged',
      says: {
        snapshot: ['verdicts(order-1)[1] == OUT_OF_ORDER_SEQUENCE_NUMBER'],
        hole: ['count(epochBumped) == 1', 'epoch(order-1) == 1'],
      },
      sources: ['ProducerStateManager#writeSnapshot', 'TransactionManager#canRetry'],
    },
    {
      id: 'strangers',
      scene: 'broker-amnesia-2',
      at: 'end',
      record: 'order-2',
      tab: 'life',
      subgoal: 'judged',
      numbers: { epoch: 'epoch(order-2)', seq: 'seq(order-2)', offset: 'completed(order-2)' },
      says: {
        renumbered: [
          'epoch(order-2) == 1',
          'seq(order-2) == 1',
          'completed(order-2) == ok@3',
          'storedTimes(order-2) == 2',
        ],
        told: ['errorsSeen == []'],
      },
      sources: ['TransactionManager#bumpIdempotentProducerEpoch', 'KIP-360'],
    },
    {
      id: 'one',
      scene: 'broker-amnesia-1',
      at: { event: 'brokerStarted' },
      record: 'order-1',
      subgoal: 'judged',
      says: { alone: ['verdicts(order-1)[0] == APPENDED', 'count(brokerStarted) == 1'] },
      fill: {
        blanks: {
          copies: 'storedTimes(order-1)',
          epoch: 'epoch(order-1)',
          offset: 'completed(order-1)',
        },
        reveal: 'end',
      },
      sources: ['ProducerStateManager#writeSnapshot'],
    },
    {
      id: 'own',
      scene: 'broker-amnesia-2',
      at: 'end',
      subgoal: 'judged',
      says: {
        replicas: {
          scene: 'failover-remembers',
          holds: ['verdicts(order-2) == [APPENDED, DUPLICATE@1]', 'storedTimes(order-2) == 1'],
        },
      },
      challenge: {
        goals: {
          numbered: 'effective(enable.idempotence) == true',
          once: 'log == [order-1, order-2]',
        },
        hints: ['many', 'setting'],
        solution: { config: { 'max.in.flight.requests.per.connection': '1' } },
      },
      sources: ['max.in.flight.requests.per.connection', 'LogLoader#recoverSegment'],
    },
  ],
  takeaways: {
    one: {
      scene: 'broker-amnesia-2',
      holds: ['storedTimes(order-1) == 2', 'errorsSeen == []'],
    },
    replicas: {
      scene: 'failover-remembers',
      holds: ['log == [order-1, order-2, order-3]', 'count(leaderElected) == 1'],
    },
  },
});

// Step 6: what the leader remembers, why five, and who else remembers it.
import { lesson } from '../format.ts';

export const memory = lesson({
  id: 'memory',
  level: 'advanced',
  minutes: 3,
  beats: [
    {
      id: 'four',
      scene: 'window-4',
      at: { event: 'batchDecided', record: 'order-1', nth: 2 },
      subgoal: 'judged',
      introduces: ['window'],
      says: {
        late: [
          'verdicts(order-1) == [APPENDED@0, DUPLICATE@0]',
          'window(orders-0, 4001) == [0, 1, 2, 3, 4]',
        ],
      },
      sources: ['ProducerStateEntry'],
    },
    {
      id: 'five',
      scene: 'window-5',
      at: { event: 'sendCompleted', record: 'order-6' },
      subgoal: 'judged',
      numbers: { window: 'window(orders-0, 4001)' },
      says: { pushed: ['window(orders-0, 4001) == [1, 2, 3, 4, 5]'] },
      predict: {
        options: {
          again: 'storedTimes(order-1) == 2',
          known: 'verdicts(order-1)[1] == DUPLICATE@0',
          refused: 'verdicts(order-1)[1] == OUT_OF_ORDER_SEQUENCE_NUMBER',
        },
        reveal: { event: 'batchDecided', record: 'order-1', nth: 2 },
      },
      sources: ['ProducerStateEntry', 'ProducerAppendInfo#checkSequence'],
    },
    {
      id: 'why-five',
      scene: 'window-5',
      at: 'end',
      subgoal: 'judged',
      says: {
        harmless: ['storedTimes(order-1) == 1', 'completed(order-1) == ok@0'],
        limit: { scene: 'pitfall-inflight-current', holds: ['count(configRejected) == 1'] },
      },
      sources: [
        'ProducerStateEntry#NUM_BATCHES_TO_RETAIN',
        'max.in.flight.requests.per.connection',
      ],
    },
    {
      id: 'failover',
      scene: 'failover-remembers',
      at: { event: 'leaderElected' },
      subgoal: 'judged',
      says: { dies: ['count(leaderElected) == 1', 'verdicts(order-1)[0] == APPENDED'] },
      predict: {
        options: {
          copies: 'storedTimes(order-3) == 2',
          known: 'verdicts(order-3) == [APPENDED, DUPLICATE@2]',
          error: 'verdicts(order-3)[1] == OUT_OF_ORDER_SEQUENCE_NUMBER',
        },
        reveal: 'end',
      },
      sources: ['UnifiedLog#appendAsFollower', 'ProducerStateManager#update'],
    },
    {
      id: 'reload',
      scene: 'broker-amnesia-2',
      at: 'end',
      subgoal: 'judged',
      introduces: ['snapshot'],
      says: {
        snapshot: [
          'verdicts(order-1) == [APPENDED, OUT_OF_ORDER_SEQUENCE_NUMBER, APPENDED]',
          'storedTimes(order-1) == 2',
          'storedTimes(order-2) == 2',
        ],
        one: { scene: 'broker-amnesia-1', holds: ['verdicts(order-1) == [APPENDED, DUPLICATE@0]'] },
      },
      sources: [
        'ProducerStateManager#writeSnapshot',
        'TransactionManager#bumpIdempotentProducerEpoch',
      ],
    },
  ],
  takeaways: {
    five: {
      scene: 'window-5',
      holds: ['verdicts(order-1) == [APPENDED@0, OUT_OF_ORDER_SEQUENCE_NUMBER]'],
    },
    followers: {
      scene: 'failover-remembers',
      holds: ['verdicts(order-1) == [APPENDED, DUPLICATE@0]'],
    },
  },
});

// Step 2: what a missing answer can mean.
import { lesson } from '../format.ts';

export const fourTruths = lesson({
  id: 'four-truths',
  level: 'foundation',
  minutes: 2,
  beats: [
    {
      id: 'unsent',
      scene: 'one-silence-a',
      at: { event: 'sendCompleted', record: 'order-1' },
      subgoal: 'sent',
      says: {
        once: ['sent(order-1) == 1', 'effective(retries) == 0'],
        empty: ['completed(order-1) == NetworkException', 'log == []'],
      },
      sources: ['NetworkClient#processDisconnection', 'retries'],
    },
    {
      id: 'died',
      scene: 'one-silence-b',
      at: { event: 'sendCompleted', record: 'order-1' },
      subgoal: 'sent',
      says: {
        crash: ['completed(order-1) == NetworkException', 'log == []'],
        elsewhere: ['count(leaderElected) == 1'],
      },
      sources: ['NetworkClient#processDisconnection'],
    },
    {
      id: 'stored',
      scene: 'one-silence-c',
      at: { event: 'batchDecided', record: 'order-1' },
      subgoal: 'appended',
      says: {
        third: ['count(connectionLost) == 1'],
        view: 'words',
      },
      predict: {
        options: {
          failed: 'log == []',
          both: 'log == [order-1]',
          told: 'completed(order-1) == ok@0',
        },
        reveal: { event: 'sendCompleted', record: 'order-1' },
      },
      sources: ['Sender#completeBatch'],
    },
    {
      id: 'late',
      scene: 'one-silence-d',
      at: { event: 'sendCompleted', record: 'order-1' },
      subgoal: 'acknowledged',
      introduces: ['request.timeout.ms'],
      numbers: { patience: 'effective(request.timeout.ms)' },
      says: {
        late: [
          'completed(order-1) == TimeoutException',
          'log == [order-1]',
          'effective(request.timeout.ms) == 30000',
        ],
        four: {
          scene: 'one-silence-a',
          holds: ['log == []', 'completed(order-1) == NetworkException'],
        },
      },
      sources: ['NetworkClient#handleTimedOutRequests', 'request.timeout.ms'],
    },
  ],
  takeaways: {
    silence: {
      scene: 'one-silence-c',
      holds: ['completed(order-1) == NetworkException', 'log == [order-1]'],
    },
    ask: { scene: 'one-silence-a', holds: ['completed(order-1) == NetworkException', 'log == []'] },
  },
});

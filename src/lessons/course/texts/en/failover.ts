import type { failover } from '../../lessons/failover.ts';
import type { TextsOf } from '../../texts.ts';

export const failoverTexts: TextsOf<typeof failover> = {
  title: 'A leader dies with the answers',
  about: 'A clean failover: what the next leader knows, and what acks=1 lets go.',
  beats: {
    died: {
      title: 'Three answers never sent',
      says: {
        stored: 'Three orders stand in the leader’s log, and both followers have copied them.',
        silence:
          'Before any answer got through, the leader crashed. Broker 2 leads now. It has never talked to this producer, and all three orders will come again.',
      },
      predict: {
        question: 'What will the log on broker 2 hold in the end?',
        options: {
          copies: {
            answer: '1 2 3 1 2 3: broker 2 does not know this producer',
            feedback: 'It knows its numbers. They stand in every batch that a follower copies.',
          },
          known: {
            answer: '1 2 3',
            feedback: 'Broker 2 built the same window from the batches that it copied.',
          },
          lost: {
            answer: 'Nothing: the orders died with their leader',
            feedback: 'They were on three brokers. Only the answers died.',
          },
        },
      },
    },
    receipts: {
      title: 'Receipts from a broker that never saw the first attempt',
      says: {
        twice:
          'Order 3 was sent {sent} times: to the old leader, which stored it, and to the new one, which recognised it. The shop is told offset {offset}, as it would have been the first time.',
        from: 'Nobody handed a memory over. A follower reads producer id, epoch and sequence number from each batch as it copies it. So the window is as good as the copy.',
      },
    },
    one: {
      title: 'The same crash with acks=1',
      says: {
        told: 'This shop asked for `acks=1`. Order 2 is in the leader’s log, and the shop has its receipt: offset {offset}.',
        slow: 'Both followers had stopped fetching a moment ago. They count as in sync still. And now the leader crashes.',
      },
      predict: {
        question: 'What becomes of order 2?',
        options: {
          again: {
            answer: 'The producer sends it to the new leader',
            feedback:
              'It has its answer and has let the batch go. Retries are for what is unanswered.',
          },
          error: {
            answer: 'It is lost, and the shop gets an error',
            feedback: 'The only answer about order 2 was good, and it has been given.',
          },
          gone: {
            answer: 'It is gone, and nobody is told',
            feedback: 'One copy existed, and an answer had already been given for it.',
          },
        },
      },
    },
    own: {
      title: 'Acknowledged, never copied, gone',
      says: {
        clean:
          'The election was clean: broker 2 counted as in sync. Yet order 2 was on one machine alone, and `acks=1` had asked for no more.',
        charged:
          'No reader ever got it either. The shop holds a receipt for an offset that another order will take.',
      },
      challenge: {
        task: 'Same brokers, same faults. See to it that the shop gets no receipt for what one machine alone holds.',
        goals: {
          honest: 'Order 2 has no receipt from a single copy',
          numbered: 'Idempotence is on',
        },
        hints: {
          who: 'Whose copies does the leader wait for before it answers?',
          value: 'Set `acks` to `all`. Idempotence then comes back by itself.',
        },
        done: 'The leader answers when all in-sync replicas have it. What it acknowledges then survives its death, if one of the others was in sync.',
      },
    },
  },
  takeaways: {
    followers:
      'Followers build the same window as they copy, so a clean failover keeps the promise.',
    one: 'With `acks=1` a clean failover can lose what was acknowledged. No retry and no error follows.',
  },
};

import type { uncleanElection } from '../../lessons/uncleanElection.ts';
import type { TextsOf } from '../../texts.ts';

export const uncleanElectionTexts: TextsOf<typeof uncleanElection> = {
  title: 'An unclean election',
  about: 'Acknowledged orders vanish with their leader. Who notices, and who does not.',
  beats: {
    gone: {
      title: 'A replica that lags takes over',
      says: {
        three:
          'Three orders have been acknowledged, with `acks=all`. But the leader was alone: the topic says `min.insync.replicas=1`, and both followers had fallen behind.',
        lags: 'The leader is dead. An unclean election made broker 2 the leader, which has order 1 only. Orders 2 and 3 are gone. Now the shop sends order 4.',
      },
      predict: {
        question: 'Idempotence is on. What is the shop told about order 4?',
        options: {
          exception: {
            answer: 'OutOfOrderSequenceException: two numbers are missing',
            feedback: 'Clients before Kafka 2.5 gave it. Newer ones deal with it by themselves.',
          },
          nothing: {
            answer: 'Success',
            feedback: 'The client meets the gap, heals it, and goes on.',
          },
          waits: {
            answer: 'TimeoutException: no leader can take it',
            feedback: 'There is a leader. It does not have all that the last one had.',
          },
        },
      },
    },
    alarm: {
      title: 'The alarm, and who turns it off',
      says: {
        gap: 'Order 4 carries number 3, and broker 2 waits for 1. It says OUT_OF_ORDER_SEQUENCE_NUMBER. For this producer order 4 is next in line, so it has to take it that the leader lacks something.',
        off: 'The client heals the gap: a new epoch, numbers from 0, and again. It writes one warning into its own log. The shop hears nothing.',
      },
    },
    'four-successes': {
      title: 'Four successes, two orders',
      says: {
        books: 'The log holds {log}, and no error was ever given.',
        offset:
          'Order 2 was promised offset {old}, and order 4 stands at offset {new}. Two receipts for one place.',
        charged:
          'A reader had got orders 2 and 3 before they vanished, and has acted on them. Reader and log no longer agree either.',
      },
    },
    'in-transaction': {
      title: 'The same inside a transaction',
      says: {
        open: 'Four orders in one transaction. Three are acknowledged, two of them just vanished with their leader. Order 4 will meet the same gap.',
      },
      predict: {
        question: 'What is this shop told about order 4?',
        options: {
          on: {
            answer: 'Success, as before',
            feedback:
              'Inside a transaction the client may not renumber: all of it must be there or none.',
          },
          rings: {
            answer: 'An exception',
            feedback: 'Here the alarm rings. All that is left for the shop is to abort.',
          },
          commits: {
            answer: 'Success, and the commit makes 1 and 4 visible',
            feedback: 'Half a transaction is what a transaction rules out.',
          },
        },
      },
    },
    own: {
      title: 'What keeps the promise',
      says: {
        aborted:
          'Its commit threw, it aborted, and a `read_committed` reader gets none of the four. The shop can do all of it again.',
      },
      challenge: {
        task: 'Back to the first run. See to it that the shop gets no receipt for an order on one machine, and hears of it.',
        goals: {
          honest: 'Order 2 is not acknowledged from one copy',
          told: 'The shop is told that something is wrong',
        },
        hints: {
          one: 'How many replicas must have a write before it counts? The topic says so.',
          where: '`min.insync.replicas` of the topic: 2.',
        },
        done: 'The leader refuses while it is alone. And leave `unclean.leader.election.enable` at false, its default.',
      },
    },
  },
  takeaways: {
    silent:
      'Since Kafka 2.5 an idempotent producer without transactions goes on after an unclean election, without a word to the application.',
    alarm:
      'Watch the client’s log for OUT_OF_ORDER_SEQUENCE_NUMBER and a new epoch right behind it: a healed gap may be a loss.',
  },
};

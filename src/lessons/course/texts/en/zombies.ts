import type { zombies } from '../../lessons/zombies.ts';
import type { TextsOf } from '../../texts.ts';

export const zombiesTexts: TextsOf<typeof zombies> = {
  title: 'Zombies and fencing',
  about: 'An instance froze, was replaced, and wakes up. What stops it from writing.',
  beats: {
    awake: {
      title: 'The one you thought was dead',
      says: {
        frozen:
          'Instance A froze with order 7 in its accumulator: a long garbage collection, a paused machine.',
        replaced:
          'Nobody heard from it, so instance B was started in its place and sent order 7. Now A wakes up and goes on where it was. It is a zombie: an old instance that believes it is in charge.',
      },
      predict: {
        question: 'A sends its order 7. Idempotence is on. What does the leader do?',
        options: {
          old: {
            answer: 'It refuses A: B has taken over',
            feedback: 'Nothing says that B stands for A. The leader sees two producers.',
          },
          copy: {
            answer: 'It recognises order 7 as a copy',
            feedback: 'It compares producer id and number, never what is inside. A has another id.',
          },
          stored: {
            answer: 'It stores it',
            feedback: 'A valid id and a valid first number.',
          },
        },
      },
    },
    strangers: {
      title: 'Two honest producers',
      says: {
        ids: 'A and B have ids of their own, and each counts from 0. To the leader these are two producers that each did their work. Order 7 is stored {copies} times.',
        nobody:
          'No error anywhere, and the card is charged {charged} times. Idempotence covers one producer’s retries; it does not know what an instance is.',
      },
    },
    named: {
      title: 'The same pause, with a name',
      says: {
        open: 'Now both instances are given the same `transactional.id`. A has written order 7 in a transaction and froze before it could commit.',
        asks: 'B starts and calls `initTransactions()`. The call goes to the coordinator: the broker that keeps the producer id and the epoch of each such name.',
      },
      predict: {
        question: 'What becomes of the order 7 that A has written?',
        options: {
          waits: {
            answer: 'B has to wait until A has committed',
            feedback: 'A may be dead for good. Nobody waits for it.',
          },
          stays: {
            answer: 'It stays, and B’s copy comes beside it',
            feedback: 'It stays in the log. But its transaction is open, and that is being ended.',
          },
          aborted: {
            answer: 'Its transaction is aborted',
            feedback:
              'The coordinator raises the epoch of that name, and aborts what the old epoch had open.',
          },
        },
      },
    },
    refused: {
      title: 'The old epoch is refused',
      says: {
        back: 'A wakes up and commits. The coordinator knows a later epoch by now: PRODUCER_FENCED. A cannot go on, and its object must be closed.',
        reader:
          'The log holds order 7 {stored} times, and a `read_committed` reader gets one: B’s.',
        partition:
          'Had A tried to write first, the leader of the partition would have refused it: INVALID_PRODUCER_EPOCH. Same check, another broker.',
      },
    },
    'same-name': {
      title: 'Half told: a name that outlives the process',
      says: {
        named:
          'This shop has a `transactional.id`. Order 2 was stored and committed, the answer got stuck, and the process died. It has just started again.',
        same: 'Under its name it gets its old producer id back, in a later epoch. Then it sends order 2 once more.',
      },
      fill: {
        task: 'Same producer id, same order. How does it end?',
        blanks: {
          seq: {
            ask: 'Sequence number of the second order 2',
            because: 'A new epoch counts from 0 again, so the old number never comes back.',
          },
          copies: {
            ask: 'Copies of order 2 in the log',
            because:
              'The name keeps an older instance out. What was sent before is not recognised.',
          },
        },
      },
    },
    own: {
      title: 'What fencing does not do',
      says: {
        group:
          'In a consumer group there is a second fence: a member that was thrown out can commit no offsets any more, whatever its `transactional.id` is.',
      },
      challenge: {
        task: 'Both instances keep the same name. Take one fault away, so that order 7 is committed twice all the same.',
        goals: {
          twice: 'Order 7 is committed twice',
          fine: 'Nothing that B calls fails',
        },
        hints: {
          when: 'What if A had ended its transaction before B started?',
          fault: 'Switch off the pause of A, under Faults.',
        },
        done: 'Two owners one after the other, each with a finished transaction. Fencing keeps the old one out; it does not look for copies.',
      },
    },
  },
  takeaways: {
    name: 'One `transactional.id` for each instance’s role: whoever comes later fences the earlier one, and what that had open is aborted.',
    content:
      'Fencing does not recognise a repeat. What was committed before stays, and can be sent again.',
  },
};

import type { epochBump } from '../../lessons/epochBump.ts';
import type { TextsOf } from '../../texts.ts';

export const epochBumpTexts: TextsOf<typeof epochBump> = {
  title: 'A new epoch in mid-flight',
  about: 'One batch is refused for good. How the ones behind it get past the hole.',
  beats: {
    poison: {
      title: 'Refused for good',
      says: {
        large:
          'Order 2, number 1, is larger than its topic allows. The leader refuses it, and sending it again would change nothing.',
        way: 'Order 3, number 2, is on the wire already. Number 1 will never come.',
      },
      predict: {
        question: 'What becomes of order 3?',
        options: {
          old: {
            answer: 'It is stored at once, under number 2',
            feedback: 'The leader still waits for number 1. It cannot know that it will not come.',
          },
          renumbered: {
            answer: 'It is refused, numbered anew, and stored',
            feedback: 'Refused as a gap first. Then it comes with a number that fits.',
          },
          stuck: {
            answer: 'It is never stored: the partition is stuck',
            feedback: 'One bad record must not stop a partition. The producer finds a way round.',
          },
        },
      },
    },
    edition: {
      title: 'The next edition starts at 0',
      says: {
        hole: 'With number 1 missing, number 2 is a gap, and the leader refuses it.',
        anew: 'The producer knows that order 2 failed for good. It raises its epoch by itself, without asking a broker, and numbers anew what this partition has in flight: order 3 comes with epoch {epoch} and sequence number {seq}. Where the producer is known, a new epoch must start at 0.',
        told: 'The shop hears of one failure, for the record that caused it.',
      },
    },
    'no-bump': {
      title: 'Half told: refused for a moment only',
      says: {
        softer:
          'Here order 2, number 1, meets too few replicas in sync. That passes, so the producer sends it again. Orders 3 and 4, numbers 2 and 3, are on the wire.',
      },
      fill: {
        task: 'The producer has to get all three through. With which numbers does order 3 arrive in the end?',
        blanks: {
          epoch: {
            ask: 'Epoch of order 3',
            because: 'Number 1 will come after all. Nothing is missing, so the epoch stays.',
          },
          seq: { ask: 'Its sequence number', because: 'A retry keeps the number that it has.' },
          log: {
            ask: 'The log, as order numbers',
            because: 'Each is refused until the one before it is there.',
          },
        },
      },
    },
    last: {
      title: 'After the last epoch',
      says: {
        end: 'An epoch is a number of two bytes. This producer was near its end: order 2 left with epoch {last}, the highest there is. Then a batch was refused for good once more.',
        next: 'So it gave up its producer id and asked for a new one. Order 4 came from {id} with epoch {epoch}. Nobody else noticed.',
      },
    },
    own: {
      title: 'Without the hole',
      says: {
        handle:
          'Back to the refused order. The shop’s callback has its RecordTooLargeException, and there it must be dealt with: the record is not stored and will not be.',
      },
      challenge: {
        task: 'Let all three orders in, so that no new epoch is needed. The limit is the topic’s.',
        goals: { all: 'The log holds 1 2 3', calm: 'The epoch stays' },
        hints: {
          who: 'Which setting of the topic did the leader compare with?',
          value: 'Set `max.message.bytes` to 1000.',
        },
        done: 'Without a batch that fails for good there is no hole, and one epoch is enough.',
      },
    },
  },
  takeaways: {
    one: 'A batch that is refused for good loses its own records and no others; inside a transaction all of it must be aborted. Handle its callback.',
    epoch:
      'A new epoch starts at 0 again. It is how a producer gets past a number that will never come.',
  },
};

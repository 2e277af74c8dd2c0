import type { memory } from '../../lessons/memory.ts';
import type { TextsOf } from '../../texts.ts';

export const memoryTexts: TextsOf<typeof memory> = {
  title: 'A memory of five',
  about: 'How far back the leader recognises a batch, and what survives a new leader.',
  beats: {
    four: {
      title: 'Late by four batches',
      says: {
        late: 'An old copy of order 1 was stuck on the way and arrives behind four later batches. The leader still knows it: for each producer of a partition it remembers the last five batches with their offsets. This is its window.',
      },
    },
    five: {
      title: 'Late by five',
      says: {
        pushed:
          'The same again, but five batches have come in between. The window now holds the numbers {window}: the first one has been pushed out.',
      },
      predict: {
        question: 'The old copy of order 1 arrives, number 0. The leader…',
        options: {
          again: {
            answer: 'stores it again',
            feedback: 'Number 0 is not the next one. Only the next one is stored.',
          },
          known: {
            answer: 'recognises it and gives offset 0',
            feedback: 'One batch earlier it did. The log itself is not searched.',
          },
          refused: {
            answer: 'refuses it as out of order',
            feedback: 'It is not in the window and not next in line.',
          },
        },
      },
    },
    'why-five': {
      title: 'Why five is enough',
      says: {
        harmless:
          'Nobody waits for the answer to that old copy: the client had sent the order again on a new connection and got its receipt. Nothing is stored twice.',
        limit:
          'The client keeps at most five requests in flight on a connection. So while the leader stays, every batch that it may have to repeat is still in the window. That is why more than five is refused when idempotence is on.',
      },
    },
    failover: {
      title: 'The leader dies with the answers',
      says: {
        dies: 'Three orders were stored and copied to the followers. The leader died before it answered, and another broker leads now. The producer will send all three again.',
      },
      predict: {
        question: 'What does the new leader do with them?',
        options: {
          copies: {
            answer: 'It stores them again: it never spoke to this producer',
            feedback: 'It copied the log, and the numbers with it.',
          },
          known: {
            answer: 'It recognises all three',
            feedback:
              'Followers read producer id and sequence number from each batch that they copy.',
          },
          error: {
            answer: 'It refuses them as out of order',
            feedback:
              'It knows these very batches, so they are duplicates, and a duplicate is a success.',
          },
        },
      },
    },
    reload: {
      title: 'A reload remembers less',
      says: {
        snapshot:
          'One rare hole: a leader that stops cleanly writes only the last batch of each producer into its snapshot. After the restart the older of two unanswered batches is unknown; the client moves to a new epoch, and both are stored again.',
        one: 'With one unanswered batch nothing happens: that one is in the snapshot. Another replica as new leader would have remembered all of them.',
      },
    },
  },
  takeaways: {
    five: 'Five remembered batches, so at most five in flight.',
    followers: 'Followers remember too, so a clean change of the leader keeps the promise.',
  },
};

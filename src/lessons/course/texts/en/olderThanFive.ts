import type { olderThanFive } from '../../lessons/olderThanFive.ts';
import type { TextsOf } from '../../texts.ts';

export const olderThanFiveTexts: TextsOf<typeof olderThanFive> = {
  title: 'Older than the window',
  about: 'A copy that comes late: how late it may be and still be recognised.',
  beats: {
    late: {
      title: 'A copy is stuck in the network',
      says: {
        stuck:
          'The first request with order 1 got stuck. The client waited, closed the connection, sent order 1 again over a new one, and has its receipt.',
        behind:
          'Four more orders were stored behind it. Now the stuck copy comes through, half a minute old.',
      },
      predict: {
        question: 'What does the leader do with the old copy?',
        options: {
          again: {
            answer: 'It stores it: nobody remembers it after so long',
            feedback: 'Time does not count here. What counts is how many batches have come since.',
          },
          known: {
            answer: 'It recognises it',
            feedback: 'Only four batches have come since, so it is still in the window.',
          },
          refused: {
            answer: 'It refuses it: its number is in the past',
            feedback:
              'That comes later. A batch that is still in the window is a duplicate, and a duplicate is a success.',
          },
        },
      },
    },
    nine: {
      title: 'Behind nine it is a stranger',
      says: {
        pushed:
          'The same copy behind nine later batches. The window holds the numbers {known}, and number 0 is not among them. So the leader sees a number that is not the next one, and refuses.',
        log: 'Order 1 is still in the log, at offset 0. The leader does not search the log: that would cost a read for each batch. It compares with five entries in memory.',
      },
    },
    count: {
      title: 'Half told: seven batches later',
      says: {
        seven:
          'The same again with seven orders behind the first one. Each order is a batch of its own, and the eighth carries sequence number 7.',
      },
      fill: {
        task: 'Seven batches are stored. The eighth is still to come, and behind it the old copy of the first. What will the run end with?',
        blanks: {
          window: {
            ask: 'Numbers in the window, oldest first',
            because: 'The last five batches, and a refused one is not remembered.',
          },
          copies: {
            ask: 'Copies of order 1 in the log',
            because: 'What is not recognised is not stored either: its number is not the next one.',
          },
        },
      },
    },
    harmless: {
      title: 'Refused, and no harm done',
      says: {
        nobody:
          'The refusal goes to a connection that its client has closed. Nobody reads it, and the shop has its receipt.',
        batches:
          'The window counts batches, not records. A batch of a thousand orders takes one of the five places, and is recognised as a whole.',
        time: 'And it has no clock: a producer that says nothing for 23 hours keeps its five. That it is forgotten after a day is another limit.',
      },
    },
  },
  takeaways: {
    five: 'A copy is recognised until five newer batches of its producer and partition are stored.',
    refused:
      'While the leader remembers the producer, an older copy is refused: only the next number is taken.',
  },
};

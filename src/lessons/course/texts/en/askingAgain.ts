import type { askingAgain } from '../../lessons/askingAgain.ts';
import type { TextsOf } from '../../texts.ts';

export const askingAgainTexts: TextsOf<typeof askingAgain> = {
  title: 'Asking again, and what it costs',
  about: 'Retries without numbers: when they copy, when they reorder, and when they stop.',
  beats: {
    harmless: {
      title: 'A retry waits for its turn',
      says: {
        lost: 'The request with order 2 was lost on its way. The broker has never seen it.',
        waits:
          'The producer puts the batch back into its queue and waits: the back-off starts at about `retry.backoff.ms`, {first}, and grows with each attempt, up to `retry.backoff.max.ms`, {cap}.',
      },
      predict: {
        question: 'How often will order 2 be stored?',
        options: {
          copy: {
            answer: 'Twice: every retry leaves a copy',
            feedback: 'The first attempt never reached the log, so the retry is the first copy.',
          },
          once: {
            answer: 'Once',
            feedback: 'A retry doubles a record only if an earlier attempt is stored too.',
          },
          none: { answer: 'Never', feedback: 'The retry gets through. Follow it on the wire.' },
        },
      },
    },
    copy: {
      title: 'This retry leaves a copy',
      says: {
        copy: 'Here the first attempt was stored and only its answer lost. The batch has no producer id and no sequence number, so the leader has nothing to compare. It appends.',
        offset:
          'The shop is told offset {told}, the place of the second copy. At offset {first} stands order 2 as well, and nobody knows.',
      },
    },
    three: {
      title: 'Three under way, then the line drops',
      says: {
        stored:
          'Three batches were in flight, and the leader has stored all three. None of the answers came through.',
        together:
          'Now the connection is gone. A connection fails as a whole: all three requests fail together, the oldest first.',
      },
      predict: {
        question: 'All three are sent again. What will the log hold?',
        options: {
          repeat: {
            answer: '1 2 3 1 2 3',
            feedback:
              'The count is right. Look at how failed batches go back: each one to the front of the queue.',
          },
          mirror: {
            answer: '1 2 3 3 2 1',
            feedback:
              'Each failed batch goes to the front of the queue, so the last one is sent first.',
          },
          clean: {
            answer: '1 2 3',
            feedback:
              'Without numbers the leader cannot recognise a repeat. It writes all of them.',
          },
        },
      },
    },
    mirror: {
      title: 'A mirror in the log',
      says: {
        front:
          'Orders 1, 2 and 3 fail in this order, and each is put in front of the one before. So 3 is sent first: the log reads {log}.',
        unseen: 'The shop was told three good answers. Order 1 believes in offset {told}.',
      },
    },
    'half-told': {
      title: 'Half told: lost on the way in',
      says: {
        lost: 'Three requests in flight again, without numbers. This time they got stuck on their way in: nothing is stored. The line has just dropped, and all three have failed.',
      },
      fill: {
        task: 'All three are sent again. How does it end?',
        blanks: {
          log: {
            ask: 'The log, as order numbers',
            because:
              'Each failed batch goes to the front of the queue, so the last one leaves first.',
          },
          told: {
            ask: 'The offset that the shop is told for order 1',
            because: 'It was the last to be stored. Nothing is doubled here, only turned round.',
          },
        },
      },
    },
    own: {
      title: 'Keep the order without numbers',
      says: {
        three:
          'Back to the mirror. Disorder needs company: a batch can be overtaken only by what is under way beside it, and here {limit} may be.',
      },
      challenge: {
        task: 'Leave idempotence off, and keep the orders in their order under the same fault.',
        goals: { plain: 'Idempotence is off', sorted: 'The log is in order; copies are allowed' },
        hints: {
          wait: 'Nothing can be overtaken by what has not been sent yet.',
          setting: 'Allow one request in flight.',
        },
        done: 'One at a time keeps the order. It does not prevent copies, and each batch waits for the answer to the one before.',
      },
    },
    limit: {
      title: 'How long it keeps trying',
      says: {
        five: 'Two followers are away for ten seconds, and the leader refuses order 1 meanwhile. With `retries={cap}` the producer has sent {sent} times and given up after {after}.',
        time: 'Left alone, `retries` is 2147483647, and `delivery.timeout.ms` decides: 120 s from the start of the batch. The same order is stored when the followers are back.',
      },
    },
  },
  takeaways: {
    cost: 'Blind retries trade loss for copies and disorder.',
    bound: 'Leave `retries` alone. The time limit is `delivery.timeout.ms`.',
  },
};

import type { outboxInbox } from '../../lessons/outboxInbox.ts';
import type { TextsOf } from '../../texts.ts';

export const outboxInboxTexts: TextsOf<typeof outboxInbox> = {
  title: 'Outbox and inbox',
  about:
    'Two databases with Kafka between them: which crash loses, which repeats, and what repairs it.',
  beats: {
    before: {
      title: 'Marked, then sent',
      says: {
        rows: 'The shop writes each order into its database and a row into an outbox, in one transaction of the database. A relay takes the rows and sends them.',
        marks:
          'This relay marks a row as sent and then sends it. It has just marked order 2, and crashed.',
      },
      predict: {
        question: 'The relay starts again. How often will order 2 be in the log?',
        options: {
          none: {
            answer: 'Never',
            feedback: 'The row says that it was sent, so the relay passes it over.',
          },
          once: {
            answer: 'Once: the row is still in the outbox',
            feedback: 'It is, and it is marked. A relay that starts again knows only its rows.',
          },
          twice: {
            answer: 'Twice: a restart repeats',
            feedback: 'What is marked is not repeated. That is just the trouble here.',
          },
        },
      },
    },
    lost: {
      title: 'Sold, and never sent',
      says: {
        gone: 'The log holds {log}. No error was given, and no consumer can miss what it has never heard of.',
        which:
          'A relay that marks after sending fails the other way round: it repeats. Only that failure can be repaired at the other end.',
      },
    },
    after: {
      title: 'Half told: sent, then marked',
      says: {
        stored:
          'This relay sends first. Order 2 is stored and acknowledged, and before the relay could mark its row, it crashed. The consumer charges for each record that it gets.',
      },
      fill: {
        task: 'The relay starts again and takes the rows that are not marked. How does it end?',
        blanks: {
          log: {
            ask: 'The log, as order numbers',
            because:
              'Order 2 was not marked, so it is sent again, by a new producer with a new id.',
          },
          charged: {
            ask: 'How often order 2 is charged',
            because: 'Nothing at the consumer recognises the repeat yet.',
          },
        },
      },
    },
    inbox: {
      title: 'An inbox at the other end',
      says: {
        once: 'The same crash, and a consumer that keeps an inbox of order numbers. {copies} copies in the log, charged {charged} time: the second copy finds its number there.',
        advice:
          'No setting of the producer would have done it. Across a restart idempotence recognises nothing.',
      },
    },
    apart: {
      title: 'The inbox has an order of its own',
      says: {
        two: 'This consumer charges the card, and then writes its inbox row: two steps. It has just charged order 2 and crashed between them. The log holds one copy.',
      },
      predict: {
        question: 'Another process takes over. How often will order 2 be charged?',
        options: {
          once: {
            answer: 'Once: the log holds it once',
            feedback:
              'Its offset was not committed, so it is read again. And the inbox has no row.',
          },
          twice: {
            answer: 'Twice',
            feedback: 'Read again, not found in the inbox, charged again.',
          },
          never: {
            answer: 'Never: the crash undid the charge',
            feedback: 'The charge was done on its own, and stays.',
          },
        },
      },
    },
    together: {
      title: 'Effect and row together',
      says: {
        one: 'Written in one transaction of the database, the charge and its row stay or fall together. The same crash, charged {charged} time.',
        other:
          'The row first and the charge after it loses instead: order 2 is in the inbox, and never charged.',
      },
    },
  },
  takeaways: {
    repeat:
      'Send, then mark: prefer the failure that repeats, because a consumer can recognise a repeat.',
    together: 'The effect and its inbox row belong in one transaction of the consumer’s database.',
  },
};

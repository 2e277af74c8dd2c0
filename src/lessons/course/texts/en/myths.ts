import type { myths } from '../../lessons/myths.ts';
import type { TextsOf } from '../../texts.ts';

export const mythsTexts: TextsOf<typeof myths> = {
  title: 'Four myths',
  about: 'Vote first. Then the run, what is true, and why it matters.',
  beats: {
    retries: {
      title: '“Retries are safe”',
      says: {
        myth: 'You will hear: the producer sends each record once, so retries are safe. In this run idempotence is off, three requests are in flight, and the line drops before their answers arrive.',
      },
      predict: {
        question: 'What becomes of the three orders?',
        options: {
          agree: {
            answer: 'Each is stored once',
            feedback: 'Each was sent twice and stored twice. Nothing could tell the copies apart.',
          },
          doubled: {
            answer: 'Stored twice, and out of order',
            feedback: 'Copies and disorder, both from one dropped connection.',
          },
          sorted: {
            answer: 'Stored twice, but in order',
            feedback: 'The whole group is sent again, and from the back.',
          },
        },
      },
    },
    'retries-real': {
      title: 'Copies, and a mirror',
      says: {
        real: 'The log reads {log}. Every future reported success.',
        matters: 'Whoever adds up counts too much. Whoever keeps the last state goes back in time.',
      },
    },
    partitions: {
      title: '“Two partitions, exactly once”',
      says: {
        myth: 'You will hear: with idempotence a write to two partitions happens exactly once. Here a debit and a credit go to two partitions, and the process dies in between.',
      },
      predict: {
        question: 'What do the two logs hold?',
        options: {
          both: {
            answer: 'Debit and credit',
            feedback: 'Nobody is left to send the credit again.',
          },
          half: {
            answer: 'The debit alone',
            feedback: 'Each partition is right for itself. Nothing ties them together.',
          },
          copies: {
            answer: 'A debit too many',
            feedback: 'No retry took place, so there is no copy.',
          },
        },
      },
    },
    'partitions-real': {
      title: 'Each for itself',
      says: {
        each: 'Copies do not come from having two partitions. Each recognises its own repeats.',
        matters:
          'What is missing is all or nothing. Money leaves one account and never arrives at the other.',
        across:
          'If the same order stands in two partitions, look for a second `send()`. No retry changes its partition.',
      },
    },
    client: {
      title: '“It is a switch in the client”',
      says: {
        myth: 'You will hear: idempotence is a setting of the client, the broker has nothing to do with it.',
        lever:
          'So here is a lever that does not exist: the leader’s memory of this producer is wiped between the append and the retry. Idempotence stays on.',
      },
      predict: {
        question: 'How often is order 1 stored?',
        options: {
          once: {
            answer: 'Once: the client numbers its batches',
            feedback: 'A number says nothing to somebody who has forgotten the last one.',
          },
          twice: {
            answer: 'Twice',
            feedback: 'Only the leader could know that the first copy was stored.',
          },
        },
      },
    },
    'client-real': {
      title: 'It takes both',
      says: {
        both: 'The client numbers and keeps the order, the leader remembers and decides. With the memory gone, the same number is accepted as new.',
        matters:
          'The broker forgets for real too: a day after the last record of a producer, by default. Here that time is shorter than the outage, and the retry is stored as new.',
      },
    },
    keep: {
      title: '“Keep the producer id”',
      says: {
        myth: 'You will hear: keep the producer id over a restart and you are safe.',
        set: 'This shop has written `producer.id=42` into its configuration. It sent order 1, then crashed after order 2 was stored.',
      },
      predict: {
        question: 'Which producer id does the restarted shop have?',
        options: {
          same: {
            answer: '42',
            feedback: 'The client does not know this setting and passes over it.',
          },
          other: {
            answer: '4002, a new one',
            feedback: 'The cluster gives each new producer a new id.',
          },
          kept: {
            answer: '4001, as before',
            feedback: 'Without a `transactional.id` nothing of the old one is found again.',
          },
        },
      },
    },
    'keep-real': {
      title: 'Write the progress down',
      says: {
        neither:
          'A `transactional.id` brings the same producer id back and does not help either: it counts from 0 in a new epoch, and order 2 is stored again.',
        matters:
          'What helps is progress that is written down with the data. Here an outbox holds what is to be sent, and an inbox at the consumer what was done. Copies of order 2 in the log: {copies}. Charges: {charges}.',
      },
    },
  },
  takeaways: {
    both: 'Numbers from the client, memory at the broker, one session: leave one out and the copy is back.',
  },
};

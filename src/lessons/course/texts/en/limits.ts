import type { limits } from '../../lessons/limits.ts';
import type { TextsOf } from '../../texts.ts';

export const limitsTexts: TextsOf<typeof limits> = {
  title: 'Where the promise ends',
  about: 'A restart, a deadline, two partitions, a reader: four borders of idempotence.',
  beats: {
    restart: {
      title: 'The shop’s process dies',
      says: {
        dead: 'Order 2 is stored. Before its answer arrives, the shop’s process crashes, and with it the producer: its buffer, its futures, its numbers.',
        back: 'The process starts again. It cannot tell whether order 2 was stored, so it sends order 2 once more.',
      },
      predict: {
        question: 'Idempotence is on. What will the log hold?',
        options: {
          known: {
            answer: 'Order 2 once: the broker knows it',
            feedback: 'It knows a number of the old producer. The new producer has another id.',
          },
          again: {
            answer: 'Order 2 twice',
            feedback:
              'A new producer id, sequence number 0: to the broker a stranger’s first batch.',
          },
          fenced: {
            answer: 'Order 2 once: the new producer is refused',
            feedback:
              'Nobody is refused here. Only producers that share a `transactional.id` fence each other.',
          },
        },
      },
    },
    stranger: {
      title: 'A new producer is a stranger',
      says: {
        id: 'The second order 2 came from producer id {pid}, sequence number {seq}. The promise holds for one session: the life of one producer object.',
        setting:
          'There is no setting for the producer id. Kafka’s client passes over a `producer.id` in its configuration.',
      },
    },
    deadline: {
      title: 'Time is up',
      says: {
        stored:
          'Order 1 was stored, the answer lost, and the broker cannot be reached. After `delivery.timeout.ms`, {deadline} here, the shop gets a TimeoutException.',
        missing:
          'In another run the order never arrived, and the shop gets the very same exception. It means: unknown.',
      },
      predict: {
        question: 'This shop sends again after the exception. How often is order 1 stored?',
        options: {
          once: {
            answer: 'Once: the producer is still alive and idempotent',
            feedback: 'Sending again is a new call of `send()`, and it gets a new number.',
          },
          twice: {
            answer: 'Twice',
            feedback: 'The numbers cover the producer’s retries, not the shop’s.',
          },
        },
      },
    },
    torn: {
      title: 'Half a transfer',
      says: {
        half: 'A debit goes to one partition, a credit to another, and the process dies in between. Each partition did its work; together they are wrong.',
        both: 'A transaction makes them one: both are committed or neither, for readers who ask for committed data. It includes idempotence.',
      },
    },
    reader: {
      title: 'The reader keeps its own book',
      says: {
        twice:
          'The log holds order 2 twice, and the card is charged once. The consumer writes the number of each order it has charged into an inbox, together with the charge, and skips what is there.',
        border:
          'Idempotence ends at the log. A consumer that crashes between acting and committing acts twice, though the log holds one copy.',
      },
    },
  },
  takeaways: {
    session: 'Idempotence covers the retries of one producer session, for each partition.',
    unknown:
      'A TimeoutException says nothing about the log. Send again only where a repeat does no harm.',
    key: 'Against copies from above the producer a business key helps; from Kafka to Kafka also a transaction that holds the progress.',
  },
};

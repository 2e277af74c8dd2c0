import type { whySo } from '../../lessons/whySo.ts';
import type { TextsOf } from '../../texts.ts';

export const whySoTexts: TextsOf<typeof whySo> = {
  title: 'Why it was built this way',
  about: 'What numbers cost in bytes, memory and speed, and what was not chosen.',
  beats: {
    bytes: {
      title: 'What a number weighs',
      says: {
        hundred: 'A hundred orders travel in one batch, with numbers {first} to {last}.',
        plain: 'Without idempotence the same batch has 2589 bytes, header included.',
      },
      predict: {
        question: 'How large is the batch with idempotence?',
        options: {
          each: {
            answer: 'Larger by a number for each order',
            feedback: 'Only the first number is written down. The others are counted from it.',
          },
          batch: {
            answer: 'Larger by 14 bytes: producer id, epoch, sequence',
            feedback: 'These 14 bytes are in every batch header. Without idempotence they hold −1.',
          },
          none: {
            answer: 'Just as large: 2589 bytes',
            feedback: 'The fields are always there. Idempotence only fills them.',
          },
        },
      },
    },
    memory: {
      title: 'What the broker remembers',
      says: {
        entry:
          'One producer on two partitions. Entries on each broker that holds a replica: {entries}. With full windows they take {bytes} bytes of heap together, as measured with Kafka’s classes.',
        ids: 'Three lives of that producer are three producer ids, and six entries. By default they are dropped a day after the timestamp of their last record. Fleets of short-lived producers fill this memory.',
      },
    },
    speed: {
      title: 'What it does to speed',
      says: {
        same: 'Sixty orders through one connection, five requests in flight, `acks=all`, with numbers.',
        plain: 'Without numbers the run reaches the same throughput.',
        acks: 'With `acks=1` it is more than three times as high. What costs is the wait for the replicas.',
      },
    },
    ids: {
      title: 'What was not chosen',
      says: {
        rejected:
          'An id for each record, and a memory of every id seen: at 16 bytes an id that would be {ids} bytes after these {records} orders, and more with each one. The window takes {window} bytes, and stays there.',
        derived:
          'The numbers stand in the log itself, so followers learn them by copying. A new leader asks nobody.',
        pipeline:
          'A window of one batch would allow one request in flight. In this lab that halves the throughput and more.',
      },
    },
  },
  takeaways: {
    cost: 'Idempotence adds no bytes to a batch and takes a little memory. What costs time is `acks=all`.',
  },
};

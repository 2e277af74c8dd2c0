import type { wayIn } from '../../lessons/wayIn.ts';
import type { TextsOf } from '../../texts.ts';

export const wayInTexts: TextsOf<typeof wayIn> = {
  title: 'A record’s way in',
  about: 'From send() to the receipt: who holds the record at each moment.',
  beats: {
    send: {
      title: 'send() has returned',
      says: {
        buffer:
          'The shop called `send()` for order 1, and the call is over. The record now lies in a batch for one partition of the topic, in the producer’s accumulator.',
        question: 'The shop’s thread is free again. Nothing else has happened so far.',
      },
      predict: {
        question: 'Where is order 1 when send() returns?',
        options: {
          log: {
            answer: 'In the broker’s log',
            feedback: 'Nothing has been transmitted yet. Look at the tape: no request has left.',
          },
          waits: {
            answer: 'In the memory of the shop’s own process',
            feedback: 'A second thread, the sender, takes it from there.',
          },
          replicas: {
            answer: 'On all replicas',
            feedback: 'That comes later, before the answer.',
          },
        },
      },
    },
    request: {
      title: 'The batch leaves',
      says: {
        linger:
          'After `linger.ms`, {linger} here, the sender puts the batch into a request for the broker that leads the partition.',
        parallel:
          'It does not wait for the answer before it sends the next one. Up to {limit} requests may be in flight on one connection.',
      },
    },
    written: {
      title: 'The leader writes it',
      says: {
        leader: 'The leader checks the batch and appends it to its log, at offset {append.offset}.',
        notYet:
          'The producer has not heard of it. The followers on the two other brokers still have to fetch a copy.',
      },
    },
    receipt: {
      title: 'The receipt',
      says: {
        committed:
          'With `acks=all` the leader waits until all in-sync replicas have the batch. Then the high watermark passes it, the record is committed, and the leader answers.',
        receipt:
          'Only now does the future of `send()` know an offset. Each order got the one where it stands.',
      },
      challenge: {
        task: 'Let the shop be told before the high watermark has moved. Change one setting.',
        goals: {
          early: 'The shop is told of order 1 before the high watermark moves',
          stored: 'All three orders are stored, in order',
        },
        hints: {
          who: 'Whose copies does the leader wait for before it answers?',
          value:
            'Set `acks` to 1. The switch for idempotence then falls by itself: it needs `acks=all`.',
        },
        done: 'No follower was waited for. If the leader dies now, an order that the shop takes for stored can be gone.',
      },
    },
  },
  takeaways: {
    promise: 'A returned `send()` is a promise to try. The receipt is its future.',
  },
};

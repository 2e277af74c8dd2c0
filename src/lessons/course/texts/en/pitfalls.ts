import type { pitfalls } from '../../lessons/pitfalls.ts';
import type { TextsOf } from '../../texts.ts';

export const pitfallsTexts: TextsOf<typeof pitfalls> = {
  title: 'Three pitfalls',
  about: 'Wrong and right configuration, both run under the same faults.',
  beats: {
    acks: {
      title: 'One line “for latency”',
      says: {
        wrong: 'Somebody wrote `acks=1` and nothing else. The client was built without a warning.',
        fault: 'Three requests are in flight, and the connection drops with their answers.',
      },
      predict: {
        question: 'What will the log hold?',
        options: {
          fine: {
            answer: '1 2 3: idempotence is the default',
            feedback:
              '`acks=1` contradicts it, and nobody had asked for it by name. The client switched it off.',
          },
          mirror: {
            answer: '1 2 3 3 2 1',
            feedback: 'Idempotence fell off, quietly.',
          },
        },
      },
    },
    'acks-right': {
      title: 'Say it aloud',
      says: {
        right:
          'With `acks=all` the same faults leave 1 2 3. Write `enable.idempotence=true` as well: then a line like that one stops the client at its start.',
        five: 'And leave `retries` alone. `retries=5` with `acks=all` is idempotent, but it gives up before two restarting followers are back.',
      },
    },
    ten: {
      title: 'Ten in flight, Kafka 3.9',
      says: {
        wrong:
          'A client of Kafka 3.9 with `max.in.flight.requests.per.connection=10`. Idempotence is not mentioned.',
      },
      predict: {
        question: 'What about idempotence?',
        options: {
          on: {
            answer: 'It is on, with gaps in its protection',
            feedback: 'It is never on and broken. It is on, off, or the client does not start.',
          },
          off: {
            answer: 'It is off',
            feedback:
              'Kafka 3.9 writes a warning and switches it off. Look at the log of this run.',
          },
          refused: {
            answer: 'The client does not start',
            feedback:
              'That is what a 4.0 client does, and any client that asks for idempotence by name.',
          },
        },
      },
    },
    'ten-right': {
      title: 'Ten in flight, Kafka 4.0 and later',
      says: {
        since:
          'From 4.0 on the client refuses, unless idempotence is switched off by name: five is what a broker remembers.',
        five: 'Ten would not have made it faster here. A broker reads the next request of a connection only when the one before is answered, and with `acks=all` the answer waits for the replicas.',
        same: 'Five in flight reach the same throughput in this lab. Tune `batch.size` and `linger.ms` instead.',
      },
      challenge: {
        task: 'Make this client start, with idempotence left as it is.',
        goals: { starts: 'The client is built', stored: 'Order 1 is stored once' },
        hints: { less: 'Five or fewer in flight.' },
        done: 'Five is also the default: leaving the line out would do.',
      },
    },
    restart: {
      title: 'Idempotence against a restart',
      says: {
        wrong:
          'The advice was: `enable.idempotence=true`, then restarts are safe. This shop followed it.',
        again:
          'It crashed when order 2 was stored and not yet answered. It has just started again, and sends order 2 once more.',
      },
      predict: {
        question: 'How often will order 2 be charged?',
        options: {
          once: {
            answer: 'Once: idempotence is on',
            feedback: 'It is on for each producer by itself. This is a new one, with a new id.',
          },
          twice: {
            answer: 'Twice',
            feedback: 'Stored under two producer ids, and the consumer charges for each record.',
          },
        },
      },
    },
    'restart-right': {
      title: 'An outbox and an inbox',
      says: {
        right:
          'The shop writes each order into an outbox; a relay sends it and marks it. After the crash order 2 is sent again. The consumer has it in its inbox, and charges once.',
        before: 'Mark before sending, and a crash loses the order. No consumer can repair that.',
        after: 'Mark after sending, and a crash repeats it. That can be repaired, by the inbox.',
      },
    },
  },
  takeaways: {
    aloud: 'A contradiction in the settings can switch idempotence off without a warning.',
    both: 'Repeat rather than lose, and let the consumer recognise the repeat.',
  },
};

import type { acksZero } from '../../lessons/acksZero.ts';
import type { TextsOf } from '../../texts.ts';

export const acksZeroTexts: TextsOf<typeof acksZero> = {
  title: 'Nobody asks: acks=0',
  about: 'A success that says nothing, and a broker whose only protest is to hang up.',
  beats: {
    leaving: {
      title: 'Order 2 is about to leave',
      says: {
        asks: 'With `acks=0` the producer asks for no answer. Idempotence is off: it could not be on without answers.',
        fault:
          'The network will swallow the request with order 2, and a moment later the connection breaks.',
      },
      predict: {
        question: 'What is the shop told about order 2?',
        options: {
          error: {
            answer: 'NetworkException: the connection broke',
            feedback: 'For an error somebody must still be waiting. Nobody is.',
          },
          pending: {
            answer: 'Nothing: its future stays open',
            feedback: 'It completes at once, when the bytes are handed to the socket.',
          },
          success: {
            answer: 'Success',
            feedback: 'The bytes left this process. With `acks=0` that is all it means.',
          },
        },
      },
    },
    silence: {
      title: 'Three successes, two orders',
      says: {
        done: 'Order 2 was sent {sent} time, and never again: what has succeeded is not retried. The log holds {log}.',
        all: 'Every future says offset {offset}, those that were stored as well. Nothing that the shop is told differs between kept and lost.',
      },
    },
    protest: {
      title: 'Half told: the broker hangs up',
      says: {
        large:
          'Still `acks=0`. Order 2 is larger than its topic allows, and the leader refuses it. Order 3 is on the wire behind it.',
        no: 'An error cannot be answered to a client that expects no answer. So the broker closes the connection, with all that is on it.',
      },
      fill: {
        task: 'How does this run end?',
        blanks: {
          log: {
            ask: 'The log, as order numbers',
            because: 'Order 3 was lost with the connection, though nothing was wrong with it.',
          },
          told: {
            ask: 'The offset that the shop is told for order 2',
            because: 'Told long before the leader looked at it. −1 stands for: unknown.',
          },
          sent: {
            ask: 'How often order 3 was sent',
            because: 'Its future was complete, so there was nothing to retry.',
          },
        },
      },
    },
    own: {
      title: 'When it is meant',
      says: {
        meant:
          'For readings that come again in a second this may be right: nothing waits, nothing is kept. Then write `enable.idempotence=false` beside it, so that a reader knows it is meant.',
      },
      challenge: {
        task: 'Under the same faults get all three orders stored, and a receipt for order 2. Change one setting.',
        goals: { all: 'The log holds 1 2 3', receipt: 'Order 2 is told offset 1' },
        hints: {
          ask: 'Somebody has to ask for an answer.',
          value: 'Set `acks` to 1, or to `all`.',
        },
        done: 'With an answer to wait for, its absence can be seen, and the batch is sent again.',
      },
    },
  },
  takeaways: {
    nothing:
      'With `acks=0` success means: handed to the socket. What is lost after that cannot be seen from the client.',
    neighbours: 'A broker refuses by closing the connection, and may take innocent batches along.',
  },
};

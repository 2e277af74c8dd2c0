import type { disorder } from '../../lessons/disorder.ts';
import type { TextsOf } from '../../texts.ts';

export const disorderTexts: TextsOf<typeof disorder> = {
  title: 'Disorder at five in flight',
  about:
    'Without numbers each fault leaves a disorder of its own. Learn to read the fault from the log.',
  beats: {
    overtaken: {
      title: 'The first of three is refused',
      says: {
        refused:
          'Idempotence is off. Order 1 met too few replicas in sync, so the leader refused it. The producer will send it again.',
        behind: 'Orders 2 and 3 are on the wire behind it, and the replicas are coming back.',
      },
      predict: {
        question: 'What will the log hold?',
        options: {
          kept: {
            answer: '1 2 3: the others wait for order 1',
            feedback: 'They are on the wire already, and without numbers the leader sees no gap.',
          },
          last: {
            answer: '2 3 1',
            feedback: 'While order 1 waits for its retry, the two behind it are stored.',
          },
          mirror: {
            answer: '3 2 1',
            feedback: 'Only order 1 failed. What does not fail keeps its place.',
          },
        },
      },
    },
    'three-ways': {
      title: 'Three faults, three signatures',
      says: {
        one: 'One refused, the others stored: the log reads {log}. The refused one is overtaken by all that were under way.',
        two: 'All three lost on the wire: the log reads 3 2 1. Each failed batch goes back to the front of the queue, so they leave in reverse.',
        three:
          'All three stored and their answers lost: 1 2 3 3 2 1. The same reverse, behind the first copies.',
      },
    },
    one: {
      title: 'Half told: one in flight',
      says: {
        muted:
          'Idempotence is off, and one request may be in flight. Order 1 was stored, its answer was lost with the connection, and order 2 is waiting its turn.',
      },
      fill: {
        task: 'How does this run end?',
        blanks: {
          log: {
            ask: 'The log, as order numbers',
            because: 'Nothing is under way that could overtake. The order holds.',
          },
          times: {
            ask: 'Copies of order 1',
            because: 'One in flight keeps the order. It does not recognise a repeat.',
          },
        },
      },
    },
    own: {
      title: 'Write a signature yourself',
      says: {
        cure: 'With numbers the same refusal leaves 1 2 3 4, and five requests may stay in flight. But first see that you can read disorder.',
      },
      challenge: {
        task: 'Leave idempotence off and the fault as it is. Make the log read 2 1 3, with one setting.',
        goals: { plain: 'Idempotence is off', shape: 'The log holds 2 1 3' },
        hints: {
          who: 'Exactly one order may overtake. How many may be under way together with order 1?',
          value: 'Set `max.in.flight.requests.per.connection` to 2.',
        },
        done: 'What was under way overtakes; what had not left yet waits behind the retry.',
      },
    },
  },
  takeaways: {
    each: 'Without numbers, more than one request in flight and one fault are enough for disorder, and no error tells of it.',
    cures:
      'Numbers keep the order at five in flight. One in flight keeps it too, and still doubles.',
  },
};

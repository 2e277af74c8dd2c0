import type { coldStart } from '../../lessons/coldStart.ts';
import type { TextsOf } from '../../texts.ts';

export const coldStartTexts: TextsOf<typeof coldStart> = {
  title: 'The cold-start hole',
  about: 'A new producer’s first batch is refused for a moment, and never fits again.',
  beats: {
    'first-refused': {
      title: 'The very first batch is refused',
      says: {
        new: 'A brand-new producer. Its first batch, number 0, meets a leader with too few replicas in sync, and is refused. It will be sent again.',
        way: 'The second batch, number 1, is on the wire already, and the replicas are coming back.',
      },
      predict: {
        question: 'Idempotence is on. What will the log hold in the end?',
        options: {
          kept: {
            answer: '1 2: the leader waits for number 0',
            feedback: 'It does so for a producer that it knows. This one it has never heard of.',
          },
          hole: {
            answer: '2 alone',
            feedback: 'The first batch that the leader takes decides where this producer starts.',
          },
          swapped: {
            answer: '2 1: the first one comes in later',
            feedback:
              'After number 1 the next number is 2. Number 0 will not be next again in this epoch.',
          },
        },
      },
    },
    anywhere: {
      title: 'An unknown producer may start anywhere',
      says: {
        any: 'Order 2 comes with sequence number {seq}. The leader remembers nothing of this producer: a refused batch leaves no trace. So any number will do, and it appends.',
        known:
          'Had it known one earlier batch, it would have refused numbers beyond the next one, and the order would have been kept.',
        named:
          'Since Kafka 4.1, under transaction version 2, a transactional producer of which the leader remembers no batch must begin with number 0 (KAFKA-18202). For one without a `transactional.id`, like this one, that check does not exist.',
      },
    },
    never: {
      title: 'Number 0 after number 1',
      says: {
        again:
          'Now the retry of order 1 is out of order each time it comes. The producer does not give up before its deadline, {deadline} here.',
        told: 'Then the shop gets a TimeoutException. Order 1 is lost, but not in silence.',
      },
      challenge: {
        task: 'The same brokers, the same fault, the same release: get both orders stored, in order. One setting is enough.',
        goals: { both: 'The log holds 1 2', numbered: 'Idempotence is on' },
        hints: {
          order: 'Order 2 must not be under way while order 1 has no answer.',
          setting: 'Allow one request in flight.',
        },
        done: 'Or send one record and wait for its receipt before the flood: then the leader knows this producer.',
      },
    },
    closed: {
      title: 'Closed in Kafka 4.5, where nothing was written yet',
      says: {
        zero: 'A broker of Kafka 4.5, the same fault. In a partition that nothing was ever written to, it takes only number 0 as the first of a producer. So it refuses order 2. In a partition that has held a record the hole stays open.',
      },
      fill: {
        task: 'Both orders come again by number. How does it end?',
        blanks: {
          log: {
            ask: 'The log, as order numbers',
            because: 'The order is kept, as for a known producer.',
          },
          offset: {
            ask: 'Offset that the shop is told for order 1',
            because: 'It was the first to be stored.',
          },
        },
      },
    },
  },
  takeaways: {
    hole: 'Since 2.5 a new producer whose first batch is refused can lose it to the batch behind it, with a TimeoutException. 4.5 closes this only for partitions that never held a record.',
    first: 'Wait for the first receipt before you send more, or handle the exception.',
  },
};

import type { numbers } from '../../lessons/numbers.ts';
import type { TextsOf } from '../../texts.ts';

export const numbersTexts: TextsOf<typeof numbers> = {
  title: 'Numbers on the batches',
  about: 'What idempotence adds, who hands it out, and how a repeat is answered.',
  beats: {
    stamp: {
      title: 'Stamped when it leaves',
      says: {
        given:
          'As the batch leaves the accumulator it is stamped: producer id {pid}, producer epoch {epoch}, sequence number {seq}. The cluster chose the producer id; the shop cannot.',
        stays:
          'A retry carries the same numbers. Only to get past a gap does the producer stamp its batches anew.',
      },
    },
    repeat: {
      title: 'The stamp comes a second time',
      says: {
        fault:
          'Order 2 was stored at offset {append.offset} and its answer lost. The same batch is under way again.',
      },
      predict: {
        question: 'What is the shop told about order 2?',
        options: {
          refused: {
            answer: 'Nothing: the broker ignores a repeat',
            feedback:
              'Without an answer the producer would only send once more. The broker answers a repeat too.',
          },
          first: {
            answer: 'Success, offset 1',
            feedback: 'The offset of the first copy, as if its answer had not been lost.',
          },
          second: {
            answer: 'Success, offset 2',
            feedback: 'Offset 2 would be a second copy. The log has not grown.',
          },
        },
      },
    },
    batch: {
      title: 'The batch carries the number',
      says: {
        unit: 'Three orders share one batch. Its first sequence number is written down, and the others are counted from it: {first}, {second}, {third}. The leader recognises the whole batch.',
        half: 'A batch made by hand of the last two orders alone is not recognised. The leader looks for the exact range.',
        content:
          'The broker never compares what is inside. The same order sent anew gets a new number, and is stored.',
      },
    },
    'half-told': {
      title: 'Half told: another answer is lost',
      says: {
        third:
          'Three orders, one after the other, from producer id {pid}. Order 2 carried sequence number 1 and has its receipt. Order 3 was stored at offset 2, and its answer has just been lost.',
      },
      fill: {
        task: 'Order 3 will come again. Fill in what the leader sees and says.',
        blanks: {
          seq: {
            ask: 'Sequence number of the retry',
            because: 'The one that order 3 had the first time.',
          },
          told: { ask: 'The offset in the answer', because: 'The place of the first copy.' },
          copies: {
            ask: 'Copies of order 3',
            because: 'A repeat that is recognised is not written.',
          },
        },
      },
    },
    own: {
      title: 'Make three repeats',
      says: {
        second:
          'One lost answer, one retry, one repeat that the leader recognised: order 2. Nothing is special about it.',
      },
      challenge: {
        task: 'Lose the answers of orders 1 and 3 too. The leader has to recognise each repeat, and the log has to stay clean.',
        goals: {
          first: 'Order 1 came twice and is recognised',
          third: 'Order 3 came twice and is recognised',
          clean: 'The log holds 1 2 3',
        },
        hints: {
          what: 'The batch must be stored before its answer is lost. Which moment is that?',
          how: 'At the moment where order 1 is appended, break the connection. The same for order 3.',
        },
        done: 'Each repeat got its own first receipt. However many answers are lost, numbers make the difference.',
      },
    },
    partitions: {
      title: 'Each partition counts for itself',
      says: {
        each: 'Two partitions, a lost answer on each. Both counts start at 0, and both leaders recognise their own repeats.',
        stays: 'A retry never changes its partition. So no copy can cross from one to the other.',
      },
    },
  },
  takeaways: {
    identity:
      'A repeat is known by producer id, epoch, partition and sequence range, never by content.',
    good: 'A duplicate is a success: the answer is the first receipt.',
  },
};

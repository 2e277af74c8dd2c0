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
          'As the batch leaves the accumulator it is stamped: producer id 4001, producer epoch 0, sequence number 0. The cluster chose the producer id; the shop cannot.',
        stays:
          'A retry carries the same numbers. Only to get past a gap does the producer stamp its batches anew.',
      },
    },
    repeat: {
      title: 'The stamp comes a second time',
      says: {
        fault:
          'Order 2 was stored at offset 1 and its answer lost. The same batch is under way again.',
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
        unit: 'Three orders share one batch. Its first sequence number is written down, and the others are counted from it: 0, 1, 2. The leader recognises the whole batch.',
        half: 'A batch made by hand of the last two orders alone is not recognised. The leader looks for the exact range.',
        content:
          'The broker never compares what is inside. The same order sent anew gets a new number, and is stored.',
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

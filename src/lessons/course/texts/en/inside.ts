import type { inside } from '../../lessons/inside.ts';
import type { TextsOf } from '../../texts.ts';

export const insideTexts: TextsOf<typeof inside> = {
  title: 'One decision at a time',
  about: 'Nine batches made by hand, and the checks that decide about each.',
  beats: {
    fresh: {
      title: 'A batch before the leader',
      says: {
        hand: 'No client here: the batches are written by hand, so that each meets another check. The checks stand beside the lanes, in the order in which the leader makes them.',
        first:
          'Batch 1 comes from a producer id that the leader does not know, and is accepted. Batch 2 holds two records with the next numbers, {first} and {last}: appended.',
      },
    },
    same: {
      title: 'The same range again',
      says: {
        range:
          'Batch 3 repeats the numbers {first} to {last} exactly. It is on the list, so the answer is success with offset {offset}, where that batch stands.',
      },
    },
    part: {
      title: 'A part of a known batch',
      says: {
        part: 'Batch 4 carries number {seq} alone. Number {seq} is stored already, as the second record of batch 2.',
      },
      predict: {
        question: 'What does the leader decide?',
        options: {
          append: {
            answer: 'Append it',
            feedback: 'Number {seq} is stored already. The one after it is next.',
          },
          known: {
            answer: 'Duplicate',
            feedback:
              'The remembered batch has the range {first} to {seq}. Only an exact match is a duplicate.',
          },
          order: {
            answer: 'Out of order',
            feedback: 'No remembered batch has this range, and the number after {seq} was due.',
          },
        },
      },
    },
    epoch: {
      title: 'A newer epoch',
      says: {
        gap: 'Batch 5 left a gap and was refused. Now batch 6 arrives.',
        next: 'It carries a newer producer epoch, {epoch} instead of {old}, and number {seq}, which would be the next one of the old epoch.',
      },
      predict: {
        question: 'What does the leader decide?',
        options: {
          append: {
            answer: 'Append it: the number is next',
            feedback: '{seq} is next in epoch {old}. This is epoch {epoch}.',
          },
          order: {
            answer: 'Out of order',
            feedback: 'A new epoch starts to count at 0.',
          },
          fenced: {
            answer: 'Invalid producer epoch',
            feedback: 'That is for an epoch that is older than the one the leader knows.',
          },
        },
      },
    },
    older: {
      title: 'An older epoch',
      says: {
        zero: 'Batch 7 starts the new epoch with number 0, and is appended.',
        old: 'Batch 8 belongs to the old epoch. Whoever sends it is out of date: INVALID_PRODUCER_EPOCH. Shutting out an older owner is called fencing.',
        none: 'Batch 9 has no producer id. None of these checks applies, and it is appended.',
      },
    },
  },
  takeaways: {
    checks:
      'Of a producer that the leader knows: a remembered range is a duplicate; the next number is appended, and so is 0 in a newer epoch; an older epoch is fenced; anything else is out of order.',
  },
};

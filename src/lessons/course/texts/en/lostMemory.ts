import type { lostMemory } from '../../lessons/lostMemory.ts';
import type { TextsOf } from '../../texts.ts';

export const lostMemoryTexts: TextsOf<typeof lostMemory> = {
  title: 'The broker that lost its memory',
  about: 'A clean restart of the only replica, and duplicates in spite of idempotence.',
  beats: {
    restart: {
      title: 'A restart in the middle',
      says: {
        only: 'A topic with one replica. Two orders are stored, and their answers do not get through.',
        clean:
          'The broker is shut down cleanly and started again. It has read its snapshot: a file beside the log that says what it knew of each producer. Now the producer sends both orders again.',
      },
      predict: {
        question: 'Idempotence is on. What will the log hold?',
        options: {
          once: {
            answer: '1 2: the snapshot has all five batches',
            feedback:
              'It has one batch of each producer, the last. That is enough to go on, not to recognise all repeats.',
          },
          first: {
            answer: '1 2 1: only the last one is known',
            feedback:
              'The leader does know order 2. But the producer, refused with order 1, numbers everything in flight anew.',
          },
          both: {
            answer: '1 2 1 2',
            feedback: 'One stored batch looks like a gap, and then all of them are sent as new.',
          },
        },
      },
    },
    gap: {
      title: 'A stored batch that looks like a gap',
      says: {
        snapshot:
          'The snapshot kept the last batch: order 2, number 1. Order 1, number 0, is not in the window and not the next one. So the leader says OUT_OF_ORDER_SEQUENCE_NUMBER.',
        hole: 'For the producer order 1 is next in line. It takes the answer for lost data, moves to a new epoch, and starts again from 0.',
      },
    },
    strangers: {
      title: 'Two strangers',
      says: {
        renumbered:
          'Order 2 comes with epoch {epoch} and sequence number {seq}. A new epoch clears the window, and nothing is left to compare with. It is stored a second time, at offset {offset}.',
        told: 'The shop hears of two successes and of no error.',
      },
    },
    one: {
      title: 'Half told: one order in flight',
      says: {
        alone:
          'The same restart with a single order that is stored and not answered. The broker is back, and the retry is on its way.',
      },
      fill: {
        task: 'How does this run end?',
        blanks: {
          copies: {
            ask: 'Copies of order 1',
            because: 'The one batch of the snapshot is the one that is sent again.',
          },
          epoch: { ask: 'Its epoch', because: 'Nothing was refused, so nothing was renumbered.' },
          offset: {
            ask: 'The offset that the shop is told',
            because: 'The first receipt once more.',
          },
        },
      },
    },
    own: {
      title: 'What helps',
      says: {
        replicas:
          'With three replicas the others take over when a broker stops, and they remember all five. A reload with nobody to take over is what one replica costs.',
      },
      challenge: {
        task: 'Leave the restart and the single replica as they are. End with each order once. One setting of the producer is enough.',
        goals: { numbered: 'Idempotence is on', once: 'The log holds 1 2' },
        hints: {
          many: 'How many stored batches without an answer does the snapshot bear?',
          setting: 'Allow one request in flight.',
        },
        done: 'At most one batch is ever unanswered, and that one is in the snapshot. It costs throughput; with a replica that takes over you can keep five in flight.',
      },
    },
  },
  takeaways: {
    one: 'A leader that reloads its log knows one batch of each producer. If more were stored without an answer, their retries are stored again.',
    replicas:
      'A replica in sync that takes over has built the same window, so retries are recognised.',
  },
};

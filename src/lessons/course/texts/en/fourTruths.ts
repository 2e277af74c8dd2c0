import type { fourTruths } from '../../lessons/fourTruths.ts';
import type { TextsOf } from '../../texts.ts';

export const fourTruthsTexts: TextsOf<typeof fourTruths> = {
  title: 'One silence, four truths',
  about: 'Four runs that look the same from the shop, with and without the record in the log.',
  beats: {
    unsent: {
      title: 'It never arrived',
      says: {
        once: 'This producer tries once: `retries=0`. It sends order 1, and the connection breaks under the request.',
        empty:
          'The future fails with NetworkException. The log is empty, so the message fits the truth here.',
      },
    },
    died: {
      title: 'The broker died first',
      says: {
        crash:
          'This time the bytes arrived, and the broker crashed before it wrote them. The shop gets the same exception; the log is empty again.',
        elsewhere: 'Another broker takes over the partition. It knows nothing of order 1.',
      },
    },
    stored: {
      title: 'The third silence',
      says: {
        third:
          'The same producer, the same order. The broker has just written it, and now the connection breaks, before an answer is there.',
        view: 'You can look at the broker’s side before you choose. The shop cannot.',
      },
      predict: {
        question: 'What will come of order 1?',
        options: {
          failed: {
            answer: 'The send fails, and the log stays empty',
            feedback: 'The batch was written before the connection broke.',
          },
          both: {
            answer: 'The send fails, and the order is in the log',
            feedback: 'Only the answer died. The shop is told the same as in the two runs before.',
          },
          told: {
            answer: 'The send succeeds after all',
            feedback: 'An answer that was lost with its connection is never delivered later.',
          },
        },
      },
    },
    late: {
      title: 'Stored, and the answer is late',
      says: {
        late: 'Here the answer is under way and does not come through. After `request.timeout.ms`, {patience}, the client hangs up and reports a TimeoutException. The order is in the log.',
        four: 'Four runs: two with the order, two without. In three of them the shop was told the very same thing.',
      },
    },
  },
  takeaways: {
    silence: 'No answer is not a no. The record may be stored.',
    ask: 'It may as well be missing. Whoever must not lose it has to send again.',
  },
};

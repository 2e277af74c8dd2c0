import type { lostAnswer } from '../../lessons/lostAnswer.ts';
import type { TextsOf } from '../../texts.ts';

export const lostAnswerTexts: TextsOf<typeof lostAnswer> = {
  title: 'The lost answer',
  about: 'One answer goes missing and a card is charged twice. Then one number stops it.',
  beats: {
    silence: {
      title: 'No answer came back',
      says: {
        stored:
          'Order 17 left the producer and the leading broker wrote it into its log, at offset {append.offset}.',
        lost: 'The broker answered with an ack, but the connection broke and took the answer with it. From the shop’s side there is only silence.',
        ask: 'The batches here carry no number yet. The producer will not give up: it sends again.',
      },
      predict: {
        question: 'How often will order 17 stand in the log?',
        options: {
          once: {
            answer: 'Once. The broker notices the copy',
            feedback: 'It had nothing to compare: both batches came without a number.',
          },
          twice: {
            answer: 'Twice',
            feedback: 'The first copy was stored; only its answer died. The second is stored too.',
          },
          never: {
            answer: 'Never. No answer means not stored',
            feedback:
              'It was in the log before the connection broke. Silence says nothing about it.',
          },
        },
      },
    },
    again: {
      title: 'Sent once, stored twice',
      says: {
        same: 'The retry carried the same bytes, and the broker appended them a second time, at {copy.offset}.',
        told: 'The shop hears one good answer: order 17 is at offset {told}. No error ever reaches it, so it cannot suspect anything.',
        charged: 'Whoever reads the log acts on both copies. The customer pays twice.',
      },
    },
    'half-told': {
      title: 'Now you tell it',
      says: {
        stored:
          'Another shop, the same trouble. Order 2 stands in the log at offset 1, its batch has no number, and its answer has just been lost.',
      },
      fill: {
        task: 'The producer will send order 2 again. How does it end?',
        blanks: {
          sent: {
            ask: 'How often order 2 is sent',
            because: 'Once at first, and once as a retry.',
          },
          stored: {
            ask: 'How often it is stored',
            because: 'Both attempts reached the log, and nothing told them apart.',
          },
          told: {
            ask: 'The offset that the shop is told',
            because: 'The answer that came through is about the second copy.',
          },
        },
      },
    },
    number: {
      title: 'Now with a number on it',
      says: {
        stamp:
          'Idempotence is on. The batch leaves with a stamp: producer id {pid}, and sequence number {seq} for its first record.',
        kept: 'The same fault strikes. The retry carries the same stamp as before.',
      },
      predict: {
        question: 'What will the shop be told about order 17?',
        options: {
          error: {
            answer: 'An error: it is a duplicate',
            feedback: 'A repeat is good news. The broker answers it with success.',
          },
          first: {
            answer: 'Success, at offset 106',
            feedback: 'The broker found the stamp and gave the first copy’s offset again.',
          },
          second: {
            answer: 'Success, at offset 107',
            feedback: 'That would be a second copy. Nothing was written this time.',
          },
        },
      },
    },
    'one-copy': {
      title: 'Same stamp, same receipt',
      says: {
        match:
          'The broker remembers this stamp, so it writes nothing and repeats its first answer. Open the checks beside the lanes to see the comparison.',
        default:
          'From Kafka 3.2 on, the Java producer asks for this by default. Nobody has to switch it on.',
      },
      challenge: {
        task: 'Switch idempotence off, and still end with order 17 stored once, by moving the fault.',
        goals: {
          off: 'Idempotence is off',
          once: 'Order 17 is stored once',
        },
        hints: {
          which:
            'A copy needs a first batch that was stored. Which message could be lost instead of the answer?',
          where:
            'Switch the cut off under Faults, and lose the request of order 17 while it is on the wire.',
        },
        done: 'A lost request harms nobody: the retry is the first copy that arrives.',
      },
    },
    where: {
      title: 'Where this fits',
      says: {
        does: 'So there are two mechanisms. A retry repeats a batch whose fate is unknown. Idempotence lets the leader of the log recognise the repeat.',
        restart:
          'They cover the retries of one running producer. A shop that restarts and sends again is not covered.',
        beyond:
          'Nor are two writes that belong together, nor what a reader does. The last lessons show what stands beyond.',
      },
    },
  },
  takeaways: {
    silence: 'A missing answer does not say whether the record is stored.',
    number: 'With a number the broker recognises the repeat, and answers with the first receipt.',
  },
};

import type { isolation } from '../../lessons/isolation.ts';
import type { TextsOf } from '../../texts.ts';

export const isolationTexts: TextsOf<typeof isolation> = {
  title: 'Transactions and their readers',
  about: 'What read_committed waits for, what it skips, and what travels together.',
  beats: {
    behind: {
      title: 'Behind an open transaction',
      says: {
        open: 'One shop has written order 1 in a transaction that is still open.',
        plain:
          'Another shop, without transactions, has written order 2 behind it and has its receipt. Two readers are waiting: one reads `read_uncommitted`, which is the default, one `read_committed`.',
      },
      predict: {
        question: 'When does the read_committed reader get order 2?',
        options: {
          now: {
            answer: 'Now: order 2 belongs to no transaction',
            feedback:
              'It would have to pass order 1 first, and nobody knows yet what becomes of that.',
          },
          waits: {
            answer: 'When the transaction before it has ended',
            feedback:
              'A reader reads in order. It stops before the first record that is undecided.',
          },
          both: {
            answer: 'Together with order 1, once both are stored',
            feedback: 'That reader is `read_uncommitted`. It takes what is written.',
          },
        },
      },
    },
    stable: {
      title: 'The last stable offset',
      says: {
        lso: 'Before the first open transaction lies the last stable offset: a `read_committed` reader gets nothing from there on, not even plain records.',
        marker:
          'The abort writes a marker, which takes an offset of its own. So the last stable offset ends at {end}, with two orders in the log.',
        readers: 'The aborted order stays in the log. The one reader got {rc}, the other {ru}.',
      },
    },
    transfer: {
      title: 'A transfer is cut in two',
      says: {
        torn: 'A debit for one partition, a credit for another, in one transaction. The process dies when the debit is written and the credit is not.',
        again:
          'It will start again with the same `transactional.id` and make the whole transfer once more.',
      },
      predict: {
        question: 'What will a read_committed reader get in the end?',
        options: {
          twice: {
            answer: 'Debit, debit, credit',
            feedback:
              'That is what the logs hold. The first debit belongs to an aborted transaction.',
          },
          once: {
            answer: 'Debit and credit, once each',
            feedback: 'The restart aborted the open half, and the second transaction is whole.',
          },
          half: {
            answer: 'The debit alone',
            feedback: 'A half is never committed: markers go to all partitions of a transaction.',
          },
        },
      },
    },
    loop: {
      title: 'Half told: read, bill, commit',
      says: {
        biller:
          'A biller reads orders and writes a bill for each. In one transaction it sends the bill and hands over the offset of the order. It died when bill 2 was stored and not committed.',
        offsets:
          'The next process asks for the committed offset and finds order 2 undone. So it writes bill 2 once more.',
      },
      fill: {
        task: 'All three orders are billed in the end. Which bills are there?',
        blanks: {
          stored: {
            ask: 'Copies of bill 2 in the log',
            because: 'An abort marks the first copy. It does not take it away.',
          },
          rc: {
            ask: 'Bills that read_committed gets',
            because: 'It skips what was aborted: each bill once.',
          },
          ru: {
            ask: 'Bills that read_uncommitted gets',
            because: 'The default reader takes the aborted copy too.',
          },
        },
      },
    },
    own: {
      title: 'Open for too long',
      says: {
        late: 'This shop let its transaction stand open for half a minute. When `transaction.timeout.ms` was over, {limit} here, the coordinator aborted it at its next look and raised the epoch. Order 2 came too late, INVALID_PRODUCER_EPOCH, and so did the commit.',
      },
      challenge: {
        task: 'Get both orders committed, without making the shop faster.',
        goals: { both: 'Orders 1 and 2 are committed' },
        hints: { long: 'Set `transaction.timeout.ms` to 60000, which is its default.' },
        done: 'But the longer a transaction may stand open, the longer readers may have to wait behind one that nobody ends.',
      },
    },
  },
  takeaways: {
    wait: 'A `read_committed` reader waits behind every open transaction of its partition. Keep transactions short.',
    ask: 'A transaction protects only readers that ask for it: set `isolation.level=read_committed`.',
  },
};

import type { practice } from '../../lessons/practice.ts';
import type { TextsOf } from '../../texts.ts';

export const practiceTexts: TextsOf<typeof practice> = {
  title: 'In production',
  about: 'When not to use it, and how payments, orders, stock and pipelines do.',
  beats: {
    not: {
      title: 'When not to use it',
      says: {
        telemetry:
          'Readings that may be lost: `acks=0` asks for no answer, and idempotence is off. Order 2 is lost here, and its future reports success at offset {offset}. Write `enable.idempotence=false` too, to show that it is meant.',
        lives:
          'Thousands of short-lived producers: each start is a new producer id that brokers remember for a day. Let them share one.',
        speed: 'Speed is no reason. With `acks=all` the numbers cost nothing that can be seen.',
      },
    },
    'not-enough': {
      title: 'Where it is not enough',
      says: {
        together:
          'Two writes that belong together: a debit without its credit. That takes a transaction, which brings idempotence along.',
        above:
          'Repeats that are born above the producer: a second click, a replay, a restart. Those take an id of the business and a consumer that remembers it. The next steps show how.',
      },
    },
    payment: {
      title: 'A payment',
      says: {
        five: 'A payment of 40 euros. A lost answer charges nobody twice: idempotence covers it.',
        click:
          'Now the customer clicks twice, and the shop calls `send()` twice. Idempotence is on.',
      },
      predict: {
        question: 'How often is the card charged?',
        options: {
          once: {
            answer: 'Once',
            feedback: 'Two calls of `send()` are two records with two numbers.',
          },
          twice: {
            answer: 'Twice',
            feedback:
              'To Kafka these are two records. Only the payment’s own id says that they are one.',
          },
        },
      },
    },
    'payment-right': {
      title: 'A payment with an inbox',
      says: {
        inbox:
          'The payment has an id of its own, and the consumer keeps an inbox of the ids it has charged. The second click is skipped.',
        deadline:
          'The same inbox covers a payment whose delivery ran out of time and that was sent again.',
        crash:
          'And it covers a consumer that dies after charging, when the row is written together with the charge.',
      },
    },
    orders: {
      title: 'Orders in their order',
      says: {
        key: 'The order’s id is the key. So all states of one order go to one partition while the topic keeps its partitions, and stay in their order there.',
        leader:
          'In this run one of three leaders crashes in the middle. Nothing is doubled, nothing overtaken, and no error reaches the shop.',
      },
    },
    stock: {
      title: 'Stock',
      says: {
        kept: 'A shelf held 100 pieces, and five were sold, each sent as one less. The sender crashed before it heard of the last one. It has just started again.',
      },
      predict: {
        question: 'The shelf holds 95. What will the books say?',
        options: {
          right: {
            answer: '95',
            feedback:
              'The last change is sent again, with a new number, and one less is taken once more.',
          },
          less: {
            answer: '94',
            feedback: 'The last change counts twice.',
          },
          more: {
            answer: '96',
            feedback: 'The last change was stored before the crash. It is not lost, it is doubled.',
          },
        },
      },
    },
    'stock-right': {
      title: 'Send the level',
      says: {
        delta:
          'The books say {shelf} from now on, and nothing will ever put it right: a change has no memory of what it was applied to.',
        level:
          'Send the level instead, and this repeat does no harm: 95 is 95. Only behind a newer level it would.',
      },
    },
    process: {
      title: 'Read, work, write',
      says: {
        loop: 'The biller reads orders and writes bills, and commits its offsets in the same transaction as the bills. It crashed after bill 2. A `read_committed` reader sees each bill once.',
        plain:
          'With idempotence alone the restarted biller writes bill 2 again, and every reader sees it twice.',
        reader: 'A `read_uncommitted` reader, Kafka’s default, sees the aborted copy here too.',
      },
    },
  },
  takeaways: {
    domain:
      'Give each business event an id of its own, and let the last one in the chain remember it.',
    inside: 'From Kafka to Kafka a transaction keeps records and offsets together.',
  },
};

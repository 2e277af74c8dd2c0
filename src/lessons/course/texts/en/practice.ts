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
          'Readings that may be lost: `acks=0` asks for no answer, so what has left is not retried, and idempotence is off. Order 2 is lost here, and its future reports success with offset −1. Then write `enable.idempotence=false` too, so that it is meant.',
        lives:
          'Thousands of short-lived producers: each start is a new producer id that brokers remember for a day. Let them share one.',
        speed: 'Speed is no reason. With `acks=all` the numbers cost nothing that can be seen.',
      },
    },
    payment: {
      title: 'A payment',
      says: {
        five: 'A lost answer charges nobody twice: idempotence covers it.',
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
        restart: 'The same inbox covers a restart of the service.',
        deadline: 'It covers a delivery whose time ran out and that was sent again.',
        crash:
          'And it covers a consumer that dies after charging, when the row is written together with the charge.',
      },
    },
    orders: {
      title: 'Orders in their order',
      says: {
        key: 'The order’s id is the key. So all states of one order go to one partition, and stay in their order there.',
        leader:
          'In this run one of three leaders crashes in the middle. Nothing is doubled, nothing overtaken, and no error reaches the shop.',
      },
    },
    stock: {
      title: 'Stock',
      says: {
        delta:
          'The shelf is kept by changes: one less, one less. The change that was sent again after a restart counts twice; the shelf says 94 and holds 95.',
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

// The opening scene: one lost answer, in slow motion. Offsets start at 104 so that order, sequence and offset
// are never the same number.

import type { Scenario } from '../../engine/index.ts';
import { t } from '../../i18n/t.ts';
import { cut, moment, NO_IDEMPOTENCE, ORDERS, order, scene, withConfig } from './base.ts';

export const lostAck: Scenario = scene({
  id: 'lost-ack',
  title: t`The ack that never arrived`,
  about: t`Order 17 was safely written at offset 106. Then the connection broke and took the ack with it. A lost request and a lost ack look the same to the producer, so it does what it must: it sends the batch again.`,
  topics: [{ ...ORDERS, startOffset: 104 }],
  // The consumer stands next to the brokers, so the card is charged before the shop hears of the order.
  network: {
    flightMs: 40,
    consumerFlightMs: 5,
    replicationMs: 20,
    alterPartitionMs: 0,
    disconnectMs: 5,
  },
  config: { ...NO_IDEMPOTENCE, acks: 'all' },
  sends: [order(15, 10, 12), order(16, 10, 25), order(17, 120, 40), order(18, 574, 15)],
  interventions: [cut(moment('responseSent', 'order-17'), 15)],
  pauseOn: [
    moment('appended', 'order-17'),
    moment('connectionLost'),
    moment('batchDecided', 'order-17', 2),
    moment('sendCompleted', 'order-17'),
  ],
  claims: [
    'log == [order-15, order-16, order-17, order-17, order-18]',
    'verdicts(order-17) == [APPENDED@106, APPENDED@107]',
    'completed(order-17) == ok@107',
    'effects(order-17) == 2',
    'hw == 109',
    'completedAt(order-17) < completedAt(order-18)',
  ],
});

/** The same fault with numbers on the batches. */
export const lostAckIdempotent: Scenario = {
  ...withConfig(lostAck, 'enable.idempotence', 'true'),
  id: 'lost-ack-idempotent',
  title: t`The same stamp, a second time`,
  about: t`The ack for order 17 is lost again. This time the batch carries a stamp, and the broker has seen it before: it writes nothing and answers with the offset of the first copy.`,
  claims: [
    'log == [order-15, order-16, order-17, order-18]',
    'verdicts(order-17) == [APPENDED@106, DUPLICATE@106]',
    'completed(order-17) == ok@106',
    'effects(order-17) == 1',
    'hw == 108',
    'window(orders-0, 4001) == [0..1, 2, 3]',
  ],
};

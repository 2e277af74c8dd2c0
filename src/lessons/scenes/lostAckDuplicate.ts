// Stored, answer lost, no numbers: the copy is written.

import type { Scenario } from '../../engine/index.ts';
import { t } from '../../i18n/t.ts';
import { cut, moment, NO_IDEMPOTENCE, ONE_IN_FLIGHT, orders, scene } from './base.ts';

export const lostAckDuplicate: Scenario = scene({
  id: 'lost-ack-duplicate',
  title: t`The answer is lost, the order doubles`,
  about: t`order-2 is in the log when the connection dies, and no answer can reach the producer. It learns only that the connection is gone, and sends the batch again. The batch has no number, so the broker has nothing to compare, and writes it a second time.`,
  config: { ...NO_IDEMPOTENCE, ...ONE_IN_FLIGHT },
  sends: orders(3, 20),
  interventions: [cut(moment('appended', 'order-2'))],
  pauseOn: [
    moment('appended', 'order-2'),
    moment('connectionLost'),
    moment('batchDecided', 'order-2', 2),
    moment('sendCompleted', 'order-2'),
  ],
  claims: [
    'log == [order-1, order-2, order-2, order-3]',
    'sent(order-2) == 2',
    'verdicts(order-2) == [APPENDED, APPENDED]',
    'completed(order-2) == ok@2',
    'effects(order-2) == 2',
  ],
});

// Stored, answer lost, numbers on: the copy is recognised.

import type { Scenario } from '../../engine/index.ts';
import { t } from '../../i18n/t.ts';
import { cut, moment, ONE_IN_FLIGHT, orders, scene } from './base.ts';

export const lostAckDeduplicated: Scenario = scene({
  id: 'lost-ack-deduplicated',
  title: t`The same fault, and one copy`,
  about: t`The fault is the same, but the batch carries a producer id, an epoch and a sequence. The leader remembers the last five batches of each producer id in this partition, and finds the same numbers there. It writes nothing and answers with success and the offset of the first copy.`,
  config: { 'enable.idempotence': 'true', ...ONE_IN_FLIGHT },
  sends: orders(3, 20),
  interventions: [cut(moment('appended', 'order-2'))],
  pauseOn: [moment('batchDecided', 'order-2', 2)],
  claims: [
    'log == [order-1, order-2, order-3]',
    'sent(order-2) == 2',
    'storedTimes(order-2) == 1',
    'verdicts(order-2) == [APPENDED, DUPLICATE@1]',
    'completed(order-2) == ok@1',
    'effects(order-2) == 1',
  ],
});

// Three under way and none stored when the line drops: once each, in reverse.

import type { Scenario } from '../../engine/index.ts';
import { t } from '../../i18n/t.ts';
import { cut, holdRequests, moment, NO_IDEMPOTENCE, orders, scene, time } from './base.ts';

export const reversed: Scenario = scene({
  id: 'reversed',
  title: t`Nothing doubled, everything reversed`,
  about: t`The same line drops before any of the three requests arrives. Nothing was stored, so nothing is doubled. But the batches go back to the queue one in front of the other, and the log reads 3, 2, 1.`,
  config: NO_IDEMPOTENCE,
  sends: orders(3, 20),
  interventions: [holdRequests('order-1'), cut(time(200))],
  pauseOn: [moment('batchReenqueued')],
  claims: [
    'log == [order-3, order-2, order-1]',
    'storedTimes(order-1) == 1',
    'storedTimes(order-2) == 1',
    'storedTimes(order-3) == 1',
    'isSorted(log) == false',
  ],
});

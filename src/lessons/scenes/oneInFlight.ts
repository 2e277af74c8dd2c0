// One request at a time keeps the order and does not prevent the copy.

import type { Scenario } from '../../engine/index.ts';
import { t } from '../../i18n/t.ts';
import { cut, moment, NO_IDEMPOTENCE, ONE_IN_FLIGHT, orders, scene } from './base.ts';

export const oneInFlight: Scenario = scene({
  id: 'one-in-flight',
  title: t`One at a time`,
  about: t`With a single request in flight, order-2 waits until order-1 is answered, so nothing can overtake. The answer for order-1 is lost all the same, and its copy is written: the order is right, the count is not.`,
  config: { ...NO_IDEMPOTENCE, ...ONE_IN_FLIGHT },
  sends: orders(2, 20),
  interventions: [cut(moment('appended', 'order-1'))],
  pauseOn: [moment('batchReenqueued')],
  claims: [
    'log == [order-1, order-1, order-2]',
    'isSorted(log)',
    'storedTimes(order-1) == 2',
    'storedTimes(order-2) == 1',
  ],
});

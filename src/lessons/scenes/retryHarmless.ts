// The request is lost before it arrives: the retry is the first copy.

import type { Scenario } from '../../engine/index.ts';
import { t } from '../../i18n/t.ts';
import { cut, holdRequests, moment, NO_IDEMPOTENCE, ONE_IN_FLIGHT, orders, scene } from './base.ts';

export const retryHarmless: Scenario = scene({
  id: 'retry-harmless',
  title: t`A retry that harms nothing`,
  about: t`The request with order-2 never reaches the broker. The producer cannot know that, so it sends the batch again, and this time it is written. Two requests, one copy: a retry doubles only what was stored before.`,
  config: { ...NO_IDEMPOTENCE, ...ONE_IN_FLIGHT },
  sends: orders(3, 20),
  interventions: [holdRequests('order-2'), cut(moment('requestSent', 'order-2'), 30)],
  pauseOn: [moment('batchReenqueued'), moment('batchDecided', 'order-2')],
  claims: [
    'sent(order-2) == 2',
    'storedTimes(order-2) == 1',
    'log == [order-1, order-2, order-3]',
    'verdicts(order-2) == [APPENDED]',
  ],
});

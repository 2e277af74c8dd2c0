// Three stored and unanswered when the line drops: the retries come back mirrored.

import type { Scenario } from '../../engine/index.ts';
import { t } from '../../i18n/t.ts';
import { cut, moment, NO_IDEMPOTENCE, orders, scene, stallAnswers, time } from './base.ts';

export const palindrome: Scenario = scene({
  id: 'palindrome',
  title: t`Three in flight, then the line drops`,
  about: t`Three batches are written, and none of their answers gets through. When the connection dies, all three fail at once, and each goes back to the head of the queue, in front of the one before it. They are written again in reverse.`,
  config: NO_IDEMPOTENCE,
  sends: orders(3, 20),
  interventions: [stallAnswers('order-1'), cut(time(200))],
  pauseOn: [moment('batchReenqueued')],
  claims: [
    'log == [order-1, order-2, order-3, order-3, order-2, order-1]',
    'completed(order-1) == ok@5',
    'completed(order-2) == ok@4',
    'completed(order-3) == ok@3',
    'isSorted(log) == false',
  ],
});

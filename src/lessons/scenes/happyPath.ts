// Nothing goes wrong: a record's way in.

import type { Scenario } from '../../engine/index.ts';
import { t } from '../../i18n/t.ts';
import { moment, orders, scene } from './base.ts';

export const happyPath: Scenario = scene({
  id: 'happy-path',
  title: t`A record’s way in`,
  about: t`Three orders, no fault. Each waits a moment in the producer’s buffer, travels as a batch, gets its offset from the leader and is copied by two followers. Only then does the application hear where it is.`,
  sends: orders(3, 20),
  pauseOn: [moment('requestSent'), moment('batchDecided'), moment('sendCompleted')],
  claims: [
    'log == [order-1, order-2, order-3]',
    'completed(order-1) == ok@0',
    'completed(order-2) == ok@1',
    'completed(order-3) == ok@2',
    'first(recordAppended) before first(requestSent)',
    'hw == 3',
    'errorsSeen == []',
  ],
});

// Stored, process dies, new producer id: nobody can know the order for the same.

import type { Scenario } from '../../engine/index.ts';
import { t } from '../../i18n/t.ts';
import { moment, orders, scene, stallAnswers } from './base.ts';

export const restartResend: Scenario = scene({
  id: 'restart-resend',
  title: t`A restart, and the order comes again`,
  about: t`order-2 is stored, but the shop’s process dies before it hears of it. The shop starts again, finds in its outbox that nobody acknowledged order-2, and sends it once more. Its new producer has a new producer id and counts from 0, so the leader, which compares ids and numbers and no values, sees a first batch and writes it.`,
  config: { 'enable.idempotence': 'true' },
  sends: orders(2, 20),
  interventions: [
    stallAnswers('order-2'),
    {
      do: 'crash',
      producer: 'p1',
      when: moment('appended', 'order-2'),
      afterMs: 20,
      enabled: true,
    },
    {
      do: 'restart',
      producer: 'p1',
      resend: 'unacknowledged',
      when: moment('producerCrashed'),
      afterMs: 200,
      enabled: true,
    },
  ],
  pauseOn: [moment('producerRestarted'), moment('batchDecided', 'order-2', 2)],
  claims: [
    'log == [order-1, order-2, order-2]',
    'storedTimes(order-2) == 2',
    'verdicts(order-2) == [APPENDED@1, APPENDED@2]',
    'pid(order-1) == 4001',
    'pid(order-2) == 4002',
    'epoch(order-2) == 0',
    'seq(order-2) == 0',
    'completed(order-2) == pending',
    'count(recordAppended, order-2) == 2',
    'effects(order-2) == 2',
  ],
});

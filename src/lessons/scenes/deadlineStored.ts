// TimeoutException, and the order is in the log.

import type { Scenario } from '../../engine/index.ts';
import { t } from '../../i18n/t.ts';
import { cut, moment, order, PATIENT_RECONNECT, refuse, scene } from './base.ts';

export const deadlineStored: Scenario = scene({
  id: 'deadline-stored',
  title: t`Time is up, and the order is stored`,
  about: t`order-1 is written, the connection breaks, and for 40 s its broker cannot be reached. After delivery.timeout.ms the shop gets a TimeoutException, which says that nobody answered in time. It does not say that nothing was stored. The shop sends the order again; the producer has raised its epoch, because it cannot know which numbers the broker has seen, and so the leader writes it a second time.`,
  config: {
    'enable.idempotence': 'true',
    'delivery.timeout.ms': '35000',
    ...PATIENT_RECONNECT,
  },
  sends: [order(1, 0)],
  resendOnFailure: 1,
  resendAfterMs: 1000,
  interventions: [cut(moment('appended', 'order-1')), refuse(1, 6, 40_000)],
  pauseOn: [moment('batchExpired', 'order-1'), moment('recordAppended', 'order-1', 2)],
  claims: [
    'completed(order-1) == TimeoutException',
    'errorsSeen == [TimeoutException]',
    'appendedAt(order-1) < 100',
    'completedAt(order-1) == 35000',
    'verdicts(order-1) == [APPENDED@0, APPENDED@1]',
    'storedTimes(order-1) == 2',
    'epoch(order-1) == 1',
    'seq(order-1) == 0',
    'first(sendCompleted) before last(batchDecided)',
  ],
});

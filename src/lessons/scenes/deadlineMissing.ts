// The same TimeoutException, and the order is nowhere.

import type { Scenario } from '../../engine/index.ts';
import { t } from '../../i18n/t.ts';
import {
  cut,
  holdRequests,
  moment,
  order,
  PATIENT_RECONNECT,
  refuse,
  scene,
  time,
} from './base.ts';

export const deadlineMissing: Scenario = scene({
  id: 'deadline-missing',
  title: t`Time is up, and the order is nowhere`,
  about: t`This time the request never reaches the broker: its bytes are held up, the connection breaks, and for 40 s the broker cannot be reached. The shop gets the same TimeoutException with the same text as for an order that is stored. From the exception alone it cannot tell the two apart.`,
  config: {
    'enable.idempotence': 'true',
    'delivery.timeout.ms': '35000',
    ...PATIENT_RECONNECT,
  },
  sends: [order(1, 0)],
  interventions: [holdRequests('order-1'), refuse(1, 0, 40_000), cut(time(20))],
  pauseOn: [moment('batchExpired', 'order-1')],
  claims: [
    'completed(order-1) == TimeoutException',
    'errorsSeen == [TimeoutException]',
    'completedAt(order-1) == 35000',
    'storedTimes(order-1) == 0',
    'appendedAt(order-1) == never',
    'verdicts(order-1) == []',
    'sent(order-1) == 1',
  ],
});

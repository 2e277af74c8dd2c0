// Stored, deadline over, and the shop's own retry goes to the other partition.

import type { Scenario } from '../../engine/index.ts';
import { t } from '../../i18n/t.ts';
import { cut, moment, ORDERS, order, PATIENT_RECONNECT, refuse, scene } from './base.ts';

export const keylessResend: Scenario = scene({
  id: 'keyless-resend',
  title: t`Sent again, and to the other partition`,
  about: t`An order without a key may go to any partition. It is stored in the first, its answer is lost, and its broker cannot be reached until the delivery time is over. The shop sends it again: for Kafka that is a new record, and the partitioner gives it the next partition, where nobody has seen it. No partition holds a copy, and the topic holds two.`,
  topics: [{ ...ORDERS, partitions: 2, leaders: [1, 2] }],
  config: {
    'enable.idempotence': 'true',
    'delivery.timeout.ms': '35000',
    ...PATIENT_RECONNECT,
    'partitioner.class': 'org.apache.kafka.clients.producer.RoundRobinPartitioner',
  },
  sends: [{ ...order(1, 0), key: null }],
  resendOnFailure: 1,
  interventions: [cut(moment('appended', 'order-1')), refuse(1, 6, 40_000)],
  pauseOn: [moment('sendCompleted', 'order-1'), moment('recordAppended', 'order-1', 2)],
  claims: [
    'log(orders-0) == [order-1]',
    'log(orders-1) == [order-1]',
    'storedTimes(order-1) == 2',
    'verdicts(order-1) == [APPENDED@0, APPENDED@0]',
    'completed(order-1) == TimeoutException',
    'count(recordAppended, order-1) == 2',
    'sent(order-1) == 2',
    'effects(order-1) == 2',
  ],
});

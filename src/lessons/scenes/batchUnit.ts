// The number belongs to the batch: a known batch is recognised as a whole or not at all.

import type { Scenario } from '../../engine/index.ts';
import { t } from '../../i18n/t.ts';
import { cut, moment, order, orders, scene } from './base.ts';

export const batchUnit: Scenario = scene({
  id: 'batch-unit',
  title: t`Half a batch is not a known batch`,
  about: t`order-1, order-2 and order-3 travel as one batch with the sequences 0 to 2, and the retry is recognised as a whole. Then somebody feeds the broker a batch with the sequences 1 to 2 by hand. Both records are in the log, yet the broker knows no such batch: it is neither a copy nor the next in line.`,
  config: { 'linger.ms': '50' },
  sends: [...orders(3, 5), order(4, 400)],
  handFed: [
    {
      at: 700,
      topic: 'orders',
      partition: 0,
      producerId: 4001,
      producerEpoch: 0,
      baseSequence: 1,
      values: ['order-2', 'order-3'],
    },
  ],
  interventions: [cut(moment('appended', 'order-1'))],
  pauseOn: [moment('batchDecided', 'order-1', 2), moment('batchDecided', 'order-2', 3)],
  claims: [
    'pid(order-1) == 4001',
    'seq(order-1) == 0',
    'seq(order-2) == 1',
    'seq(order-3) == 2',
    'seq(order-4) == 3',
    'verdicts(order-1) == [APPENDED, DUPLICATE@0]',
    'verdicts(order-2) == [APPENDED, DUPLICATE@1, OUT_OF_ORDER_SEQUENCE_NUMBER]',
    'verdicts(order-3) == [APPENDED, DUPLICATE@2, OUT_OF_ORDER_SEQUENCE_NUMBER]',
    'window(orders-0, 4001) == [0..2, 3]',
    'log == [order-1, order-2, order-3, order-4]',
  ],
});

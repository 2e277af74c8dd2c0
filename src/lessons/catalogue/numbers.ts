// Scenes at the end of the numbers: the last sequence, the last epoch. Each starts with a preset, since no run of an
// hour sends two thousand million records.

import type { Scenario, SendSpec } from '../../engine/index.ts';
import { t } from '../../i18n/t.ts';
import { cut, moment, ORDERS, order, orders, scene } from '../scenes/base.ts';

const LAST_SEQUENCE = 2_147_483_647;
const LAST_EPOCH = 32_767;
/** What was written before the run is gone by retention. */
const OLD_TOPIC = { ...ORDERS, startOffset: 500 };
const SMALL_BATCHES = {
  ...ORDERS,
  config: { 'min.insync.replicas': '2', 'max.message.bytes': '200' },
};

/** An order that is larger than the topic allows: refused for good. */
const poison = (number: number, at: number): SendSpec => ({
  ...order(number, at),
  key: 'x'.repeat(300),
});

const atSequence = (next: number) => ({
  producerEpoch: 0,
  sequences: [{ partition: 'orders-0', next }],
});

const sequenceWrap = scene({
  id: 'sequence-wrap',
  title: t`After the last sequence comes 0`,
  about: t`A producer that has sent more than two thousand million records to one partition comes to the largest number that a sequence can be. The next one is 0, within the same epoch, and for the leader that is the next in line.`,
  topics: [OLD_TOPIC],
  preset: atSequence(LAST_SEQUENCE - 1),
  sends: orders(3, 20),
  pauseOn: [moment('batchDecided', 'order-2'), moment('batchDecided', 'order-3')],
  claims: [
    'seq(order-1) == 2147483646',
    'seq(order-2) == 2147483647',
    'seq(order-3) == 0',
    'epoch(order-3) == 0',
    'verdicts(order-3) == [APPENDED@502]',
    'log == [order-1, order-2, order-3]',
    'window(orders-0, 4001) == [2147483645, 2147483646, 2147483647, 0]',
  ],
});

const sequenceWrapRetried = scene({
  id: 'sequence-wrap-retried',
  title: t`A copy on both sides of the wrap`,
  about: t`One batch of two orders has the last sequence and the first. Its answer is lost, and the copy says the same first and last number: the leader recognises it.`,
  topics: [OLD_TOPIC],
  preset: atSequence(LAST_SEQUENCE),
  config: { 'linger.ms': '20' },
  sends: [order(1, 0), order(2, 5), order(3, 400)],
  interventions: [cut(moment('appended', 'order-1'))],
  pauseOn: [moment('batchDecided', 'order-1', 2)],
  claims: [
    'seq(order-1) == 2147483647',
    'seq(order-2) == 0',
    'verdicts(order-1) == [APPENDED@500, DUPLICATE@500]',
    'seq(order-3) == 1',
    'log == [order-1, order-2, order-3]',
    'window(orders-0, 4001) == [2147483646, 2147483647..0, 1]',
  ],
});

const epochExhausted = scene({
  id: 'epoch-exhausted',
  title: t`The last epoch, and a new name`,
  about: t`Two orders are refused for good, and each time the producer raises its epoch. The first time it reaches 32767, the last one there is. The second time it gives its producer id up, asks for another, and starts again at epoch 0.`,
  topics: [SMALL_BATCHES],
  preset: { producerEpoch: LAST_EPOCH - 1, sequences: [] },
  config: { 'linger.ms': '0' },
  sends: [poison(1, 0), order(2, 40), poison(3, 80), order(4, 120)],
  pauseOn: [moment('batchDecided', 'order-4')],
  claims: [
    'completed(order-1) == RecordTooLargeException',
    'pid(order-2) == 4001',
    'epoch(order-2) == 32767',
    'pid(order-4) == 4002',
    'epoch(order-4) == 0',
    'seq(order-4) == 0',
    'count(producerIdReceived) == 1',
    'log == [order-2, order-4]',
  ],
});

/** RecordAccumulator and TransactionManager of 4.0.0, driven by hand, send order-2 with producer id −1 and sequence 0. */
const epochExhaustedInFlight = scene({
  id: 'epoch-exhausted-in-flight',
  title: t`Renumbered without a number`,
  about: t`The last epoch is used up while order-2 is in flight. The producer renumbers it at once, but it has no producer id at that moment, and nobody numbers it again when the new one comes. Its answer is lost, so it is sent again: without a producer id, to a leader that has nothing to compare. Idempotence is on, and order-2 is stored twice.`,
  topics: [SMALL_BATCHES],
  preset: { producerEpoch: LAST_EPOCH, sequences: [] },
  config: { 'linger.ms': '0' },
  sends: [poison(1, 0), order(2, 1), order(3, 400)],
  interventions: [cut(moment('responseSent', 'order-2'), 1)],
  pauseOn: [moment('batchDecided', 'order-2', 2)],
  claims: [
    'effective(enable.idempotence) == true',
    'storedTimes(order-2) == 2',
    'verdicts(order-2) == [APPENDED@0, APPENDED@1]',
    'pid(order-2) == -1',
    'pid(order-3) == 4002',
    'completed(order-2) == ok@1',
    'log == [order-2, order-2, order-3]',
  ],
});

/** Scenes of this part of the course. */
export const numberScenes: readonly Scenario[] = [
  sequenceWrap,
  sequenceWrapRetried,
  epochExhausted,
  epochExhaustedInFlight,
];

// Mirrors: the same fault met by Kafka and by what it is often compared with. The TCP half of a scene is computed from
// the arrivals of its run (src/trace/tcpTwin.ts), the database half is the application's own tables.

import type { Scenario } from '../../engine/index.ts';
import { t } from '../../i18n/t.ts';
import { cut, moment, orders, scene } from '../scenes/base.ts';
import { consumerDies, INBOX, member } from './appParts.ts';
import { windowOf } from './lateBytes.ts';
import { orderKept } from './replication.ts';

const tcpLostAck = scene({
  id: 'tcp-mirror-lost-ack',
  title: t`A lost acknowledgement: the same in both`,
  about: t`TCP numbers bytes, Kafka numbers the records of a producer. When an acknowledgement is lost both send again with the old number, and both receivers know it: nothing is taken twice, and the acknowledgement is repeated.`,
  sends: orders(3, 20),
  interventions: [cut(moment('appended', 'order-2'))],
  pauseOn: [moment('batchDecided', 'order-2', 2)],
  claims: [
    'verdicts(order-2) == [APPENDED@1, DUPLICATE@1]',
    'tcp(order-2) == [delivered, dropped]',
    'tcpDelivered == [order-1, order-2, order-3]',
    'log == [order-1, order-2, order-3]',
    'completed(order-2) == ok@1',
  ],
});

const tcpEarly: Scenario = {
  ...orderKept,
  id: 'tcp-mirror-early',
  title: t`What comes early: buffered, or refused`,
  about: t`order-2 is not taken at its first attempt, and order-3 and order-4 come before it. A TCP receiver would keep them and deliver all three once the gap is filled. A leader keeps nothing that is not next: it refuses both, and they have to be sent again.`,
  claims: [
    'tcp(order-2) == [lost, delivered]',
    'tcp(order-3) == [buffered, dropped]',
    'verdicts(order-3) == [OUT_OF_ORDER_SEQUENCE_NUMBER, APPENDED]',
    'tcpDelivered == [order-1, order-2, order-3, order-4]',
    'log == [order-1, order-2, order-3, order-4]',
  ],
};

const late = windowOf(5);
const tcpLate: Scenario = {
  ...late,
  id: 'tcp-mirror-late-copy',
  title: t`What comes late: everything below, or five`,
  about: t`A copy of order-1 comes when five more batches are stored. A TCP receiver knows everything below the number that it waits for, and drops it. The leader remembers five batches of a producer: the copy is no longer among them, and is refused as out of order. In both nothing is taken twice.`,
  claims: [
    'tcp(order-1) == [delivered, dropped]',
    'verdicts(order-1) == [APPENDED@0, OUT_OF_ORDER_SEQUENCE_NUMBER]',
    'storedTimes(order-1) == 1',
    'tcpDelivered == log',
  ],
};

/** Two INSERTs for each order, the charge and a row that says so, and a crash between or behind them. */
const twoInserts = (
  id: string,
  row: 'with' | 'before' | 'after',
  words: Pick<Scenario, 'title' | 'about' | 'claims'>,
): Scenario =>
  scene({
    id,
    ...words,
    sends: orders(3, 20),
    consumers: [member({ inbox: { ...INBOX, row } })],
    interventions: consumerDies(
      moment(row === 'before' ? 'inboxRowWritten' : 'effectDone', 'order-2'),
    ),
    pauseOn: [moment('consumerStopped'), moment('partitionsAssigned', null, 2)],
  });

const chargeFirst = twoInserts('db-mirror-charge-first', 'after', {
  title: t`Two INSERTs, and a crash between`,
  about: t`The consumer writes the charge into one table and then, in a second transaction, the order’s number into another. It dies between the two. The new process finds no number, and charges order-2 a second time.`,
  claims: ['effects(order-1) == 1', 'effects(order-2) == 2', 'effects(order-3) == 1'],
});

const rowFirst = twoInserts('db-mirror-row-first', 'before', {
  title: t`Two INSERTs the other way round`,
  about: t`Now the number is written first and the charge second. The crash between them leaves a number without a charge: the new process finds it, takes order-2 for done, and nobody ever charges it.`,
  claims: [
    'effects(order-1) == 1',
    'effects(order-2) == 0',
    'effects(order-3) == 1',
    'count(recordSkipped) == 1',
  ],
});

const together = twoInserts('db-mirror-together', 'with', {
  title: t`Two INSERTs, one transaction`,
  about: t`Charge and number in one database transaction: a crash leaves both or neither, and each order is charged once. This is what a Kafka transaction does for two partitions, and neither of the two reaches into the other.`,
  claims: [
    'effects(order-1) == 1',
    'effects(order-2) == 1',
    'effects(order-3) == 1',
    'count(recordSkipped) == 1',
  ],
});

/** Scenes of this part of the course. */
export const mirrorScenes: readonly Scenario[] = [
  tcpLostAck,
  tcpEarly,
  tcpLate,
  chargeFirst,
  rowFirst,
  together,
];

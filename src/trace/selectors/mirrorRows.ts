// What Kafka does beside what something else does with the same arrivals: a TCP receiver, a database, a warehouse.
// Both sides are read from the run, and so is whether they agree.
import type { EventId, EventOf, Offset, PartitionId, Trace } from '../../engine/index.ts';
import { type TcpAction, tcpTwin } from '../tcpTwin.ts';

export type MirrorKind = 'tcp' | 'database' | 'warehouse';

/**
 * What the other side does. A database inserts a row (`inserted`) or finds the key (`found`); at the shelf of a
 * warehouse the goods are new (`shelved`) or their barcode is there (`scanned`); `nothing`: it never got so far.
 */
export type OtherAction = TcpAction | 'inserted' | 'found' | 'shelved' | 'scanned' | 'nothing';

export interface MirrorRow {
  /** Where the run comes to it. */
  readonly event: EventId;
  readonly records: readonly string[];
  readonly other: OtherAction;
  /** Where the other side comes to it. */
  readonly otherEvent: EventId;
  /** What the leader decided; null where nobody asked it: the consumer reads the same record again. */
  readonly decision: EventOf<'batchDecided'> | null;
  /** Both did the same: here the comparison holds. */
  readonly alike: boolean;
}

/** What a leader does where TCP does this; nothing of its own keeps what comes early. */
const SAME: Readonly<Partial<Record<TcpAction, string>>> = {
  delivered: 'APPENDED',
  dropped: 'DUPLICATE',
};

/** The rows of a comparison, in the order in which the run comes to them. */
export function mirrorRows(trace: Trace, kind: MirrorKind): readonly MirrorRow[] {
  const [partition] = trace.last.partitions;
  if (!partition) return [];
  switch (kind) {
    case 'tcp':
      return tcpTwin(trace, partition.id).arrivals.map(({ event, action }) => ({
        ...rowOf(event, action, event.id),
        alike: action === 'lost' || SAME[action] === event.verdict.kind,
      }));
    case 'database':
      return deliveries(trace).map((delivery) => deliveredRow(trace, delivery));
    case 'warehouse':
      return decisions(trace, partition.id).map((event) => dockRow(trace, event));
  }
}

function rowOf(
  decision: EventOf<'batchDecided'>,
  other: OtherAction,
  otherEvent: EventId,
): Omit<MirrorRow, 'alike'> {
  const records = decision.batch.records.map((one) => one.value);
  return { event: decision.id, records, other, otherEvent, decision };
}

/** A record that reached the consumer: what its database made of it, beside what the leader had made of the batch. */
function deliveredRow(trace: Trace, delivery: Delivery): MirrorRow {
  const { id, record, partition, offset } = delivery;
  const before = deliveries(trace).some((one) => one.id < id && isOf(one, partition, offset));
  const other = delivery.type === 'effectDone' ? 'inserted' : 'found';
  return {
    event: id,
    records: [record.value],
    other,
    otherEvent: id,
    decision: before ? null : (appendOf(trace, partition, offset) ?? null),
    alike: other === 'inserted' && !before,
  };
}

/** A batch at the dock, and what came of its record at the shelf. */
function dockRow(trace: Trace, decision: EventOf<'batchDecided'>): MirrorRow {
  const { verdict, batch } = decision;
  if (verdict.kind !== 'APPENDED') {
    return { ...rowOf(decision, 'nothing', decision.id), alike: true };
  }
  const shelf = deliveries(trace).find((one) => isOf(one, batch.partition, verdict.baseOffset));
  const other = !shelf ? 'nothing' : shelf.type === 'effectDone' ? 'shelved' : 'scanned';
  return { ...rowOf(decision, other, shelf?.id ?? decision.id), alike: other !== 'scanned' };
}

type Delivery = EventOf<'effectDone'> | EventOf<'recordSkipped'>;

function deliveries({ events }: Trace): readonly Delivery[] {
  return events.filter(
    (one): one is Delivery => one.type === 'effectDone' || one.type === 'recordSkipped',
  );
}

function isOf(one: Delivery, partition: PartitionId, offset: Offset): boolean {
  return one.partition === partition && one.offset === offset;
}

function decisions({ events }: Trace, partition: PartitionId): readonly EventOf<'batchDecided'>[] {
  return events.filter(
    (one): one is EventOf<'batchDecided'> =>
      one.type === 'batchDecided' && one.batch.partition === partition,
  );
}

/** The decision that put the record there. */
function appendOf(
  trace: Trace,
  partition: PartitionId,
  offset: Offset,
): EventOf<'batchDecided'> | undefined {
  return decisions(trace, partition).find(
    ({ verdict, batch }) =>
      verdict.kind === 'APPENDED' &&
      verdict.baseOffset <= offset &&
      offset < verdict.baseOffset + batch.records.length,
  );
}

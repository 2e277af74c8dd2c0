// A consumer that long-polls the leader, reads up to the high watermark and acts on each record once it has it.
// Stands for KafkaConsumer's fetches and the leader's DelayedFetch. What a member of a group does with them: pollLoop.ts.
import { required } from '../assert.ts';
import { isLed } from '../broker/replication.ts';
import type { OccurrenceOf } from '../occurrence.ts';
import { extras } from '../parts.ts';
import type { Sim } from '../sim.ts';
import type { ClientId, PartitionId, VirtualMs } from '../units.ts';
import { append } from '../vector.ts';
import { type ConsumerState, type LedgerEntry, leaderReplica, replicaOf } from '../world.ts';
import { fetchRecords, fetchUpperBound, type IsolationLevel } from './fetchRecords.ts';
import type { FetchedRecord } from './groupWorld.ts';

/** The high watermark moved: fetches that wait at the leader are answered. */
export function serveConsumers(sim: Sim, { partition: id }: OccurrenceOf<'serveConsumers'>): void {
  const led = sim.partition(id);
  if (!isLed(sim, led)) return;
  const replica = leaderReplica(led);
  for (const consumer of sim.world.consumers) {
    const at = positionOf(consumer, id);
    const upTo = fetchUpperBound(replica, isolationOf(sim, consumer.id));
    if (!at?.fetchWaiting || at.nextOffset >= upTo) continue;
    moveTo(sim, consumer, { partition: id, nextOffset: at.nextOffset, fetchWaiting: false });
    sim.later(sim.now + flightMs(sim), {
      kind: 'consumerFetched',
      consumer: consumer.id,
      partition: id,
      broker: led.leader,
      fromOffset: at.nextOffset,
      upTo,
    });
  }
}

/** The records are there: the consumer acts on them, or keeps them until poll() returns them, and asks for more. */
export function consumerFetched(sim: Sim, due: OccurrenceOf<'consumerFetched'>): void {
  const { consumer: id, partition, fromOffset, upTo } = due;
  const consumer = sim.world.consumers.find((one) => one.id === id);
  if (!consumer) return;
  if (consumer.process) {
    const own = { ...due, session: consumer.process.session };
    if (!extras().groups.aliveMember(sim, own)) return;
    const read = readLog(sim, due);
    extras().groups.recordsFetched(sim, id, partition, upTo, read);
    return;
  }
  const read = readLog(sim, due).map(
    ({ record, offset }): LedgerEntry => ({
      record,
      offset,
      partition,
      at: sim.now,
      event: sim.world.nextEventId,
    }),
  );
  const ledger = read.reduce(append, consumer.ledger);
  const { fetchWaiting } = required(positionOf(consumer, partition), 'position of', id);
  moveTo(sim, consumer, { partition, nextOffset: upTo, fetchWaiting });
  sim.updateConsumer(id, { ledger });
  // markers and aborted records move the position on, and poll() gives nothing out
  if (read.length > 0) {
    sim.emit(id, {
      type: 'recordsRead',
      consumer: id,
      partition,
      fromOffset,
      nextOffset: upTo,
      records: read.map((one) => one.record),
    });
  }
  sim.later(sim.now + flightMs(sim), {
    kind: 'consumerFetchWaits',
    consumer: id,
    partition,
  });
}

type Position = ConsumerState['positions'][number];

function positionOf({ positions }: ConsumerState, partition: PartitionId): Position | undefined {
  return positions.find((one) => one.partition === partition);
}

function moveTo(sim: Sim, { id, positions }: ConsumerState, position: Position): void {
  sim.updateConsumer(id, {
    positions: positions.map((one) => (one.partition === position.partition ? position : one)),
  });
}

/** What a fetch from that broker's copy returns. */
function readLog(
  sim: Sim,
  { consumer, partition, broker, fromOffset, upTo }: OccurrenceOf<'consumerFetched'>,
): readonly FetchedRecord[] {
  const replica = replicaOf(sim.partition(partition), broker);
  const read = fetchRecords(replica, fromOffset, upTo, isolationOf(sim, consumer));
  return read.map(({ record, offset }) => ({ record, offset, partition }));
}

/** The consumer's next fetch request is at the leader. */
export function consumerFetchWaits(
  sim: Sim,
  { consumer: id, partition }: OccurrenceOf<'consumerFetchWaits'>,
): void {
  const consumer = sim.world.consumers.find((one) => one.id === id);
  if (!consumer) return;
  const at = positionOf(consumer, partition);
  if (at) moveTo(sim, consumer, { partition, nextOffset: at.nextOffset, fetchWaiting: true });
  serveConsumers(sim, { kind: 'serveConsumers', partition });
}

/** isolation.level of a consumer of the scenario. */
function isolationOf(sim: Sim, id: ClientId): IsolationLevel {
  return sim.scenario.consumers.find((one) => one.id === id)?.isolationLevel ?? 'read_uncommitted';
}

function flightMs({ scenario: { network } }: Sim): VirtualMs {
  return network.consumerFlightMs ?? network.flightMs;
}

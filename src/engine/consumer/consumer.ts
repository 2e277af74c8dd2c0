// A consumer that long-polls the leader, reads up to the high watermark and acts on each record once it has it.
// Stands for KafkaConsumer's fetches and the leader's DelayedFetch. What a member of a group does with them: pollLoop.ts.
import { required } from '../assert.ts';
import { isLed } from '../broker/replication.ts';
import type { OccurrenceOf } from '../occurrence.ts';
import { extras } from '../parts.ts';
import type { Sim } from '../sim.ts';
import type { ClientId, PartitionId, VirtualMs } from '../units.ts';
import { push } from '../vector.ts';
import { type ConsumerState, leaderReplica } from '../world.ts';
import { fetchRecords, fetchUpperBound, type IsolationLevel } from './fetchRecords.ts';

/** The high watermark moved: fetches that wait at the leader are answered. */
export function serveConsumers(sim: Sim, { partition: id }: OccurrenceOf<'serveConsumers'>): void {
  const led = sim.partition(id);
  if (!isLed(sim, led)) return;
  const replica = leaderReplica(led);
  for (const { id: consumer, positions } of sim.world.consumers) {
    const at = positionOf(positions, id);
    const isolation = isolationOf(sim, consumer);
    const upTo = fetchUpperBound(replica, isolation);
    if (!at?.fetchWaiting || at.nextOffset >= upTo) continue;
    moveTo(sim, consumer, { partition: id, nextOffset: at.nextOffset, fetchWaiting: false });
    sim.later(sim.now + flightMs(sim), {
      kind: 'consumerFetched',
      consumer,
      partition: id,
      fromOffset: at.nextOffset,
      upTo,
      // read now: the log may have lost them by the time that the answer is there
      records: fetchRecords(replica, at.nextOffset, upTo, isolation),
    });
  }
}

/** The records are there: the consumer acts on them, or keeps them until poll() returns them, and asks for more. */
export function consumerFetched(sim: Sim, due: OccurrenceOf<'consumerFetched'>): void {
  const { consumer: id, partition, fromOffset, upTo, records: read } = due;
  const consumer = sim.findConsumer(id);
  if (!consumer) return;
  if (consumer.process) {
    const own = { ...due, session: consumer.process.session };
    if (extras().groups.aliveMember(sim, own)) {
      const fetched = read.map(({ record, offset }) => ({ record, offset, partition }));
      extras().groups.recordsFetched(sim, id, partition, upTo, fetched);
    }
    return;
  }
  const known = required(positionOf(consumer.positions, partition), 'position of', id);
  moveTo(sim, id, { partition, nextOffset: upTo, fetchWaiting: known.fetchWaiting });
  const { ledger } = sim.ownConsumer(id);
  const { nextEvent: event, now: at } = sim;
  for (const { record, offset } of read) push(ledger, { record, offset, partition, at, event });
  // markers and aborted records move the position on, and poll() gives nothing out
  if (read.length > 0) {
    sim.record({
      id: event,
      at,
      actor: id,
      causes: sim.because,
      intervention: sim.intervention,
      type: 'recordsRead',
      consumer: id,
      partition,
      fromOffset,
      nextOffset: upTo,
      records: read.map((one) => one.record),
    });
  }
  sim.later(at + flightMs(sim), { kind: 'consumerFetchWaits', consumer: id, partition });
}

type Position = ConsumerState['positions'][number];

function positionOf(
  positions: ConsumerState['positions'],
  partition: PartitionId,
): Position | undefined {
  for (const one of positions) if (one.partition === partition) return one;
  return undefined;
}

function moveTo(sim: Sim, consumer: ClientId, position: Position): void {
  const own = sim.ownConsumer(consumer);
  own.positions = own.positions.map((one) =>
    one.partition === position.partition ? position : one,
  );
}

/** The consumer's next fetch request is at the leader. */
export function consumerFetchWaits(
  sim: Sim,
  { consumer: id, partition }: OccurrenceOf<'consumerFetchWaits'>,
): void {
  const consumer = sim.findConsumer(id);
  if (!consumer) return;
  const at = positionOf(consumer.positions, partition);
  if (at) moveTo(sim, id, { partition, nextOffset: at.nextOffset, fetchWaiting: true });
  serveConsumers(sim, { kind: 'serveConsumers', partition });
}

/** isolation.level of a consumer of the scenario. */
function isolationOf(sim: Sim, id: ClientId): IsolationLevel {
  return sim.scenario.consumers.find((one) => one.id === id)?.isolationLevel ?? 'read_uncommitted';
}

function flightMs({ scenario: { network } }: Sim): VirtualMs {
  return network.consumerFlightMs ?? network.flightMs;
}

// A consumer that long-polls the leader, reads up to the high watermark and acts on each record once it has it.
// Stands for KafkaConsumer and the leader's DelayedFetch; groups and commits are left out.
import { isLed } from '../broker/replication.ts';
import type { OccurrenceOf } from '../occurrence.ts';
import type { Sim } from '../sim.ts';
import type { VirtualMs } from '../units.ts';
import { append, itemAt } from '../vector.ts';
import { type LedgerEntry, leaderReplica, replicaOf } from '../world.ts';

/** The high watermark moved: fetches that wait at the leader are answered. */
export function serveConsumers(sim: Sim, { partition: id }: OccurrenceOf<'serveConsumers'>): void {
  const led = sim.partition(id);
  if (!isLed(sim, led)) return;
  const { highWatermark } = leaderReplica(led);
  for (const consumer of sim.world.consumers) {
    const at = consumer.positions.find((one) => one.partition === id);
    if (!at?.fetchWaiting || at.nextOffset >= highWatermark) continue;
    sim.updateConsumer(consumer.id, {
      positions: consumer.positions.map((one) =>
        one.partition === id ? { ...one, fetchWaiting: false } : one,
      ),
    });
    sim.later(sim.now + flightMs(sim), {
      kind: 'consumerFetched',
      consumer: consumer.id,
      partition: id,
      broker: led.leader,
      fromOffset: at.nextOffset,
      upTo: highWatermark,
    });
  }
}

/** The records are there: the consumer acts on them, and asks for more. */
export function consumerFetched(
  sim: Sim,
  { consumer: id, partition, broker, fromOffset, upTo }: OccurrenceOf<'consumerFetched'>,
): void {
  const consumer = sim.world.consumers.find((one) => one.id === id);
  if (!consumer) return;
  const { log } = replicaOf(sim.partition(partition), broker);
  const read: LedgerEntry[] = [];
  for (let at = log.length - 1; at >= 0; at--) {
    const batch = itemAt(log, at);
    if (!batch || batch.lastOffset < fromOffset) break;
    if (batch.baseOffset >= upTo) continue;
    const entries = batch.records.map((record, index) => ({
      record,
      partition,
      offset: batch.baseOffset + index,
      at: sim.now,
      event: sim.world.nextEventId,
    }));
    read.unshift(...entries.filter((one) => one.offset >= fromOffset && one.offset < upTo));
  }
  sim.updateConsumer(id, {
    positions: consumer.positions.map((one) =>
      one.partition === partition ? { ...one, nextOffset: upTo } : one,
    ),
    ledger: read.reduce(append, consumer.ledger),
  });
  sim.emit(id, {
    type: 'recordsRead',
    consumer: id,
    partition,
    fromOffset,
    nextOffset: upTo,
    records: read.map((one) => one.record),
  });
  sim.later(sim.now + flightMs(sim), {
    kind: 'consumerFetchWaits',
    consumer: id,
    partition,
  });
}

/**
 * A new leader may have fewer records than a consumer has read: it goes on where the leader's log ends.
 * Stands for the truncation check of SubscriptionState (KIP-320) with a reset policy.
 */
export function consumersFollow(
  sim: Sim,
  { partition: id }: OccurrenceOf<'consumersFollow'>,
): void {
  const { logEndOffset } = leaderReplica(sim.partition(id));
  for (const consumer of sim.world.consumers) {
    sim.updateConsumer(consumer.id, {
      positions: consumer.positions.map((one) =>
        one.partition === id && one.nextOffset > logEndOffset
          ? { ...one, nextOffset: logEndOffset }
          : one,
      ),
    });
  }
  sim.next({ kind: 'serveConsumers', partition: id });
}

/** The consumer's next fetch request is at the leader. */
export function consumerFetchWaits(
  sim: Sim,
  { consumer: id, partition }: OccurrenceOf<'consumerFetchWaits'>,
): void {
  const consumer = sim.world.consumers.find((one) => one.id === id);
  if (!consumer) return;
  sim.updateConsumer(id, {
    positions: consumer.positions.map((one) =>
      one.partition === partition ? { ...one, fetchWaiting: true } : one,
    ),
  });
  sim.next({ kind: 'serveConsumers', partition });
}

function flightMs({ scenario: { network } }: Sim): VirtualMs {
  return network.consumerFlightMs ?? network.flightMs;
}

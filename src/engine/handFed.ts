// Produce requests written by hand: a client without an accumulator or a retry, to show what a broker answers.
import { required } from './assert.ts';
import { newConnection, transmit } from './network/connection.ts';
import { RECORD_BATCH_OVERHEAD, recordSizeInBytes } from './producer/recordSize.ts';
import type { Scenario } from './scenario.ts';
import { HAND } from './scenarioWords.ts';
import type { Sim } from './sim.ts';
import type { ProduceBatch, RecordView } from './simEvent.ts';
import { incrementSequence } from './units.ts';
import { itemsOf } from './vector.ts';
import type { World } from './world.ts';

/** Indices of the hand-fed requests in the order of their time. */
function inOrder(scenario: Scenario): readonly number[] {
  return scenario.handFed
    .map((_, index) => index)
    .sort((a, b) => (scenario.handFed[a]?.at ?? 0) - (scenario.handFed[b]?.at ?? 0) || a - b);
}

/** Plans the next hand-fed request, if there is one. */
export function planHandFed(sim: Sim): void {
  const index = inOrder(sim.scenario)[sim.world.nextHandFed];
  const spec = index === undefined ? undefined : sim.scenario.handFed[index];
  if (spec) sim.later(Math.max(spec.at, sim.now), { kind: 'handFed' }, []);
}

/** Sends the next hand-fed request over a connection of its own. */
export function sendHandFed(sim: Sim): void {
  const nth = sim.world.nextHandFed;
  const spec = required(
    sim.scenario.handFed[required(inOrder(sim.scenario)[nth], 'index')],
    'hand-fed',
  );
  sim.world = { ...sim.world, nextHandFed: nth + 1 };
  const partition = sim.partition(`${spec.topic}-${spec.partition}`);
  const records = spec.values.map(
    (value, index): RecordView => ({
      id: `${HAND}/${nth}.${index}`,
      key: null,
      value,
      amount: amountOf(sim.world, value),
      timestamp: sim.now,
    }),
  );
  const batch: ProduceBatch = {
    batch: `${HAND}/${partition.id}/${nth}`,
    partition: partition.id,
    producerId: spec.producerId,
    producerEpoch: spec.producerEpoch,
    baseSequence: spec.baseSequence,
    lastSequence:
      spec.baseSequence < 0
        ? spec.baseSequence
        : incrementSequence(spec.baseSequence, records.length - 1),
    records,
    sizeInBytes:
      RECORD_BATCH_OVERHEAD +
      records.reduce((sum, one, index) => sum + recordSizeInBytes(index, 0, null, one.value), 0),
    attempt: 1,
  };
  const request = `${HAND}/${nth}`;
  const known = sim.world.connections.find(
    (one) => one.client === HAND && one.broker === partition.lastLeader && one.state === 'open',
  );
  const number = sim.world.connections.filter((one) => one.client === HAND).length + 1;
  const connection = known ?? newConnection(HAND, partition.lastLeader, number, 'open');
  if (!known) sim.addConnection(connection);
  sim.updateConnection(connection.id, {
    requests: [
      ...connection.requests,
      { request, correlationId: nth, acks: -1, timeoutMs: 30_000, batches: [batch], response: [] },
    ],
  });
  planHandFed(sim);
  const sentEvent = sim.emit(HAND, {
    type: 'requestSent',
    request,
    client: HAND,
    connection: connection.id,
    broker: partition.lastLeader,
    correlationId: nth,
    acks: -1,
    batches: [batch],
  });
  transmit(sim, connection.id, 'toBroker', request, sentEvent);
}

/** A value that an application sent too costs the same when it is fed by hand. */
function amountOf(world: World, value: string): number {
  const sent = world.producers
    .flatMap((one) => itemsOf(one.sent))
    .find((one) => one.record.value === value);
  return sent?.record.amount ?? 0;
}

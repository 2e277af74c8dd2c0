// Kafka: KafkaProducer#flush and #close, and what wakes the application's thread again.

import { producerWith } from '../copies.ts';
import { drop } from '../drop.ts';
import { closeByClient } from '../network/connection.ts';
import type { OccurrenceOf } from '../occurrence.ts';
import type { Sim } from '../sim.ts';
import type { ClientTransaction } from '../transaction/clientTransaction.ts';
import type { BatchId, ClientId, VirtualMs } from '../units.ts';
import type { ProducerState } from '../world.ts';
import { completeRecords } from './completeBatch.ts';
import { planCall } from './workload.ts';

/** What close() without a timeout waits, ms: Long.MAX_VALUE. */
const FOR_EVER = '9223372036854775807';

function incompleteOf(producer: ProducerState): readonly BatchId[] {
  return producer.batches.filter((one) => !one.done).map((one) => one.id);
}

/** KafkaProducer#flush: everything becomes sendable, and the caller waits for what is incomplete now. */
export function callFlush(sim: Sim, { producer: id }: OccurrenceOf<'callFlush'>): void {
  const producer = sim.producer(id);
  const batches = producer.lifecycle === 'closed' ? [] : incompleteOf(producer);
  const event = sim.world.nextEventId;
  sim.setProducer(producerWith(producer, { blocked: { kind: 'flush', batches, event } }));
  sim.emit(id, { type: 'flushCalled', producer: id, batches });
  if (batches.length === 0) sim.next({ kind: 'flushReturns', producer: id });
  else sim.next({ kind: 'senderRun', producer: id });
}

/** RecordAccumulator#awaitFlushCompletion is over, whatever became of the batches. */
export function flushReturns(sim: Sim, { producer: id }: OccurrenceOf<'flushReturns'>): void {
  const { blocked } = sim.producer(id);
  sim.updateProducer(id, { blocked: null });
  planCall(sim, id);
  const called = blocked?.kind === 'flush' ? [blocked.event] : [];
  sim.emit(id, { type: 'flushReturned', producer: id }, called);
}

/** KafkaProducer#close. Null: it waits as long as it takes. */
export function callClose(sim: Sim, { producer: id, timeoutMs }: OccurrenceOf<'callClose'>): void {
  const producer = sim.producer(id);
  const event = sim.world.nextEventId;
  const gone = producer.lifecycle !== 'running';
  sim.setProducer(
    producerWith(producer, {
      lifecycle: gone ? producer.lifecycle : 'closing',
      blocked: { kind: 'close', event },
    }),
  );
  sim.emit(id, {
    type: 'closeCalled',
    producer: id,
    timeoutMs,
    log: `Closing the Kafka producer with timeoutMillis = ${timeoutMs ?? FOR_EVER} ms.`,
  });
  if (gone) sim.next({ kind: 'producerCloses', producer: id, forced: false });
  else if (timeoutMs === 0) sim.next({ kind: 'closeTimeout', producer: id });
  else {
    if (timeoutMs !== null) {
      sim.later(sim.now + timeoutMs, { kind: 'closeTimeout', producer: id });
    }
    sim.next({ kind: 'senderRun', producer: id });
  }
}

/** Sender#forceClose and RecordAccumulator#abortBatches: all that is incomplete fails, in the order of creation. */
export function closeTimeout(sim: Sim, { producer: id }: OccurrenceOf<'closeTimeout'>): void {
  const producer = sim.producer(id);
  const left = producer.batches.filter((one) => !one.done);
  const timeoutMs = forcedAfter(sim, producer);
  const forced = producer.transaction
    ? { transaction: closedTransaction(producer.transaction) }
    : {};
  sim.setProducer(
    producerWith(producer, {
      ...forced,
      batches: [],
      queues: [],
      inFlightBatches: [],
      numbering: producer.numbering.map((one) => ({ ...one, inFlight: [] })),
      nodes: producer.nodes.map((one) => ({ ...one, inFlightRequests: [] })),
    }),
  );
  sim.emit(id, {
    type: 'closeForced',
    producer: id,
    batches: left.map((one) => one.id),
    log: `Proceeding to force close the producer since pending requests could not be completed within timeout ${timeoutMs} ms.`,
  });
  for (const batch of left) {
    completeRecords(sim, id, batch, batch.bufferBytes, () => ({
      kind: 'failed',
      exception: 'KafkaException',
      message: 'Producer is closed forcefully.',
    }));
  }
  // futures done long ago, requests still on their way
  for (const { id: batch, bufferBytes } of producer.batches.filter((one) => one.done)) {
    sim.next({ kind: 'batchCompleted', producer: id, batch, freedBytes: bufferBytes });
  }
  sim.next({ kind: 'producerCloses', producer: id, forced: true });
}

/** TransactionManager#close: nothing is sent any more. The application's thread stands in close(), not in another call. */
function closedTransaction(transaction: ClientTransaction): ClientTransaction {
  return { ...transaction, queue: [], inFlight: null, sleeping: null };
}

function forcedAfter(sim: Sim, { id, nextCall }: ProducerState): VirtualMs {
  const call = sim.scenario.producers.find((one) => one.id === id)?.calls[nextCall - 1];
  return call?.call === 'close' ? (call.timeoutMs ?? 0) : 0;
}

/** Sender#run ends: the network client closes its connections, and close() returns. */
export function producerCloses(
  sim: Sim,
  { producer: id, forced }: OccurrenceOf<'producerCloses'>,
): void {
  const { blocked } = sim.producer(id);
  const called = blocked?.kind === 'close' ? [blocked.event] : [];
  sim.emit(id, { type: 'producerClosed', producer: id, forced }, called);
  endProducer(sim, id);
  sim.updateProducer(id, { lifecycle: 'closed', blocked: null });
  planCall(sim, id);
}

/** Nothing of what the producer had planned will happen, and its connections close. */
export function endProducer(sim: Sim, id: ClientId): void {
  const connections = sim.world.connections.filter(
    (one) => one.client === id && (one.state === 'open' || one.state === 'opening'),
  );
  const clientKinds = ['connecting', 'connected', 'clientReceive', 'clientDisconnect'];
  const own = sim.world.connections.filter((one) => one.client === id).map((one) => one.id);
  drop(
    sim,
    (one) =>
      ('producer' in one && one.producer === id && one.kind !== 'start') ||
      ('connection' in one &&
        (one.kind === 'cancelRequest' || clientKinds.includes(one.kind)) &&
        own.includes(one.connection ?? '')),
  );
  for (const { id: connection } of connections) closeByClient(sim, connection);
  const { nodes } = sim.producer(id);
  sim.updateProducer(id, {
    wakeAt: null,
    nodes: nodes.map((one) => ({
      ...one,
      connection: null,
      ready: false,
      reconnectAt: 0,
      failedAttempts: 0,
      inFlightRequests: [],
    })),
  });
}

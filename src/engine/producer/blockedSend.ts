// What a send() comes to that is refused, or has to wait for buffer.memory. Kafka: KafkaProducer#doSend, BufferPool.
import { producerWith } from '../copies.ts';
import type { OccurrenceOf } from '../occurrence.ts';
import { extras } from '../parts.ts';
import type { Sim } from '../sim.ts';
import type { SendResult } from '../simEvent.ts';
import type { ClientId, RecordId } from '../units.ts';
import type { ProducerState } from '../world.ts';
import { stopWaiting, waitForMemory } from './bufferPool.ts';
import { appendTo, ownSent, type Pending, type Refusal, sentOf } from './kafkaProducer.ts';
import { configOf } from './producerConfig.ts';
import { maybeResend, planCall, sendSpecOf, tellApplication } from './workload.ts';

/** Exceptions that extend ApiException: send() returns a failed future instead of throwing them. */
const OF_API: readonly string[] = ['ProducerFencedException', 'InvalidProducerEpochException'];

/** KafkaProducer#doSend, its catch clauses: the partition cannot join the transaction. */
export function sendThrows(
  sim: Sim,
  { producer: id, record, error }: OccurrenceOf<'sendThrows'>,
): void {
  refuse(sim, id, record, { ...error, thrown: !OF_API.includes(error.exception) });
}

/** No buffer: the send() fails, or the application's thread waits for one. */
export function withoutMemory(sim: Sim, id: ClientId, pending: Pending, size: number): void {
  const producer = sim.producer(id);
  const { bufferMemory, maxBlockMs } = configOf(producer);
  if (size > bufferMemory) refuse(sim, id, pending.record.id, neverFits(size, bufferMemory));
  else if (maxBlockMs === 0) refuse(sim, id, pending.record.id, exhausted(sim, producer, size));
  else block(sim, id, pending, size);
}

/** BufferPool#allocate waits. The Sender is not woken: it finds the waiter when it looks the next time. */
function block(sim: Sim, id: ClientId, { record, choice }: Pending, size: number): void {
  const producer = sim.producer(id);
  const { maxBlockMs } = configOf(producer);
  const availableMemory = producer.bufferPool.available;
  const event = sim.world.nextEventId;
  sim.setProducer(
    producerWith(producer, {
      bufferPool: waitForMemory(producer.bufferPool, record.id, size),
      blocked: { kind: 'memory', record: record.id, choice, size, event },
    }),
  );
  sim.emit(id, { type: 'sendBlocked', producer: id, record, size, availableMemory });
  sim.later(sim.now + maxBlockMs, { kind: 'maxBlockOver', producer: id });
}

/** The send() that waited goes on: its buffer is there. */
export function memoryGranted(sim: Sim, { producer: id }: OccurrenceOf<'memoryGranted'>): void {
  const producer = sim.producer(id);
  const { blocked } = producer;
  if (blocked?.kind !== 'memory') return;
  sim.cancel((one) => one.kind === 'maxBlockOver' && one.producer === id);
  sim.setProducer(producerWith(producer, { blocked: null }));
  const { record, call, resendOf } = sentOf(producer, blocked.record);
  const spec = sendSpecOf(sim, id, call);
  appendTo(sim, id, { call: spec, record, resendOf, choice: blocked.choice }, blocked.size);
}

/** max.block.ms is over and there was not enough memory: the future fails. */
export function maxBlockOver(sim: Sim, { producer: id }: OccurrenceOf<'maxBlockOver'>): void {
  const producer = sim.producer(id);
  const { blocked } = producer;
  if (blocked?.kind !== 'memory') return;
  const { pool } = stopWaiting(producer.bufferPool, blocked.record);
  sim.setProducer(producerWith(producer, { bufferPool: pool, blocked: null }));
  refuse(sim, id, blocked.record, exhausted(sim, producer, blocked.size));
}

/** BufferPool#allocate: max.block.ms is over. What a waiter has collected counts as taken. */
function exhausted({ scenario }: Sim, producer: ProducerState, size: number): Refusal {
  const { bufferMemory, maxBlockMs, batchSize } = configOf(producer);
  const within = `within the configured max blocking time ${maxBlockMs} ms.`;
  return {
    exception: 'BufferExhaustedException',
    message:
      scenario.profile === '2.8'
        ? `Failed to allocate memory ${within}`
        : `Failed to allocate ${size} bytes ${within} Total memory: ${bufferMemory} bytes. Available memory: ${producer.bufferPool.available} bytes. Poolable size: ${batchSize} bytes`,
    thrown: false,
  };
}

/** BufferPool#allocate: a buffer of batch.size may be more than all memory there is. */
function neverFits(size: number, bufferMemory: number): Refusal {
  return {
    exception: 'IllegalArgumentException',
    message: `Attempt to allocate ${size} bytes, but there is a hard limit of ${bufferMemory} on memory allocations.`,
    thrown: true,
  };
}

/** send() throws, or returns a future that has failed already. */
export function refuse(
  sim: Sim,
  id: ClientId,
  recordId: RecordId,
  { exception, message, thrown }: Refusal,
): void {
  const result: SendResult = { kind: 'failed', exception, message };
  const sent = ownSent(sim, id, recordId);
  sent.result = result;
  const { record } = sent;
  const { transaction } = sim.producer(id);
  planCall(sim, id);
  const event = sim.emit(id, {
    type: 'sendRefused',
    producer: id,
    record,
    exception,
    message,
    thrown,
  });
  // KafkaProducer#doSend tells its transaction of an ApiException from 3.2 on
  if (!thrown && transaction && sim.rules.sendChecks === 'afterAppend') {
    extras().maybeTransitionToErrorState(sim, id, { exception, message }, 'application');
  }
  if (!thrown) maybeResend(sim, id, sent, event);
  tellApplication(sim, id, sent);
}

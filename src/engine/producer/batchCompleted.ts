// Kafka: ProduceRequestResult#done and RecordAccumulator#deallocate.

import type { OccurrenceOf } from '../occurrence.ts';
import type { Sim } from '../sim.ts';
import { deallocate } from './bufferPool.ts';

/**
 * A batch is done with: its futures are complete, and its memory goes back to the pool. Kafka:
 * ProduceRequestResult#done, RecordAccumulator#deallocate.
 */
export function batchCompleted(
  sim: Sim,
  { producer: id, batch, freedBytes }: OccurrenceOf<'batchCompleted'>,
): void {
  const producer = sim.producer(id);
  const { pool, granted } = deallocate(producer.bufferPool, freedBytes);
  const { blocked } = producer;
  sim.ownProducer(id).bufferPool = pool;
  if (blocked?.kind === 'memory' && granted.includes(blocked.record)) {
    sim.next({ kind: 'memoryGranted', producer: id }, [...sim.because, blocked.event]);
  }
  if (blocked?.kind !== 'flush') return;
  const batches = blocked.batches.filter((one) => one !== batch);
  sim.updateProducer(id, { blocked: { ...blocked, batches } });
  if (batches.length === 0 && blocked.batches.length > 0) {
    sim.next({ kind: 'flushReturns', producer: id });
  }
}

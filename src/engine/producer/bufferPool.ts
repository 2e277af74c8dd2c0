// Kafka: BufferPool. The memory of buffer.memory, and who waits for some. In bytes.
import type { RecordId } from '../units.ts';
import type { BufferPoolState } from '../world.ts';

/** A pool of which nobody has anything. */
export function newBufferPool(totalMemory: number): BufferPoolState {
  return { available: totalMemory, waiters: [] };
}

/** BufferPool#allocate up to its wait: the pool less `size` bytes, or null when there are not as many. */
export function allocate(pool: BufferPoolState, size: number): BufferPoolState | null {
  const { available, waiters } = pool;
  return available < size ? null : { available: available - size, waiters };
}

/** Puts a record's buffer at the end of the line. */
export function waitForMemory(
  pool: BufferPoolState,
  record: RecordId,
  size: number,
): BufferPoolState {
  return { ...pool, waiters: [...pool.waiters, { record, size, accumulated: 0 }] };
}

/** What handing memory back brought about. */
export interface Deallocated {
  readonly pool: BufferPoolState;
  /** Records whose buffers are complete now. */
  readonly granted: readonly RecordId[];
}

/**
 * BufferPool#deallocate: free memory goes to the first in line, who keeps parts until its buffer is whole;
 * only then the next one gets any.
 */
export function deallocate(pool: BufferPoolState, bytes: number): Deallocated {
  let available = pool.available + bytes;
  if (pool.waiters.length === 0) return { pool: { available, waiters: pool.waiters }, granted: [] };
  const granted: RecordId[] = [];
  const waiters = [...pool.waiters];
  for (let first = waiters[0]; first !== undefined && available > 0; first = waiters[0]) {
    const got = Math.min(first.size - first.accumulated, available);
    available -= got;
    if (first.accumulated + got < first.size) {
      waiters[0] = { ...first, accumulated: first.accumulated + got };
      break;
    }
    waiters.shift();
    granted.push(first.record);
  }
  return { pool: { available, waiters }, granted };
}

/** A waiter leaves the line after max.block.ms; the parts it had go to the next (BufferPool#allocate, finally). */
export function stopWaiting(pool: BufferPoolState, record: RecordId): Deallocated {
  const waiter = pool.waiters.find((one) => one.record === record);
  const waiters = pool.waiters.filter((one) => one.record !== record);
  return deallocate({ ...pool, waiters }, waiter?.accumulated ?? 0);
}

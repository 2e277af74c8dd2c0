import { describe, expect, test } from 'vitest';
import { allocate, deallocate, newBufferPool, stopWaiting, waitForMemory } from './bufferPool.ts';

/** 100 bytes taken of 100; a waits for 60, b for 30. */
function twoWait() {
  const full = allocate(newBufferPool(100), 100);
  if (!full) throw new Error('100 of 100 bytes must be free');
  return waitForMemory(waitForMemory(full, 'a', 60), 'b', 30);
}

describe('a buffer pool', () => {
  test('gives memory while there is some, and takes it back', () => {
    const pool = allocate(newBufferPool(100), 70);
    expect(pool?.available).toBe(30);
    expect(pool && allocate(pool, 31)).toBeNull();
    expect(pool && deallocate(pool, 70).pool).toEqual(newBufferPool(100));
  });

  test('serves who waits longest first, who keeps parts until its buffer is whole', () => {
    const first = deallocate(twoWait(), 40);
    expect(first.granted).toEqual([]);
    expect(first.pool).toMatchObject({
      available: 0,
      waiters: [
        { record: 'a', accumulated: 40 },
        { record: 'b', accumulated: 0 },
      ],
    });
    const second = deallocate(first.pool, 30);
    expect(second.granted).toEqual(['a']);
    expect(second.pool.waiters).toEqual([{ record: 'b', size: 30, accumulated: 10 }]);
  });

  test('serves several at once when there is enough', () => {
    const { pool, granted } = deallocate(twoWait(), 100);
    expect(granted).toEqual(['a', 'b']);
    expect(pool).toEqual({ available: 10, waiters: [] });
  });

  test('passes on what a waiter had that gives up', () => {
    const { pool } = deallocate(twoWait(), 40);
    expect(stopWaiting(pool, 'a')).toEqual({
      granted: ['b'],
      pool: { available: 10, waiters: [] },
    });
  });
});

import { describe, expect, it } from 'vitest';
import { fc } from '../testing/fastCheck.ts';
import { append, firstOf, itemAt, listOf, vectorOf, withItem } from './vector.ts';

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);

describe('a list that only grows', () => {
  it('holds what was added, at every length around a change of shape', () => {
    for (const length of [
      0, 1, 15, 16, 17, 31, 32, 33, 255, 256, 271, 272, 273, 288, 4111, 4112, 4113, 33_000,
    ]) {
      const list = vectorOf(numbers(length));
      expect(list.length).toBe(length);
      expect(listOf(list)).toEqual(numbers(length));
      expect(itemAt(list, length - 1)).toBe(length === 0 ? undefined : length - 1);
      expect(itemAt(list, -1)).toBe(length === 0 ? undefined : length - 1);
      expect(itemAt(list, length)).toBeUndefined();
      expect(itemAt(list, -length - 1)).toBeUndefined();
    }
  });

  it('is as an array under any additions, changes and cuts, and keeps every older list', () => {
    const change = fc.oneof(
      { weight: 8, arbitrary: fc.integer({ min: 1, max: 200 }).map((count) => ({ add: count })) },
      { weight: 4, arbitrary: fc.nat(3000).map((index) => ({ set: index })) },
      { weight: 1, arbitrary: fc.nat(3000).map((count) => ({ cut: count })) },
    );
    fc.assert(
      fc.property(fc.array(change, { maxLength: 30 }), (changes) => {
        let list = vectorOf<number>();
        let array: readonly number[] = [];
        const past: (readonly [typeof list, readonly number[]])[] = [];
        let next = 0;
        for (const one of changes) {
          if ('add' in one) {
            for (let nth = 0; nth < one.add; nth++) {
              list = append(list, next);
              array = [...array, next++];
            }
          } else if ('set' in one && array.length > 0) {
            const index = one.set % array.length;
            list = withItem(list, index, next);
            array = array.with(index, next++);
          } else if ('cut' in one) {
            list = firstOf(list, one.cut);
            array = array.slice(0, one.cut);
          }
          past.push([list, array]);
        }
        for (const [was, wanted] of past) {
          expect(listOf(was)).toEqual(wanted);
          for (const index of [0, 15, 16, wanted.length - 17, wanted.length - 1]) {
            expect(itemAt(was, index)).toBe(wanted.at(index));
          }
          // equal content is equal data, however it came about
          expect(was).toEqual(vectorOf(wanted));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('refuses to change an entry that is not there', () => {
    expect(() => withItem(vectorOf([1]), 1, 2)).toThrow('no entry 1 in 1');
  });
});

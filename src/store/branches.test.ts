import { describe, expect, test } from 'vitest';
import { fc } from '../testing/fastCheck.ts';
import {
  type Branch,
  MOST_BRANCHES,
  placeOfBranch,
  withBranch,
  withoutBranch,
} from './branches.ts';
import { type Experiment, experimentOf } from './experiment.ts';

const first = experimentOf({ kind: 'scene', id: 'lost-ack' });
const acks = (value: string): Experiment => ({ ...first, config: { acks: value } });

describe('branches', () => {
  test('an edit keeps what it left', () => {
    const two = withBranch([], first, acks('0'));
    expect(two.map(({ from }) => from)).toEqual([-1, 0]);
    const three = withBranch(two, first, acks('1'));
    expect(three.map(({ from }) => from)).toEqual([-1, 0, 0]);
    expect(withBranch(three, acks('1'), acks('0'))).toBe(three);
  });

  test('an edit that amends goes on in its branch, but never in the first', () => {
    const two = withBranch([], first, acks('0'), true);
    expect(two).toHaveLength(2);
    const amended = withBranch(two, acks('0'), acks('1'), true);
    expect(amended.map(({ experiment }) => experiment)).toEqual([first, acks('1')]);
    const left = withBranch(amended, acks('1'), acks('all'));
    expect(withBranch(left, acks('1'), acks('0'), true)).toHaveLength(4);
  });

  test('whatever is edited and removed, each branch but the first left one before it', () => {
    const steps = fc.array(fc.tuple(fc.nat(40), fc.nat(40), fc.boolean()), { maxLength: 60 });
    fc.assert(
      fc.property(steps, (edits) => {
        let branches: readonly Branch[] = [];
        let here = first;
        for (const [value, gone, removes] of edits) {
          const next = acks(String(value));
          branches = withBranch(branches, here, next, value % 2 === 0);
          here = next;
          const at = gone % branches.length;
          if (removes && at > 0 && at !== placeOfBranch(branches, here)) {
            branches = withoutBranch(branches, at);
          }
          expect(branches.length).toBeLessThanOrEqual(MOST_BRANCHES);
          expect(placeOfBranch(branches, here)).toBeGreaterThanOrEqual(0);
          branches.forEach((one, place) => {
            expect(one.from).toBeLessThan(place);
            expect(one.from >= 0).toBe(place > 0);
          });
        }
      }),
      { numRuns: 200 },
    );
  });
});

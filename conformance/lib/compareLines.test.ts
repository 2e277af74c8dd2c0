import { describe, expect, it } from 'vitest';
import { byId, byPlace, lineDifferences } from './compareLines.ts';

const [a, b, c] = ['a', 'b', 'c'].map((id) => ({ id, run: id.toUpperCase() }));

describe('lineDifferences', () => {
  it('finds none between equal recordings, whatever their order', () => {
    expect(lineDifferences([a, b, c], [c, a, b], byId)).toEqual([]);
  });

  it('counts a missing line once, and moves no other', () => {
    expect(lineDifferences([a, b, c], [b, c], byId)).toEqual([
      { name: 'a', committed: a, recorded: undefined },
    ]);
    expect(lineDifferences([b, c], [a, b, c], byId)).toEqual([
      { name: 'a', committed: undefined, recorded: a },
    ]);
  });

  it('shows both sides of a line that changed', () => {
    const other = { id: 'b', run: 'X' };
    expect(lineDifferences([a, b], [a, other], byId)).toEqual([
      { name: 'b', committed: b, recorded: other },
    ]);
  });

  it('names lines without an id by their place', () => {
    expect(lineDifferences([[1], [2]], [[1], [3]], byPlace)).toEqual([
      { name: 'line 2', committed: [2], recorded: [3] },
    ]);
  });

  it('refuses lines that cannot be told apart', () => {
    expect(() => lineDifferences([a, a], [], byId)).toThrow('two lines are called a');
    expect(() => lineDifferences([{ run: 'A' }], [], byId)).toThrow('without an id');
  });
});

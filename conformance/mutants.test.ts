import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ALL_MUTANTS } from './allMutants.ts';

test.each(ALL_MUTANTS)(
  'there is one place in the engine for the fault: $fault',
  ({ file, from, to }) => {
    const source = readFileSync(new URL(`../${file}`, import.meta.url), 'utf8');
    expect(source.split(from)).toHaveLength(2);
    expect(to).not.toBe(from);
  },
);

// Random scenarios by their names.
import type { Scenario } from '../../../src/engine/index.ts';
import { randomClusterScenario } from './random.ts';
import { randomTransactions } from './randomTransactions.ts';
import { randomWide } from './randomWide.ts';

const KINDS: Readonly<Record<string, (seed: number) => Scenario>> = {
  random: randomClusterScenario,
  'random-tx': randomTransactions,
  'random-wide': randomWide,
};

/** `random-7`, or those of several seeds, `random-wide-1..50`; null: no such name. Throws for an empty range. */
export function randomScenarios(name: string): readonly Scenario[] | null {
  const parts = /^(random(?:-tx|-wide)?)-(\d+)(?:\.\.(\d+))?$/.exec(name);
  const scenario = KINDS[parts?.[1] ?? ''];
  if (!parts || !scenario) return null;
  const [first, last] = [Number(parts[2]), Number(parts[3] ?? parts[2])];
  if (last < first) throw new Error(`${name} is no range; expected the smaller seed first`);
  return Array.from({ length: last - first + 1 }, (_, nth) => scenario(first + nth));
}

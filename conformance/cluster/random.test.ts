// The engine against real Kafka: random scenarios whose seeds nobody had looked at before they were played.
import { expect, it, test } from 'vitest';
import { run } from '../../src/scenario/index.ts';
import { canonicalOfTrace } from './fromTrace.ts';
import { readRandomRecordings } from './recordings.ts';
import { randomScenarios } from './scenarios/randomById.ts';
import { difference } from './sideBySide.ts';

const { head, lines } = readRandomRecordings();

it.each(lines.map((one) => [one.id, one.run] as const))('%s', (id, real) => {
  const [scenario] = randomScenarios(id) ?? [];
  if (!scenario) throw new Error(`${id} is the name of no random scenario`);
  const engine = canonicalOfTrace(run(scenario));
  expect(difference([`Kafka ${head.kafka.join(', ')}`, real], ['engine', engine])).toBeNull();
});

test('a name stands for a seed, or for several', () => {
  expect(randomScenarios('random-wide-3..5')?.map((one) => one.id)).toEqual([
    'random-wide-3',
    'random-wide-4',
    'random-wide-5',
  ]);
  expect(randomScenarios('random-tx-2')?.map((one) => one.id)).toEqual(['random-tx-2']);
  expect(randomScenarios('lost-ack')).toBeNull();
  expect(() => randomScenarios('random-5..3')).toThrow('expected the smaller seed first');
});

test('the same seed gives the same scenario, and the next one another', () => {
  const text = (name: string) => JSON.stringify(randomScenarios(name));
  expect(text('random-wide-7')).toBe(text('random-wide-7'));
  expect(text('random-wide-7')).not.toBe(text('random-wide-8').replaceAll('wide-8', 'wide-7'));
});

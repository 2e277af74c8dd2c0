// The engine against real Kafka: every committed recording of the cluster, step by step, without Java.
import { describe, expect, it } from 'vitest';
import { run } from '../../src/scenario/index.ts';
import type { CanonicalRun } from './canonical.ts';
import { canonicalOfTrace } from './fromTrace.ts';
import { readClusterRecordings } from './recordings.ts';
import { clusterScenarios } from './scenarios/index.ts';
import { difference } from './sideBySide.ts';

const { head, lines } = readClusterRecordings();
const recorded = new Map(lines.map((one) => [one.id, one.run]));
const kafka = `Kafka ${head.kafka.join(', ')}`;

describe('the recordings of the cluster', () => {
  it('are of every scenario', () => {
    expect([...recorded.keys()]).toEqual(clusterScenarios.map((one) => one.id));
  });

  it.each(clusterScenarios.map((one) => [one.id, one] as const))('%s', (id, scenario) => {
    const real = recorded.get(id);
    if (!real) throw new Error(`${id} is not recorded`);
    expect(difference([kafka, real], ['engine', canonicalOfTrace(run(scenario))])).toBeNull();
  });
});

describe('a difference', () => {
  it('shows both sides from the first line that differs', () => {
    const real = recorded.get('scene-lost-ack');
    if (!real) throw new Error('scene-lost-ack is not recorded');
    const changed: CanonicalRun = {
      ...real,
      callbacks: real.callbacks.map((one) => ({
        ...one,
        results: [...one.results, 'order-9 ok@9'],
      })),
    };
    const text = difference([kafka, real], ['engine', changed]) ?? '';
    expect(text.split('\n')[0]).toMatch(/Kafka \d.* engine/);
    expect(text).toMatch(/≠ .*order-9 ok@9/);
    expect(text).not.toContain('→ b1');
  });
});

// A branch is the run it stands for, and shares its past with the run it comes from.

import { describe, expect, test } from 'vitest';
import { branch, run, scenarioFrom } from '../scenario/index.ts';
import { arbitraryScenario } from '../testing/arbitraries.ts';
import { checkProperty } from '../testing/checkProperty.ts';
import { fc } from '../testing/fastCheck.ts';
import { worldAt } from './run.ts';
import type { Intervention, Scenario } from './scenario.ts';

const FAULTS: readonly Intervention[] = scenarioFrom({
  formatVersion: 1,
  producers: [{ id: 'p1', sends: [{ at: 0, topic: 'orders', value: 'order-1' }] }],
  interventions: [
    { do: 'cut', when: { at: 120 } },
    { do: 'cut', when: { moment: 'appended', copy: 2 } },
    { do: 'stall', when: { moment: 'responseSent' } },
    { do: 'crashBroker', when: { at: 60 }, broker: 1 },
    { do: 'crash', when: { moment: 'sendCompleted' }, producer: 'p1' },
    { do: 'hold', when: { moment: 'requestSent', copy: 3 }, enabled: false },
  ],
}).interventions;

const withFault = (scenario: Scenario, nth: number): Scenario => ({
  ...scenario,
  interventions: [...scenario.interventions, FAULTS[nth % FAULTS.length] ?? FAULTS[0]].flatMap(
    (one) => one ?? [],
  ),
});

describe('a branch', () => {
  test('has the events of the run that it stands for, and every world of it', () => {
    checkProperty(
      arbitraryScenario({ clusterFaults: true }),
      fc.nat(5),
      (scenario, nth) => {
        const trace = run(scenario);
        const edited = withFault(scenario, nth);
        const made = branch(trace, edited);
        const whole = run(edited);
        expect(made.events).toEqual(whole.events);
        expect(made.end).toBe(whole.end);
        expect(made.unfired).toEqual(whole.unfired);
        for (const at of [0, 0.3, 0.7, 1]) {
          const event = Math.floor(at * (made.events.length - 1));
          expect(worldAt(made, event).partitions).toEqual(worldAt(whole, event).partitions);
          expect(worldAt(made, event).producers).toEqual(worldAt(whole, event).producers);
        }
      },
      { runs: 300 },
    );
  }, 120_000);

  test('shares the past: the same events, not equal ones', () => {
    const scenario = scenarioFrom({
      formatVersion: 1,
      producers: [
        {
          id: 'p1',
          sends: [0, 50, 100, 150, 200].map((at) => ({
            at,
            topic: 'orders',
            value: `order-${at}`,
          })),
        },
      ],
    });
    const trace = run(scenario);
    const made = branch(trace, withFault(scenario, 0));
    const shared = made.events.filter((one, index) => one === trace.events[index]);
    expect(shared.length).toBeGreaterThan(15);
    expect(made.events.length).toBeGreaterThan(trace.events.length);
  });

  test('of any other edit is a run from the start', () => {
    const scenario = scenarioFrom({ formatVersion: 1, producers: [{ id: 'p1' }] });
    const other = { ...scenario, seed: 9 };
    expect(branch(run(scenario), other)).toEqual(run(other));
  });
});

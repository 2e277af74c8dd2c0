// The sandbox: a scenario as text, judged by the format's own reader, and run on the stage of the lab.
import { t } from '../../i18n/t.ts';
import '../../trace/extras.ts';
import type { Scenario } from '../../engine/index.ts';
import { type Problem, parseScenario, parseScenarioText } from '../../scenario/index.ts';
import { experimentOf } from '../experiment.ts';
import { runOf } from '../labRun.ts';
import type { LabState } from '../labState.ts';
import { type LabStore, linkOf } from '../labStore.ts';
import { initialLink } from '../urlState.ts';

export interface Reading {
  /** The decoded JSON for the form; undefined: it is none. */
  readonly value: unknown;
  /** Null where the format refuses it. */
  readonly scenario: Scenario | null;
  readonly problems: readonly Problem[];
}

export function readText(text: string): Reading {
  const parsed = parseScenarioText(text);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = undefined;
  }
  return parsed.ok
    ? { value, scenario: parsed.scenario, problems: [] }
    : { value, scenario: null, problems: parsed.problems };
}

export function textOf(value: unknown): string {
  return JSON.stringify(value, null, 2);
}

/** One producer, one topic, three orders: the least that shows something. */
export const NEW_SCENARIO = textOf({
  formatVersion: 1,
  id: 'my-scenario',
  title: t`My scenario`,
  topics: [{ name: 'orders' }],
  network: { flightMs: 40, replicationMs: 20, disconnectMs: 5 },
  producers: [
    {
      id: 'p1',
      config: { 'enable.idempotence': 'true', acks: 'all' },
      sends: [
        { at: 10, topic: 'orders', value: 'order-1', amount: 12 },
        { at: 120, topic: 'orders', value: 'order-2', amount: 40 },
        { at: 300, topic: 'orders', value: 'order-3', amount: 25 },
      ],
    },
  ],
  interventions: [],
});

/** The run on screen with all its settings and faults, as text without what the format fills in. */
export function textOfRun({ experiment }: LabState): string {
  const { scenario } = runOf(experiment);
  return textOf(lean(scenario));
}

/** The text of a scenario without fields that the reader would fill in by itself. */
export function lean(scenario: Scenario): unknown {
  const whole = JSON.stringify(scenario);
  return Object.fromEntries(
    Object.entries(scenario).filter(([name]) => {
      const { [name as keyof Scenario]: _, ...rest } = scenario;
      const parsed = parseScenario(rest);
      return !(parsed.ok && sameText(parsed.scenario, whole));
    }),
  );
}

function sameText(scenario: Scenario, whole: string): boolean {
  const sorted = (one: unknown) => JSON.stringify(Object.entries(one as object).sort());
  return sorted(scenario) === sorted(JSON.parse(whole));
}

/** Shows the run of a scenario in the lab. */
export function runInLab(store: LabStore, scenario: Scenario): void {
  const { theme, speed } = linkOf(store.getState());
  const experiment = experimentOf({ kind: 'custom', scenario });
  store.actions.openLink({ ...initialLink(), theme, speed, experiment }, []);
}

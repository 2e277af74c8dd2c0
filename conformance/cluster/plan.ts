// What the player of the cluster needs of a scenario.
import { run, type Scenario } from '../../src/engine/index.ts';

/** The longest run that is played: virtual ms are real ms there. */
const LONGEST_RUN_MS = 150_000;

export interface Plan {
  readonly scenario: Scenario;
  readonly brokerConfig: Readonly<Record<string, string>>;
  /** When the engine's run has nothing left to show: the cluster is looked at a little later. */
  readonly endMs: number;
}

/** The plan of a scenario. Throws with the reason when a cluster cannot play it. */
export function planOf(scenario: Scenario): Plan {
  const reason = unplayable(scenario);
  if (reason) throw new Error(`${scenario.id}: ${reason}`);
  const { events } = run(scenario);
  const endMs = events.at(-1)?.at ?? 0;
  if (endMs > LONGEST_RUN_MS) {
    throw new Error(
      `${scenario.id}: it takes ${endMs} ms, and virtual ms are real ms on a cluster`,
    );
  }
  return { scenario, brokerConfig: scenario.brokerConfig, endMs };
}

/** Why no real cluster can play it, or null. */
function unplayable(scenario: Scenario): string | null {
  if (scenario.profile !== 'current') return `the cluster is not a ${scenario.profile}`;
  if (scenario.interventions.some((one) => one.do === 'forgetProducer'))
    return 'Kafka has no lever to forget a producer';
  if (scenario.brokers.some((id) => ![1, 2, 3].includes(id))) return 'the brokers are 1, 2 and 3';
  return null;
}

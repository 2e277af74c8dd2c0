// A run of a scenario as it is written: Kafka's reading of the producers' settings, then the engine.
import { buildProducer } from '../config/index.ts';
import type { BuiltProducer, Outcome, Scenario, SimEvent, Trace, World } from '../engine/index.ts';
import * as engine from '../engine/index.ts';

/** What the settings of each producer come to, in their order. */
function builtProducers({ producers, profile }: Scenario): readonly BuiltProducer[] {
  return producers.map(({ config }) => buildProducer(config, profile));
}

/** Runs a scenario to its end. */
export function run(scenario: Scenario): Trace {
  return engine.run(scenario, builtProducers(scenario));
}

/** Runs a scenario to its end or to so many events, and keeps the last world only. `onEvent` gets each event. */
export function runKeepingLast(
  scenario: Scenario,
  mostEvents: number,
  onEvent?: (event: SimEvent) => void,
): Outcome {
  return engine.runKeepingLast(scenario, builtProducers(scenario), mostEvents, onEvent);
}

/** The world that a scenario starts from. */
export function createWorld(scenario: Scenario): World {
  return engine.createWorld(scenario, builtProducers(scenario));
}

/** The run of `scenario`, sharing with `trace` what happened before its additional interventions can matter. */
export function branch(trace: Trace, scenario: Scenario): Trace {
  return engine.branch(trace, scenario, builtProducers(scenario));
}

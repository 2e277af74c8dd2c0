// Scenarios as they are written: reading them, and running them.

export { derivedValues } from './applications.ts';
export {
  type ParsedScenario,
  parseScenario,
  parseScenarioText,
  SCENARIO_JSON_SCHEMA,
  scenarioFrom,
} from './read.ts';
export { branch, createWorld, run, runKeepingLast } from './run.ts';
export { describeProblem, type Problem } from './schema.ts';

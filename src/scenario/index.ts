// Scenarios as they are written: reading them, and running them.

export { derivedValues } from './derivedValues.ts';
export { SCENARIO_JSON_SCHEMA } from './format.ts';
export { type ParsedScenario, parseScenario, parseScenarioText, scenarioFrom } from './parse.ts';
export { branch, createWorld, run, runKeepingLast } from './run.ts';
export { describeProblem, type Problem } from './schema.ts';

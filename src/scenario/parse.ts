// From JSON to a typed scenario.
import type { Scenario } from '../engine/index.ts';
import { scenario } from './format.ts';
import { LIMITS } from './parts.ts';
import { checkReferences } from './references.ts';
import { describeProblem, type Problem } from './schema.ts';

export type ParsedScenario =
  | { readonly ok: true; readonly scenario: Scenario }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Reads a scenario from a decoded JSON value. Never throws on bad input: each problem names path, value and
 * what is expected. What a producer's `config` says is Kafka's to judge, when the run builds the producer.
 */
export function parseScenario(value: unknown): ParsedScenario {
  const problems: Problem[] = [];
  const read = scenario.read(value, '', problems);
  if (read) checkReferences(read, problems);
  return read && problems.length === 0
    ? { ok: true, scenario: read }
    : { ok: false, problems: problems.map((one) => ({ ...one, path: one.path || '(scenario)' })) };
}

/** Reads a scenario from JSON text, with the same kind of messages. */
export function parseScenarioText(source: string): ParsedScenario {
  const refuse = (found: string, expected: string): ParsedScenario => ({
    ok: false,
    problems: [{ path: '(scenario)', found, expected }],
  });
  if (source.length > LIMITS.text) {
    return refuse(`${source.length} characters`, `at most ${LIMITS.text} characters`);
  }
  let value: unknown;
  try {
    value = JSON.parse(source);
  } catch (error) {
    return refuse(String(error), 'a scenario as JSON');
  }
  return parseScenario(value);
}

/** The scenario, or an Error whose message lists every problem. For scenarios we ship and for tests. */
export function scenarioFrom(value: unknown): Scenario {
  const parsed = parseScenario(value);
  if (parsed.ok) return parsed.scenario;
  throw new Error(parsed.problems.map(describeProblem).join('\n'));
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { withConfig } from '../../src/lessons/index.ts';
import { run, SCENARIO_JSON_SCHEMA, scenarioFrom } from '../../src/scenario/index.ts';
import { checkClaims } from '../../src/trace/claims.ts';
import { CLAIM_TERMS } from '../../src/trace/claimTerms.ts';
import { readOptions } from '../sim/options.ts';

const page = readFileSync(join(import.meta.dirname, '../../docs/scenario.md'), 'utf8');
const example = /## A whole one\n\n```json\n([\s\S]*?)```/.exec(page)?.[1] ?? '';
const mentions = (name: string) => page.includes(`\`${name}\``) || page.includes(`"${name}"`);

/** Names of all fields and the words that a field may hold, however deep. */
function namesIn(schema: unknown): readonly string[] {
  if (Array.isArray(schema)) return schema.flatMap(namesIn);
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]) => {
    if (key === 'properties') return [...Object.keys(value), ...namesIn(Object.values(value))];
    if (key === 'enum') return value.filter((one: unknown) => typeof one === 'string');
    return key === 'default' ? [] : namesIn(value);
  });
}

describe('docs/scenario.md', () => {
  test('its example runs, and its claims hold', () => {
    const scenario = scenarioFrom(JSON.parse(example));
    const results = checkClaims(run(scenario));
    expect(results.map((one) => one.status)).toEqual(['holds', 'holds', 'holds']);
  });

  test('with idempotence on the example’s second write is gone, and the claims say so', () => {
    const scenario = withConfig(scenarioFrom(JSON.parse(example)), 'enable.idempotence', 'true');
    const results = checkClaims(run(scenario));
    expect(results.map((one) => one.status)).toEqual(['fails', 'fails', 'fails']);
  });

  const names = [...new Set(namesIn(SCENARIO_JSON_SCHEMA))];
  test('names every field, moment and fault of the format', () => {
    expect(names).toContain('batchReenqueued');
    expect(names.filter((name) => !mentions(name))).toEqual([]);
  });

  test('names every term of the claim language', () => {
    const missing = Object.keys(CLAIM_TERMS).filter(
      (name) => !page.includes(`\`${name}\``) && !page.includes(`\`${name}(`),
    );
    expect(missing).toEqual([]);
  });

  test('names the options of the command, and no other', () => {
    const named = [...new Set(page.match(/`--[a-z-]+/g) ?? [])].map((one) => one.slice(1));
    const accepted = (name: string) =>
      [[name], [name, '1'], [name, 'a=1']].some((args) => {
        try {
          readOptions(args);
          return true;
        } catch {
          return false;
        }
      });
    expect(named.filter((name) => !accepted(name))).toEqual([]);
    expect(named.length).toBeGreaterThanOrEqual(9);
  });
});

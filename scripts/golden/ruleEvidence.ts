// Where each modelled rule is seen at work: scenes whose claims are asserted, scenarios that real Kafka has played
// alike, releases, and the named test where no run shows it. Counted from runs, never written down.
import '../../src/trace/extras.ts';
import { clusterScenarios } from '../../conformance/cluster/scenarios/index.ts';
import { PROFILES, type Profile, type RuleId, type Scenario } from '../../src/engine/index.ts';
import { catalogue } from '../../src/lessons/catalogue/index.ts';
import { RULES, rulesOf } from '../../src/rules/index.ts';
import { run } from '../../src/scenario/index.ts';
import { RULE_TESTS, SHOWN_BY_TESTS } from '../../src/testing/shownByTests.ts';

export interface RuleEvidence {
  /** Scenes of the catalogue, in its order. */
  readonly scenes: readonly string[];
  /** Scenarios of conformance/cluster. */
  readonly recordings: readonly string[];
  /** Releases under which one of the scenes shows it. */
  readonly profiles: readonly Profile[];
  /** Title of the test that shows it, where its work leaves no event, or no scene and no scenario shows it. */
  readonly test: string | null;
}

/** Evidence of every rule. */
export function ruleEvidence(): ReadonlyMap<RuleId, RuleEvidence> {
  const scenes = byRule(catalogue);
  const recordings = byRule(clusterScenarios);
  const releases = PROFILES.map((profile) => {
    const runs = catalogue.map((one) =>
      one.profile === profile ? firedBy(one) : firedBy({ ...one, profile }),
    );
    return [profile, new Set(runs.flatMap((one) => [...one]))] as const;
  });
  return new Map(
    ruleIds().map((id) => [
      id,
      {
        scenes: scenes.get(id) ?? [],
        recordings: recordings.get(id) ?? [],
        profiles: releases.flatMap(([profile, fired]) => (fired.has(id) ? [profile] : [])),
        test: SHOWN_BY_TESTS[id] ?? (scenes.has(id) || recordings.has(id) ? null : testOf(id)),
      },
    ]),
  );
}

function testOf(id: RuleId): string {
  const test = RULE_TESTS[id];
  if (!test) {
    throw new Error(`no scene, no recording and no test shows ${id}: name one in shownByTests.ts`);
  }
  return test.title;
}

/** Ids of all rules, in the order of `RULES`. */
export function ruleIds(): readonly RuleId[] {
  return Object.keys(RULES).filter((id): id is RuleId => id in RULES);
}

/** Which scenarios fire a rule. */
function byRule(scenarios: readonly Scenario[]): ReadonlyMap<RuleId, readonly string[]> {
  const found = new Map<RuleId, string[]>();
  for (const scenario of scenarios) {
    for (const rule of firedBy(scenario)) {
      found.set(rule, [...(found.get(rule) ?? []), scenario.id]);
    }
  }
  return found;
}

const known = new WeakMap<Scenario, ReadonlySet<RuleId>>();

/** Rules that a scenario fires; each is run once. */
function firedBy(scenario: Scenario): ReadonlySet<RuleId> {
  const fired = known.get(scenario) ?? new Set(run(scenario).events.flatMap(rulesOf));
  known.set(scenario, fired);
  return fired;
}

// Every scene proves what it says, and could be wrong about it.
import { describe, expect, test } from 'vitest';
import { type GroupSpec, listOf, type Scenario } from '../../engine/index.ts';
import { run, scenarioFrom } from '../../scenario/index.ts';
import { checkClaims } from '../../trace/claims.ts';
import { catalogue } from '../catalogue/index.ts';
import { OPENING_SCENE, SCENE_TITLES, withConfig } from '../index.ts';
import { sceneById, scenes } from './index.ts';
import { lostAckIdempotent } from './lostAck.ts';

const all = [...catalogue, lostAckIdempotent];

/** Changes of which at least one must break a claim of each scene. */
const CHANGES: readonly ((scene: Scenario) => Scenario)[] = [
  (scene) => ({ ...scene, interventions: [] }),
  (scene) => ({ ...scene, handFed: [] }),
  (scene) => withConfig(scene, 'enable.idempotence', 'true'),
  (scene) => withConfig(scene, 'enable.idempotence', 'false'),
  (scene) => withConfig(withConfig(scene, 'enable.idempotence', 'false'), 'acks', '0'),
  (scene) => withGroup(scene, { inbox: null }),
  (scene) => withGroup(scene, { commits: 'none', config: { 'enable.auto.commit': 'false' } }),
];

/** Every consumer that is in a group behaves otherwise. */
function withGroup(scene: Scenario, change: Partial<GroupSpec>): Scenario {
  return {
    ...scene,
    consumers: scene.consumers.map((one) => ({
      ...one,
      group: one.group && { ...one.group, ...change },
    })),
  };
}

const broken = (scene: Scenario) =>
  checkClaims(run(scene))
    .filter((one) => one.status !== 'holds')
    .map((one) => one.claim);

describe.each(all.map((scene) => [scene.id, scene] as const))('%s', (_, scene) => {
  test('proves each of its claims', () => {
    const trace = run(scene);
    expect(checkClaims(trace).filter((one) => one.status !== 'holds')).toEqual([]);
    expect(scene.claims.length).toBeGreaterThan(2);
    expect(trace.end).toBe('quiet');
    expect(trace.unfired).toEqual([]);
  });

  test('has claims that can fail', () => {
    expect(CHANGES.some((change) => broken(change(scene)).length > 0)).toBe(true);
    const claims = new Set(CHANGES.flatMap((change) => broken(change(scene))));
    expect(claims.size).toBeGreaterThan(1);
  });

  test('is a complete scenario, as if it had been read from JSON', () => {
    expect(scenarioFrom(JSON.parse(JSON.stringify(scene)))).toEqual(scene);
  });

  test('holds for other seeds: it does not rest on one draw of the back-off', () => {
    for (const seed of [1, 2, 3, 4, 5, 6, 8, 9]) expect(broken({ ...scene, seed })).toEqual([]);
  });

  test('has a title and a text for people', () => {
    expect(scene.title).not.toBe('');
    expect(scene.about.length).toBeGreaterThan(80);
  });
});

test('a page lists the scenes by the names that they have', () => {
  expect(SCENE_TITLES).toEqual(scenes.map(({ id, title }) => ({ id, title })));
});

test('the scenes are those of the course, the opening one first', () => {
  expect(scenes.map((one) => one.id)).toEqual([
    'lost-ack',
    'happy-path',
    'retry-harmless',
    'lost-ack-duplicate',
    'lost-ack-deduplicated',
    'one-in-flight',
    'palindrome',
    'reversed',
    'batch-unit',
  ]);
  expect(sceneById(OPENING_SCENE)?.id).toBe('lost-ack');
  expect(sceneById('no-such-scene')).toBeUndefined();
});

describe('the opening scene', () => {
  const opening = sceneById(OPENING_SCENE);
  const ledger = (scene: Scenario) =>
    run(scene).last.consumers.flatMap((one) =>
      listOf(one.ledger).map((entry) => entry.record.amount),
    );
  const sum = (amounts: readonly number[]) => amounts.reduce((total, one) => total + one, 0);

  test('charges €40 too much without idempotence, and the right sum with it', () => {
    expect(opening).toBeDefined();
    if (!opening) return;
    const owed = sum(opening.producers.flatMap((one) => one.sends.map((call) => call.amount)));
    expect(sum(ledger(opening))).toBe(owed + 40);
    expect(sum(ledger(lostAckIdempotent))).toBe(owed);
  });

  test('has order-18 in the accumulator while the second ack is under way', () => {
    if (!opening) return;
    const { events } = run(opening);
    const at = (index: number) => events[index]?.at ?? Number.NaN;
    const sent = events.findIndex(
      (one) => one.type === 'recordAppended' && one.record.value === 'order-18',
    );
    const left = events.findLastIndex((one) => one.type === 'responseSent' && one.at < at(sent));
    const arrives = events.findIndex((one, id) => one.type === 'responseArrived' && id > left);
    expect(at(left)).toBeLessThan(at(sent));
    expect(at(sent)).toBeLessThan(at(arrives));
  });
});

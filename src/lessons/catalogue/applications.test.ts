// What the scenes about applications say beyond their claims.
import '../../trace/extras.ts';
import { describe, expect, test } from 'vitest';
import type { Moment, Scenario } from '../../engine/index.ts';
import { run, scenarioFrom } from '../../scenario/index.ts';
import { checkClaim } from '../../trace/claims.ts';
import { moment } from '../scenes/base.ts';
import { consumerDies, producerDies } from './appParts.ts';
import { oneSilence } from './oneSilence.ts';
import { outboxScene } from './outbox.ts';

describe('one silence', () => {
  const seen = (scene: Scenario) => {
    const { events } = run(scene);
    const failed = events.findIndex((one) => one.type === 'requestFailed');
    return events.slice(0, failed + 1).flatMap((one) => (one.actor === 'p1' ? one.type : []));
  };

  test('looks the same to the client in all four worlds, up to its request’s end', () => {
    const [first, ...others] = oneSilence.map(seen);
    expect(first).toContain('requestFailed');
    for (const other of others) expect(other).toEqual(first);
  });
});

describe('an outbox, marked after its send, and an inbox', () => {
  const points: readonly Moment['moment'][] = [
    'outboxRowInserted',
    'recordAppended',
    'requestSent',
    'appended',
    'sendCompleted',
    'outboxRowMarked',
  ];
  const consumerPoints: readonly Moment['moment'][] = [
    'recordsPolled',
    'effectDone',
    'commitSent',
    'offsetsCommitted',
  ];
  const story = (interventions: Scenario['interventions']): Scenario =>
    outboxScene({ id: 'points', title: '', about: '', claims: [] }, 'after', true, interventions);
  const broken = (scene: Scenario, claims: readonly string[]) => {
    const trace = run(scenarioFrom(scene));
    expect(trace.unfired).toEqual([]);
    return claims.filter((claim) => checkClaim(trace, claim).status !== 'holds');
  };
  const kept = ['order-1', 'order-2', 'order-3'].flatMap((one) => [
    `storedTimes(${one}) >= 1`,
    `effects(${one}) == 1`,
  ]);

  test.each(points)('lose nothing and do nothing twice when the relay dies at %s', (point) => {
    expect(broken(story(producerDies(moment(point, 'order-2'))), kept)).toEqual([]);
  });

  test.each(consumerPoints)(
    'lose nothing and do nothing twice when the consumer dies at %s',
    (point) => {
      expect(broken(story(consumerDies(moment(point, null, 2))), kept)).toEqual([]);
    },
  );

  test('without the inbox the relay’s death between send and mark is seen', () => {
    const scene = outboxScene(
      { id: 'points', title: '', about: '', claims: [] },
      'after',
      false,
      producerDies(moment('sendCompleted', 'order-2')),
    );
    expect(broken(scene, kept)).toEqual(['effects(order-2) == 1']);
  });
});

// Chains are made of links that the trace has, and every sentence about another run is checked by making that run.
import '../extras.ts';
import { describe, expect, test } from 'vitest';
import type { Scenario, Trace } from '../../engine/index.ts';
import { catalogue } from '../../lessons/catalogue/index.ts';
import { lostAckIdempotent } from '../../lessons/scenes/lostAck.ts';
import { run } from '../../scenario/index.ts';
import { arbitraryScenario } from '../../testing/arbitraries.ts';
import { checkProperty } from '../../testing/checkProperty.ts';
import { fc } from '../../testing/fastCheck.ts';
import { KNOWN_ANOMALIES } from '../../testing/knownAnomalies.ts';
import { scenario } from '../../testing/scenario.ts';
import { anomaliesOf } from './anomalies.ts';
import type { Chain } from './chain.ts';
import { conditionsOf } from './conditions.ts';
import { type Explanation, explain } from './explain.ts';
import { printExplanations } from './printExplanations.ts';
import { remediesFor } from './remedies.ts';

const scenes = [...catalogue, lostAckIdempotent];

const explained = (id: string): readonly Explanation[] => {
  const scene = scenes.find((one) => one.id === id);
  return scene ? explain(run(scene)).list : [];
};

const without = (scenario: Scenario, faults: readonly number[]): Scenario => ({
  ...scenario,
  interventions: scenario.interventions.map((one, index) => ({
    ...one,
    enabled: one.enabled && !faults.includes(index),
  })),
});

function expectRealLinks(trace: Trace, { links, events }: Chain): void {
  for (const { from, to, kind } of links) {
    const event = trace.events[to];
    if (!event) throw new Error(`no event ${to}`);
    expect(from).toBeLessThan(to);
    expect(kind === 'cause' ? event.causes : conditionsOf(trace, event)).toContain(from);
    expect(events).toContain(from);
    expect(events).toContain(to);
  }
}

function expectHonest(trace: Trace, one: Explanation): void {
  expectRealLinks(trace, one.chain);
  for (const event of one.evidence) expect(one.chain.events).toContain(event);
  const begins = one.chain.events.flatMap((id) => trace.events[id] ?? []);
  expect(begins.some((event) => event.intervention !== null || event.causes.length === 0)).toBe(
    true,
  );
  for (const { index } of one.faults) {
    const first = trace.events.find((event) => event.intervention === index);
    expect(one.chain.events).toContain(first?.id);
  }
  for (const set of one.withoutFaults.sets) {
    const other = anomaliesOf(run(without(trace.scenario, set)));
    expect(other.filter(({ key }) => one.keys.includes(key))).toEqual([]);
    for (const smaller of set.length > 1 ? set.map((left) => set.filter((x) => x !== left)) : []) {
      const still = anomaliesOf(run(without(trace.scenario, smaller)));
      expect(still.some(({ key }) => one.keys.includes(key))).toBe(true);
    }
  }
}

/** Every change that is said to prevent it is made again, by itself. */
function expectRemedies(trace: Trace, one: Explanation): void {
  const known = anomaliesOf(trace).find(({ key }) => one.keys.includes(key));
  if (!known) throw new Error(`no ${one.keys}`);
  const remedies = remediesFor(trace, known);
  for (const { words, instead } of one.remedies.alone) {
    const remedy = remedies.find((other) => other.words === words);
    if (!remedy) throw new Error(`no remedy ${words}`);
    const other = run(remedy.change(trace.scenario));
    expect(anomaliesOf(other).filter(({ key }) => one.keys.includes(key))).toEqual([]);
    expect(other.last.producers.every(({ configError }) => configError === null)).toBe(true);
    for (const { index } of one.faults) expect(other.unfired).not.toContain(index);
    expect(instead).not.toBe('');
  }
  expect(one.remedies.pair === null || one.remedies.alone.length === 0).toBe(true);
}

describe.each(scenes.map((one) => [one.id, one] as const))('%s', (id, scene) => {
  const trace = run(scene);
  const { list } = explain(trace);

  test('each chain holds, and leads back to every fault that was needed', () => {
    for (const one of list) {
      expectHonest(trace, one);
      if (KNOWN_ANOMALIES[id]) expect(one.unlinked).toEqual([]);
      expectRemedies(trace, one);
    }
  });

  test('prints what a panel would show', () => {
    const text = printExplanations({ list, reruns: 0 }, trace);
    for (const one of list) {
      expect(text).toContain(one.headline);
      if (one.follows !== null) continue;
      for (const step of one.steps) if (step.fault !== null) expect(text).toContain(step.sentence);
    }
    if (list.length === 0) expect(text).toContain('Nothing to explain');
  });
});

test.each([
  ['applications and networks', {}],
  ['clusters', { clusterFaults: true }],
] as const)('explanations of random runs are honest: %s', (_, shape) => {
  checkProperty(
    arbitraryScenario(shape),
    fc.constant(null),
    (scenario) => {
      const trace = run({ ...scenario, untilMs: 200_000 });
      for (const one of explain(trace).list) expectHonest(trace, one);
    },
    { runs: 25 },
  );
});

describe('what is said of settings', () => {
  const alone = (id: string, kind: Explanation['kind'] = 'duplicate') =>
    explained(id).find((one) => one.kind === kind)?.remedies.alone ?? [];

  test('a duplicate of a lost answer: idempotence, and who switched it off', () => {
    const [first] = alone('pitfall-inflight-3.9');
    expect(first?.words).toBe(
      'enable.idempotence=true (which needs max.in.flight.requests.per.connection=5)',
    );
    expect(first?.settings).toEqual([
      {
        key: 'enable.idempotence',
        value: 'false',
        why: 'since the client switched it off by itself: max.in.flight.requests.per.connection is set to 10, which is greater than 5',
      },
    ]);
    expect(first?.price).toEqual([]);
  });

  test('a loss with acks=1: acks=all, which the application pays with an exception', () => {
    const [first] = alone('acks1-loss', 'loss');
    expect(first).toMatchObject({
      words: 'acks=all',
      also: ['enable.idempotence=true'],
      price: ['unknownOutcome'],
    });
    expect(first?.instead).toContain('the application is told TimeoutException');
  });

  test('an order that was kept: without numbers it would be broken', () => {
    const [kept] = explained('order-kept');
    expect(kept?.kind).toBe('keptOrder');
    expect(kept?.remedies.alone[0]).toMatchObject({
      words: 'enable.idempotence=false',
      instead: 'orders-0 reads order-1, order-3, order-4 and order-2',
    });
  });

  test('an unclean election by the controller: the setting that let it', () => {
    const scene = scenes.find((one) => one.id === 'unclean-silent');
    if (!scene) throw new Error('no scene');
    // the third fault is a hand that elects; here the controller does, when it has missed broker 1
    const byItself = {
      ...scene,
      interventions: scene.interventions.slice(0, 2),
      producers: scene.producers.map((one) => ({ ...one, sends: one.sends.slice(0, 3) })),
    };
    const loss = explain(run(byItself)).list.find((one) => one.kind === 'loss');
    expect(loss?.remedies.alone.map((one) => one.words)).toContain(
      'unclean.leader.election.enable=false',
    );
  });

  test('a forgotten producer: the time that a leader remembers it', () => {
    expect(alone('forgotten-producer').map((one) => one.words)).toEqual([
      'producer.id.expiration.ms=86400000',
    ]);
  });

  test('the hole of an unknown producer: the next release, or no numbers at the price of order', () => {
    expect(alone('cold-start-hole', 'stuck')).toMatchObject([
      { words: 'Kafka 4.5', price: [] },
      { words: 'enable.idempotence=false', price: ['reorder'] },
    ]);
  });

  test('what was read twice, or passed over: what the application of the consumer could do', () => {
    expect(alone('commit-after', 'repeatedEffect').map((one) => one.words)).toEqual([
      'an inbox by the order’s own number, written with the effect',
    ]);
    expect(alone('commit-before', 'missedEffect').map((one) => one.words)).toEqual([
      'a commit after the effects, and no automatic one',
    ]);
  });

  test('after a restart no setting of Kafka helps', () => {
    const [duplicate] = explained('restart-resend');
    expect(duplicate?.sentAgain).toBe(true);
    const scene = scenes.find((one) => one.id === 'restart-resend');
    const trace = scene && run(scene);
    expect(trace && printExplanations(explain(trace), trace)).toContain(
      'Only a key that the consumer compares can tell.',
    );
    expect(duplicate?.remedies.alone.map((one) => one.words)).toEqual([
      'an application that does not send it again by itself',
    ]);
  });

  test('a run in which the fault does not come proves nothing', () => {
    const scene = scenes.find((one) => one.id === 'lost-ack-duplicate');
    if (!scene) throw new Error('no scene');
    // with idempotence there is no second append to wait for
    const [cut] = scene.interventions;
    const again = { ...scene.interventions[0], when: { ...cut?.when, copy: 2 } };
    const twice = { ...scene, interventions: [cut, again] } as Scenario;
    const [duplicate] = explain(run(twice)).list;
    expect(duplicate?.remedies.nothingShown).toContainEqual({
      words: 'enable.idempotence=true',
      missing: [1],
    });
  });

  test('faults of which any is enough are named together: only without all of them it does not happen', () => {
    const story = scenario()
      .withoutIdempotence()
      .with('linger.ms', 0)
      .send('a', 0)
      .cutAfterAppend('a')
      .cut({ moment: 'highWatermarkAdvanced', record: 'a' })
      .cut({ moment: 'responseSent', record: 'a' });
    const [duplicate] = explain(story.run()).list;
    expect(duplicate?.withoutFaults.sets).toEqual([[0, 2]]);
    const refused = scenario()
      .with('retries', 1)
      .with('delivery.timeout.ms', 100)
      .with('request.timeout.ms', 50)
      .send('a', 0)
      .refuse(1, 0, 500)
      .cut(1)
      .run();
    const [failure] = explain(refused).list;
    expect(failure?.withoutFaults.sets).toEqual([[0], [1]]);
  });
});

test('what follows from a duplicate is not explained a second time', () => {
  const list = explained('palindrome');
  expect(list.map((one) => one.follows)).toEqual([null, null, null, null, 0, 1, 2]);
});

test('a producer that is not built is named, and a run that was stopped', () => {
  const refused = scenario().with('acks', 2).send('a', 0).run();
  expect(printExplanations(explain(refused), refused)).toContain(
    'p1 could not be built, so 1 send never came: Invalid value 2 for configuration acks',
  );
  const stopped = run({ ...scenario().send('a', 0).build(), untilMs: 3 });
  expect(printExplanations(explain(stopped), stopped)).toContain('The run was stopped');
});

test('records of one batch are explained together', () => {
  expect(explained('batch-unit').map((one) => one.names)).toEqual([
    ['order-1', 'order-2', 'order-3'],
  ]);
});

test('rounds of like steps are cut short in print', () => {
  const trace = scenario()
    .withoutIdempotence()
    .with('retries', 12)
    .with('request.timeout.ms', 60)
    .takes({ flightMs: 40 })
    .send('a', 0)
    .run();
  const text = printExplanations(explain(trace), trace);
  expect(text).toContain('a stands 13 times in the log');
  expect(text).toMatch(/… {2}and so \d more times\n/);
  expect(text.match(/broker 1 writes a at offset/g)?.length).toBeLessThan(7);
});

describe('an answer that refuses', () => {
  const told = (kind: string) => {
    const found = explained('unclean-transactional').find((one) => one.kind === kind);
    if (!found) throw new Error(`no ${kind}`);
    return found.steps;
  };

  test('comes from the refusal, which stands in the chain, and not from a crash elsewhere', () => {
    for (const kind of ['failure', 'abortedRecord']) {
      const steps = told(kind);
      const refusal = steps.find(({ sentence }) => sentence.startsWith('broker 2 refuses order-4'));
      const answer = steps.find(({ sentence }) => sentence.includes('gets the answer: order-4'));
      expect(refusal?.event).toBeLessThan(answer?.event ?? 0);
      const sent = steps.find(({ event }) => event === (answer?.event ?? 0) - 1);
      expect(sent?.conditions).toEqual([refusal?.event]);
    }
  });

  test('for a gap names the record that an election has taken away, and why it was held', () => {
    const [, written, crash, elected, refused] = told('failure');
    expect(written?.sentence).toBe('broker 1 writes order-3 at offset 2');
    expect(elected?.conditions).toContain(crash?.event);
    expect(refused?.conditions).toEqual([written?.event, elected?.event]);
  });
});

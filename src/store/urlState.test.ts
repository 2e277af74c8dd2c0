import { describe, expect, test } from 'vitest';
import type { Intervention } from '../engine/index.ts';
import { scenarioFrom } from '../scenario/index.ts';
import { fc } from '../testing/fastCheck.ts';
import { type Branch, withBranch } from './branches.ts';
import {
  type Changes,
  type Experiment,
  experimentOf,
  type Source,
  TOGGLE_VALUES,
  TOGGLES,
} from './experiment.ts';
import { baseScenario } from './labRun.ts';
import { readLink } from './readLink.ts';
import { OPENING_SCENE, sceneList } from './scenes.ts';
import { initialLink, type LinkState, SPEEDS, TABS, THEMES, writeLink } from './urlState.ts';

const custom = scenarioFrom({
  formatVersion: 1,
  id: 'own',
  title: 'Café & order #1?',
  producers: [{ id: 'p1', sends: [{ at: 0, topic: 'orders', value: 'a:b!c%20&=' }] }],
});

const sources: readonly Source[] = [
  ...sceneList.map(({ id }): Source => ({ kind: 'scene', id })),
  { kind: 'custom', scenario: custom },
];

/** Any fault on a message of the scenario, by the name of its moment. */
function faultIn(source: Source): fc.Arbitrary<Intervention> {
  const scenario = baseScenario(experimentOf(source));
  const values = scenario.producers.flatMap((one) => one.sends.map(({ value }) => value));
  const when = (moment: 'requestSent' | 'responseSent') =>
    fc.record({
      moment: fc.constant(moment),
      record: fc.constantFrom(null, ...values),
      producer: fc.constantFrom(null, 'p1'),
      partition: fc.constantFrom(null, 'orders-0'),
      api: fc.constantFrom(null, 'EndTxn' as const),
      copy: fc.integer({ min: 1, max: 9 }),
    });
  const afterMs = fc.integer({ min: 0, max: 5000 });
  const enabled = fc.boolean();
  return fc.oneof(
    fc.record({ do: fc.constant('cut'), when: when('responseSent'), afterMs, enabled }),
    fc.record({ do: fc.constant('hold'), when: when('requestSent'), afterMs, enabled }),
    fc.record({ do: fc.constant('stall'), when: when('responseSent'), afterMs, enabled }),
    fc.record({
      do: fc.constant('delay'),
      when: when('requestSent'),
      byMs: fc.integer({ min: 1, max: 900 }),
      enabled,
    }),
  );
}

/** Some of these settings, each with one of its values. */
function settings(
  all: readonly (readonly [string, readonly (string | null)[]])[],
): fc.Arbitrary<Changes> {
  return fc
    .subarray([...all])
    .chain((some) =>
      fc
        .tuple(...some.map(([, values]) => fc.constantFrom(...values)))
        .map((values) => Object.fromEntries(some.map(([key], at) => [key, values[at] ?? null]))),
    );
}

const experiments: fc.Arbitrary<Experiment> = fc.constantFrom(...sources).chain((source) => {
  const own = baseScenario(experimentOf(source)).interventions;
  return fc.record({
    source: fc.constant(source),
    config: settings([
      ...TOGGLES.map((key) => [key, TOGGLE_VALUES[key]] as const),
      ['linger.ms', ['0', '5', 'soon', null]],
      ['transactional.id', ['a&b=c', null]],
    ]),
    topicConfig: settings([['min.insync.replicas', ['1', '2', null]]]),
    brokerConfig: settings([['unclean.leader.election.enable', ['true', null]]]),
    profile: fc.constantFrom(null, '2.8' as const, '3.9' as const, '4.5' as const),
    switchedOff: fc.subarray(own.map((_, at) => at)),
    faults: fc.array(faultIn(source), { maxLength: 4 }),
  });
});

/** Edits after the first experiment, each with a name or none. */
const edits = fc.array(
  fc.tuple(
    fc.constantFrom('0', '1', 'all'),
    fc.nat(9),
    fc.oneof(fc.constant(null), fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' })),
  ),
  { maxLength: 5 },
);

function branchesOf(first: Experiment, some: readonly [string, number, string | null][]) {
  return some.reduce<readonly Branch[]>((branches, [acks, parent, name]) => {
    const from = branches[parent % Math.max(1, branches.length)]?.experiment ?? first;
    const next = { ...from, config: { ...from.config, acks, 'linger.ms': String(parent) } };
    return withBranch(branches, from, next).map((one) => ({ ...one, name: one.name ?? name }));
  }, []);
}

const links: fc.Arbitrary<LinkState> = fc
  .tuple(
    edits,
    fc.record({
      page: fc.constant(''),
      experiment: experiments,
      place: fc.record({
        event: fc.integer({ min: -1, max: 300 }),
        past: fc.integer({ min: 0, max: 999 }),
      }),
      selection: fc.oneof(
        fc.constant(null),
        fc.nat(200).map((event) => ({ kind: 'event', event }) as const),
        fc.nat(9).map((n) => ({ kind: 'message', message: `p1/${n}>` }) as const),
        fc.nat(9).map((n) => ({ kind: 'record', record: `p1/${n}` }) as const),
        fc.nat(9).map((n) => ({ kind: 'batch', batch: `p1/orders-0/${n}` }) as const),
      ),
      speed: fc.constantFrom(...SPEEDS),
      theme: fc.constantFrom(...THEMES),
      tab: fc.constantFrom(...TABS),
      desk: fc.constantFrom('', 'outputs', 'outputs:metrics'),
    }),
  )
  .map(([some, state]) => ({ ...state, branches: branchesOf(state.experiment, some) }));

describe('an address', () => {
  test('of the opening scene is short and readable', () => {
    expect(writeLink(initialLink())).toBe('#/lost-ack?v=1');
  });

  test('says settings, faults and place in Kafka’s and the engine’s own words', () => {
    const hash =
      '#/lost-ack?v=1&enable.idempotence=true&acks=all&max.in.flight.requests.per.connection=5&fault=cut:responseSent:order-17:1:20&at=37~120&sel=event:41&speed=0.5&theme=dark&tab=life';
    const { state, problems } = readLink(hash);
    expect(problems).toEqual([]);
    expect(state.experiment.faults).toEqual([
      {
        do: 'cut',
        when: {
          moment: 'responseSent',
          record: 'order-17',
          producer: null,
          partition: null,
          api: null,
          copy: 1,
        },
        afterMs: 20,
        enabled: true,
      },
    ]);
    expect(writeLink(state)).toBe(hash);
  });

  test('round trip: every state comes back as it was', () => {
    fc.assert(
      fc.property(links, (state) => {
        const { state: back, problems } = readLink(writeLink(state));
        expect(problems).toEqual([]);
        expect(back).toEqual(state);
      }),
      { numRuns: 300 },
    );
  });

  test('any text at all is read without an error thrown, and what is wrong is named', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const { state, problems } = readLink(`#/${text}`);
        expect(state.experiment.source).toBeDefined();
        for (const one of problems) expect(one.expected).not.toBe('');
      }),
      { numRuns: 500 },
    );
  });

  test('with wrong parts keeps the right ones and says what was expected', () => {
    const { state, problems } = readLink(
      '#/no-such-scene?v=1&acks=2&enable.idempotence=true&fault=cut:responseSent:order-99:1:20&fault=boom&at=x&colour=red&theme=dark&sel=%E0%A4%A',
    );
    expect(state.experiment.source).toEqual({ kind: 'scene', id: OPENING_SCENE });
    expect(state.experiment.config).toEqual({ 'enable.idempotence': 'true' });
    expect(state.theme).toBe('dark');
    expect(problems.map(({ field }) => field)).toEqual([
      'sel',
      'scene',
      'acks',
      'fault',
      'fault',
      'at',
      'colour',
    ]);
    expect(problems[2]).toEqual({ field: 'acks', value: '2', expected: '0, 1, all' });
    expect(problems[3]?.expected).toMatch(/record/);
  });

  test('that is too long is not read at all', () => {
    const { problems } = readLink(`#/lost-ack?v=1&fault=${'x'.repeat(200_000)}`);
    expect(problems).toMatchObject([{ field: 'link' }]);
  });
});

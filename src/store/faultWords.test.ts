import { describe, expect, test } from 'vitest';
import { type Intervention, MOMENTS } from '../engine/index.ts';
import { scenarioFrom } from '../scenario/index.ts';
import { fc } from '../testing/fastCheck.ts';
import { experimentOf } from './experiment.ts';
import { writeFault } from './faults.ts';
import { readLink } from './readLink.ts';
import { initialLink, writeLink } from './urlState.ts';

/** Names that look like other things: numbers, switches, signs of the notation. */
const scenario = scenarioFrom({
  formatVersion: 1,
  topics: [{ name: 'orders', partitions: 2 }],
  producers: [
    { id: 'true', sends: [{ at: 0, topic: 'orders', value: 'a=b:c!d %&+' }] },
    { id: 'p1', sends: [{ at: 0, topic: 'orders', value: '@200' }] },
  ],
  consumers: [{ id: 'c7', topic: 'orders', group: { id: 'g1' } }],
});

const { integer, record, constant, constantFrom, boolean, oneof, subarray } = fc;
const broker = constantFrom(1, 2, 3);
const partition = constantFrom('orders-0', 'orders-1');
const producer = constantFrom('true', 'p1');
const consumer = constant('c7');
const afterMs = integer({ min: 0, max: 100_000 });
const forMs = integer({ min: 1, max: 100_000 });
const common = { afterMs, enabled: boolean() };

const momentOf = (names: readonly (typeof MOMENTS)[number][]) =>
  record({
    moment: constantFrom(...names),
    record: constantFrom(null, 'a=b:c!d %&+', '@200'),
    api: constantFrom(null, 'Produce' as const, 'EndTxn' as const),
    producer: oneof(constant(null), producer),
    partition: oneof(constant(null), partition),
    copy: integer({ min: 1, max: 999 }),
  });
const time = record({
  at: integer({ min: 0, max: 9_999_999 }),
  producer: oneof(constant(null), producer),
  broker: oneof(constant(null), broker),
});
const when = oneof(momentOf(MOMENTS), time);
const oneBroker = { when, broker, ...common };
const ofAll = { when, broker, partition: oneof(constant(null), partition), ...common };
const ofProducer = { when, producer, ...common };
const ofConsumer = { when, consumer, ...common };

const kinds: { readonly [Kind in Intervention['do']]: object } = {
  cut: { when, ...common },
  hold: { when: momentOf(['requestSent']), ...common },
  stall: { when: momentOf(['responseSent']), ...common },
  release: { when, connection: oneof(constant(null), integer({ min: 1, max: 9 })), ...common },
  delay: { when: momentOf(['requestSent', 'responseSent']), byMs: forMs, enabled: boolean() },
  crashBroker: { ...oneBroker, diskLost: boolean() },
  stopBroker: oneBroker,
  startBroker: oneBroker,
  moveLeader: { ...oneBroker, partition, unclean: boolean() },
  stopReplication: ofAll,
  resumeReplication: ofAll,
  shrinkIsr: { when, partition, isr: subarray([1, 2, 3]), ...common },
  forgetProducer: { ...ofProducer, partition },
  refuse: { ...oneBroker, forMs },
  denyWrite: { ...ofProducer, topic: constantFrom(null, 'orders') },
  allowWrite: { ...ofProducer, topic: constantFrom(null, 'orders') },
  crash: ofProducer,
  pause: ofProducer,
  resume: ofProducer,
  restart: { ...ofProducer, resend: constantFrom('none', 'unacknowledged') },
  crashConsumer: ofConsumer,
  restartConsumer: ofConsumer,
  pauseConsumer: { ...ofConsumer, forMs },
  cutConsumer: ofConsumer,
};

/** Any fault that the format has. */
const faults = oneof(
  ...Object.entries(kinds).map(([kind, fields]) =>
    record<unknown>({ do: constant(kind), ...fields } as Record<string, fc.Arbitrary<unknown>>),
  ),
) as fc.Arbitrary<Intervention>;

describe('a fault in an address', () => {
  test('every kind comes back as it was, whatever it says', () => {
    fc.assert(
      fc.property(fc.array(faults, { maxLength: 4 }), (some) => {
        const experiment = { ...experimentOf({ kind: 'custom', scenario } as const), faults: some };
        const { state, problems } = readLink(writeLink({ ...initialLink(), experiment }));
        expect(problems).toEqual([]);
        expect(state.experiment.faults).toEqual(some);
      }),
      { numRuns: 600 },
    );
  });

  test('is a word that one can read', () => {
    const crash: Intervention = {
      do: 'crashBroker',
      when: { at: 205, producer: null, broker: null },
      broker: 2,
      diskLost: true,
      afterMs: 0,
      enabled: true,
    };
    expect(writeFault(crash)).toBe('crashBroker:@205::1:0:broker=2:diskLost=true');
    expect(writeFault({ ...crash, diskLost: false, enabled: false })).toBe(
      'off:crashBroker:@205::1:0:broker=2',
    );
  });

  test('of one that names no broker the message says what was expected', () => {
    const { state, problems } = readLink('#/lost-ack?v=1&fault=crashBroker:@205::1:0');
    expect(state.experiment.faults).toEqual([]);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.field).toBe('fault');
    expect(problems[0]?.expected).toContain('interventions[1].broker');
  });
});

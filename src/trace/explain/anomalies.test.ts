// What is found in every scene of the course and in random runs, against counts made in the simplest way.
import '../extras.ts';
import { describe, expect, test } from 'vitest';
import { HAND, leaderReplica, listOf, type Trace } from '../../engine/index.ts';
import { catalogue } from '../../lessons/catalogue/index.ts';
import { lostAckIdempotent } from '../../lessons/scenes/lostAck.ts';
import { run } from '../../scenario/index.ts';
import { arbitraryScenario } from '../../testing/arbitraries.ts';
import { checkProperty } from '../../testing/checkProperty.ts';
import { fc } from '../../testing/fastCheck.ts';
import { KNOWN_ANOMALIES } from '../../testing/knownAnomalies.ts';
import { scenario } from '../../testing/scenario.ts';
import { type AnomalyKind, anomaliesOf } from './anomalies.ts';

const found = (trace: Trace) =>
  anomaliesOf(trace).map((one) => `${one.kind} ${one.fates.map(({ name }) => name).join(' ')}`);

/** The values in the leaders’ logs, by partition. */
const logsOf = ({ last }: Trace) =>
  last.partitions.map((one) =>
    listOf(leaderReplica(one).log).flatMap((batch) => batch.records.map(({ value }) => value)),
  );

/** Those that are in no aborted transaction. */
const visibleIn = ({ last }: Trace) =>
  last.partitions.flatMap((one) => {
    const { log, transactions } = leaderReplica(one);
    const aborted = transactions.filter((txn) => txn.aborted);
    return listOf(log).flatMap((batch) => {
      const hidden = aborted.some(
        (txn) =>
          txn.producerId === batch.producerId &&
          txn.firstOffset <= batch.baseOffset &&
          batch.baseOffset <= (txn.lastOffset ?? -1),
      );
      return hidden ? [] : batch.records.map(({ value }) => value);
    });
  });

const repeated = (values: readonly string[]) =>
  [...new Set(values)].filter((one) => values.filter((other) => other === one).length > 1);

const named = (trace: Trace, kind: AnomalyKind) =>
  anomaliesOf(trace)
    .filter((one) => one.kind === kind)
    .flatMap((one) => one.fates.map(({ name }) => name))
    .sort();

function expectSimpleCounts(trace: Trace): void {
  const logs = logsOf(trace);
  const stored = logs.flat();
  expect(named(trace, 'duplicate')).toEqual(repeated(visibleIn(trace)).sort());
  const told = trace.last.producers.flatMap((one) => listOf(one.sent));
  const promised = told.filter((one) => one.result?.kind === 'ok').map((one) => one.record.value);
  const missing = [...new Set(promised)].filter((one) => !stored.includes(one));
  expect(named(trace, 'loss')).toEqual(missing.sort());
  const groups = [...new Set(trace.scenario.consumers.map((one) => one.group?.id ?? one.id))];
  const acted = groups.flatMap((group) => {
    const members = trace.scenario.consumers.filter((one) => (one.group?.id ?? one.id) === group);
    const ledgers = trace.last.consumers.filter(({ id }) => members.some((one) => one.id === id));
    return repeated(ledgers.flatMap(({ ledger }) => listOf(ledger).map((one) => one.record.value)));
  });
  expect(named(trace, 'repeatedEffect')).toEqual([...new Set(acted)].sort());
  const order = trace.scenario.producers.map((one) => one.sends.map(({ value }) => value));
  const late = order.flatMap((calls) =>
    logs.map((log) =>
      log.filter((value, place) => {
        const nth = calls.indexOf(value);
        return nth >= 0 && log.slice(0, place).some((one) => calls.indexOf(one) > nth);
      }),
    ),
  );
  expect(named(trace, 'reorder')).toEqual(late.flatMap((one) => [...new Set(one)]).sort());
}

describe.each([...catalogue, lostAckIdempotent].map((one) => [one.id, one] as const))(
  '%s',
  (id, scene) => {
    const trace = run(scene);
    test('has the anomalies that it is known for, and no other', () => {
      const known = KNOWN_ANOMALIES[id];
      if (known) expect(found(trace)).toEqual(known);
      // two calls that say the same are two things, which a count of values cannot tell apart
      const calls = [
        ...scene.producers.map((one) => one.sends),
        ...trace.last.producers.map((one) => one.derived),
      ];
      const values = calls.flat().map(({ value }) => value);
      if (repeated(values).length === 0) expectSimpleCounts(trace);
    });
  },
);

test('clean runs of random applications have no anomaly', () => {
  const shape = { faults: ['cut'], eventfulApplications: false, tightDeadlines: false } as const;
  checkProperty(
    arbitraryScenario({ ...shape, idempotence: true }),
    fc.constant(null),
    (one) => {
      const trace = run({ ...one, interventions: [] });
      expect(found(trace)).toEqual([]);
    },
    { runs: 80 },
  );
});

test.each([
  ['applications and networks', {}],
  ['clusters', { clusterFaults: true }],
] as const)('no anomaly is missed or made up in random runs: %s', (_, shape) => {
  checkProperty(
    arbitraryScenario(shape),
    fc.constant(null),
    (one) => expectSimpleCounts(run(one)),
    { runs: 120 },
  );
});

describe('what an application can know', () => {
  test('a send() that never left the client is a failure that it knows of', () => {
    const story = scenario().with('max.request.size', 100).send('x'.repeat(200), 0);
    expect(anomaliesOf(story.run()).map((one) => one.kind)).toEqual(['failure']);
  });

  test('after a crash nobody was told: stored or not, its application cannot know', () => {
    const stored = scenario().send('a', 0).crash({ moment: 'appended', record: 'a' });
    const lost = scenario().send('a', 0).crash({ moment: 'recordAppended', record: 'a' });
    for (const story of [stored, lost]) expect(found(story.run())).toEqual(['unknownOutcome a']);
  });

  test('a refusal for good says what it says, unless an attempt before it was stored', () => {
    const trace = scenario()
      .withoutIdempotence()
      .with('retries', 0)
      .send('a', 0)
      .cutAfterAppend('a')
      .run();
    expect(found(trace)).toEqual(['unknownOutcome a']);
  });

  test('hand-fed copies are recognised as any other', () => {
    const trace = scenario()
      .producer('p1')
      .feed(0, { pid: 9, epoch: 0, seq: 0 }, 'a')
      .feed(50, { pid: 9, epoch: 0, seq: 0 }, 'a')
      .run();
    const [copy] = anomaliesOf(trace);
    expect(copy?.kind).toBe('recognisedCopy');
    expect(copy?.fates[0]?.client).toBe(HAND);
  });
});

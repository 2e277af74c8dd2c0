// Consumers in groups: where they go on, what they do twice, and what they never do.
import { describe, expect, test } from 'vitest';
import '../extras.ts';
import { run, scenarioFrom } from '../../scenario/index.ts';
import type { EventOf, FactType } from '../simEvent.ts';
import type { Trace } from '../trace.ts';
import { listOf } from '../vector.ts';

const MANUAL = { 'enable.auto.commit': 'false', 'auto.offset.reset': 'earliest' };

interface Story {
  readonly group?: Readonly<Record<string, unknown>>;
  readonly config?: Readonly<Record<string, string>>;
  readonly interventions?: readonly object[];
  readonly consumers?: number;
  readonly partitions?: number;
  readonly values?: readonly string[];
  readonly everyMs?: number;
  readonly untilMs?: number;
}

/** order-1 to order-3 in one batch, and consumers c1, c2 … of group `cards`. */
function tell({
  group = {},
  config = {},
  interventions = [],
  consumers = 1,
  partitions = 1,
  values = ['order-1', 'order-2', 'order-3'],
  everyMs = 0,
  untilMs = 3_600_000,
}: Story): Trace {
  return run(
    scenarioFrom({
      formatVersion: 1,
      untilMs,
      topics: [{ name: 'orders', partitions }],
      producers: [
        {
          id: 'p1',
          config: { 'linger.ms': '5' },
          sends: values.map((value, index) => ({
            at: index * everyMs,
            topic: 'orders',
            key: value,
            value,
            partition: index % partitions,
            amount: 10,
          })),
        },
      ],
      consumers: Array.from({ length: consumers }, (_, index) => ({
        id: `c${index + 1}`,
        topic: 'orders',
        group: { id: 'cards', ...group, config: { ...MANUAL, ...config } },
      })),
      interventions,
    }),
  );
}

const crash = (moment: string, more: object = {}) => ({
  do: 'crashConsumer',
  consumer: 'c1',
  when: { moment, ...more },
});
const restart = { do: 'restartConsumer', consumer: 'c1', when: { moment: 'consumerStopped' } };

const effects = ({ last }: Trace) =>
  last.consumers.flatMap((one) => listOf(one.ledger).map((entry) => entry.record.value));
const eventsOf = <T extends FactType>({ events }: Trace, type: T): readonly EventOf<T>[] =>
  events.filter((one): one is EventOf<T> => one.type === type);
const committed = ({ last }: Trace) => last.groups[0]?.offsets[0]?.offset ?? null;

describe('a crash between effect and commit', () => {
  const died = [crash('effectDone', { record: 'order-2' }), restart];

  test('with a commit after acting, the effects of the batch are there twice', () => {
    const trace = tell({ group: { commits: 'after' }, interventions: died });
    expect(effects(trace)).toEqual(['order-1', 'order-2', 'order-1', 'order-2', 'order-3']);
    expect(committed(trace)).toBe(3);
  });

  test('with a commit after each record, only the last effect is', () => {
    const trace = tell({ group: { commits: 'each' }, interventions: died });
    expect(effects(trace)).toEqual(['order-1', 'order-2', 'order-2', 'order-3']);
  });

  test('with a commit before acting, the rest of the batch is never acted on', () => {
    const trace = tell({ group: { commits: 'before' }, interventions: died });
    expect(effects(trace)).toEqual(['order-1', 'order-2']);
    expect(committed(trace)).toBe(3);
  });

  test('with an inbox in the same transaction, each effect is there once', () => {
    const trace = tell({ group: { commits: 'after', inbox: {} }, interventions: died });
    expect(effects(trace)).toEqual(['order-1', 'order-2', 'order-3']);
    expect(eventsOf(trace, 'recordSkipped').map((one) => one.record.value)).toEqual([
      'order-1',
      'order-2',
    ]);
  });

  test('a commit that was sent before the crash is written all the same', () => {
    const trace = tell({
      group: { commits: 'after' },
      interventions: [crash('commitSent'), restart],
    });
    expect(effects(trace)).toEqual(['order-1', 'order-2', 'order-3']);
    expect(eventsOf(trace, 'offsetsCommitted')).toHaveLength(1);
    expect(eventsOf(trace, 'commitAnswered')).toHaveLength(0);
  });
});

describe('an inbox that is wrong', () => {
  const between = (moment: string) => [crash(moment, { record: 'order-2' }), restart];

  test('its row before the effect: the effect never comes', () => {
    const trace = tell({
      group: { commits: 'after', inbox: { row: 'before' } },
      interventions: between('inboxRowWritten'),
    });
    expect(effects(trace)).toEqual(['order-1', 'order-3']);
    expect(eventsOf(trace, 'recordSkipped').map((one) => one.effectSeen)).toEqual([true, false]);
  });

  test('its row after the effect: the effect comes twice', () => {
    const trace = tell({
      group: { commits: 'after', inbox: { row: 'after' } },
      interventions: between('effectDone'),
    });
    expect(effects(trace)).toEqual(['order-1', 'order-2', 'order-2', 'order-3']);
  });

  test('too few rows kept: what was pushed out is done again', () => {
    const trace = tell({
      group: { commits: 'after', inbox: { keeps: 1 } },
      interventions: [crash('effectDone', { record: 'order-3' }), restart],
    });
    expect(effects(trace).filter((one) => one === 'order-1')).toHaveLength(2);
  });

  test('rows kept too short: 45 s of session timeout are longer', () => {
    const short = tell({
      group: { commits: 'after', inbox: { keepsMs: 30_000 } },
      interventions: between('effectDone'),
    });
    const long = tell({
      group: { commits: 'after', inbox: { keepsMs: 60_000 } },
      interventions: between('effectDone'),
    });
    expect(effects(short)).toHaveLength(5);
    expect(effects(long)).toHaveLength(3);
  });

  test('by offset it knows a record that is read again, and no second copy of it', () => {
    const again = ['order-1', 'order-1'];
    const byOffset = tell({ values: again, group: { inbox: { by: 'offset' } } });
    const byValue = tell({ values: again, group: { inbox: { by: 'value' } } });
    expect(effects(byOffset)).toEqual(again);
    expect(effects(byValue)).toEqual(['order-1']);
  });
});

describe('where a restarted consumer goes on', () => {
  const early = [crash('recordsPolled'), restart];

  test('without a commit auto.offset.reset decides: latest, Kafka’s default, passes everything over', () => {
    const group = { commits: 'after' };
    const latest = tell({
      group,
      config: { 'auto.offset.reset': 'latest' },
      interventions: early,
    });
    expect(effects(latest)).toEqual([]);
    expect(effects(tell({ group, interventions: early }))).toHaveLength(3);
  });

  test('its group waits for the dead member until session.timeout.ms after its last heartbeat', () => {
    const trace = tell({
      group: { commits: 'after' },
      config: { 'session.timeout.ms': '6000', 'heartbeat.interval.ms': '2000' },
      interventions: early,
    });
    expect(eventsOf(trace, 'memberRemoved').map((one) => one.at)).toEqual([6000]);
    expect(eventsOf(trace, 'partitionsAssigned').map((one) => one.generation)).toEqual([1, 2]);
  });

  test('after the group has become empty it waits for group.initial.rebalance.delay.ms', () => {
    const late = { ...restart, afterMs: 50_000 };
    const trace = tell({ group: { commits: 'after' }, interventions: [crash('effectDone'), late] });
    const [, assigned] = eventsOf(trace, 'partitionsAssigned');
    const [started] = eventsOf(trace, 'consumerStarted');
    // JoinGroup there, 3 s, the answer, SyncGroup and OffsetFetch
    expect((assigned?.at ?? 0) - (started?.at ?? 0)).toBe(2 + 3000 + 10);
  });
});

describe('automatic commits', () => {
  const config = { 'enable.auto.commit': 'true', 'auto.commit.interval.ms': '1000' };

  test('are made inside poll(), of what earlier calls returned', () => {
    const trace = tell({ config });
    expect(eventsOf(trace, 'commitSent').map((one) => [one.at, one.how])).toEqual([[1000, 'auto']]);
    expect(committed(trace)).toBe(3);
  });

  test('do not happen while the application works: a crash then repeats everything', () => {
    const trace = tell({
      config,
      group: { recordMs: 2000 },
      interventions: [crash('effectDone', { record: 'order-2' }), restart],
    });
    expect(effects(trace)).toEqual(['order-1', 'order-2', 'order-1', 'order-2', 'order-3']);
  });
});

describe('a commit whose connection breaks', () => {
  const cut = (moment: string) => ({ do: 'cutConsumer', consumer: 'c1', when: { moment } });

  test('is sent again after retry.backoff.ms', () => {
    const trace = tell({ group: { commits: 'after' }, interventions: [cut('commitSent')] });
    const [first, second] = eventsOf(trace, 'commitSent');
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBe(102);
    expect(committed(trace)).toBe(3);
  });

  test('and whose answer is lost is written twice, to no harm', () => {
    const trace = tell({ group: { commits: 'after' }, interventions: [cut('offsetsCommitted')] });
    expect(eventsOf(trace, 'offsetsCommitted')).toHaveLength(2);
    expect(effects(trace)).toHaveLength(3);
  });
});

describe('two members', () => {
  test('share the partitions by range', () => {
    const trace = tell({ consumers: 2, partitions: 3 });
    expect(
      eventsOf(trace, 'partitionsAssigned').map((one) =>
        one.partitions.map((each) => each.partition),
      ),
    ).toEqual([['orders-0', 'orders-1'], ['orders-2']]);
  });

  test('one that works longer than max.poll.interval.ms loses its partition, and its commit fails', () => {
    const trace = tell({
      consumers: 2,
      untilMs: 4000,
      group: { commits: 'after', recordMs: 50 },
      config: { 'max.poll.interval.ms': '100' },
    });
    const [removed] = eventsOf(trace, 'memberRemoved');
    expect(removed?.why).toBe('max.poll.interval.ms');
    expect(eventsOf(trace, 'commitAnswered')[0]?.exception).toBe('CommitFailedException');
    expect(effects(trace).length).toBeGreaterThan(3);
  });

  test('one that stands still is thrown out, and goes on with what it has in hand', () => {
    const trace = tell({
      consumers: 2,
      group: { commits: 'after' },
      config: { 'session.timeout.ms': '6000' },
      interventions: [
        {
          do: 'pauseConsumer',
          consumer: 'c1',
          forMs: 20_000,
          when: { moment: 'effectDone', record: 'order-1' },
        },
      ],
    });
    expect(effects(trace).sort()).toEqual([
      'order-1',
      'order-1',
      'order-2',
      'order-2',
      'order-3',
      'order-3',
    ]);
    expect(eventsOf(trace, 'commitRefused').map((one) => one.error)).toEqual(['UNKNOWN_MEMBER_ID']);
  });
});

describe('effects that set a number', () => {
  test('come to the same when they are repeated; those that add do not', () => {
    const again = ['level', 'level'];
    const balance = (effect: string) =>
      tell({ values: again, group: { effect } }).last.databases[0]?.balances[0]?.amount;
    expect(balance('add')).toBe(20);
    expect(balance('set')).toBe(10);
  });
});

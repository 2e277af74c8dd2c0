// What must hold of every run, checked on random scenarios. A failure prints the smallest scenario that fails
// and the command that shows its run.

import { describe, expect, test } from 'vitest';
import { createWorld, run } from '../scenario/index.ts';
import { arbitraryScenario, type ScenarioShape } from '../testing/arbitraries.ts';
import { checkProperty } from '../testing/checkProperty.ts';
import { fc, SEED as seed } from '../testing/fastCheck.ts';
import { failOnStaleReads } from '../testing/staleReads.ts';
import {
  type EventOf,
  type FactType,
  fork,
  type Intervention,
  leaderReplica,
  NO_PRODUCER_ID,
  runFrom,
  type Scenario,
  type Trace,
  type World,
  worldAt,
} from './index.ts';
import { listOf } from './vector.ts';

// other seeds and more runs: RETRY_LAB_SEED=7 RETRY_LAB_RUNS=2000 npx vitest run src/engine/properties.test.ts
const runs = Number(process.env['RETRY_LAB_RUNS'] ?? 60);
const TIMEOUT_MS = 60_000 + runs * 200;

function holds(title: string, shape: ScenarioShape, property: (scenario: Scenario) => void): void {
  const check = () =>
    checkProperty(arbitraryScenario(shape), fc.constant(null), property, { seed, runs });
  test(`${title} (seed ${seed})`, check, TIMEOUT_MS);
}

function holdsAt(title: string, property: (scenario: Scenario, place: number) => void): void {
  const check = () => checkProperty(arbitraryScenario(), fc.nat(9999), property, { seed, runs });
  test(`${title} (seed ${seed})`, check, TIMEOUT_MS);
}

function eventsOf<T extends FactType>(trace: Trace, type: T): readonly EventOf<T>[] {
  return trace.events.filter((one): one is EventOf<T> => one.type === type);
}

/** The leaders' copies at the end. */
const copies = (trace: Trace) => trace.last.partitions.map(leaderReplica);

/** A place in the run, −1 included. */
function eventAt(trace: Trace, place: number): number {
  return (place % (trace.events.length + 1)) - 1;
}

describe('a run', () => {
  holds('is the same every time, byte for byte', {}, (scenario) => {
    const again = JSON.parse(JSON.stringify(scenario));
    expect(JSON.stringify(run(again))).toBe(JSON.stringify(run(scenario)));
  });

  holdsAt('goes on from any of its worlds as it did', (scenario, place) => {
    const trace = run(scenario);
    const event = eventAt(trace, place);
    const tail = runFrom(scenario, fork(trace, event));
    expect(tail.events).toEqual(trace.events.slice(event + 1));
    expect(tail.last).toEqual(trace.last);
    expect(tail.end).toBe(trace.end);
  });

  holdsAt('goes on in the same way from a world that was written to JSON', (scenario, place) => {
    const trace = run(scenario);
    const event = eventAt(trace, place);
    const world = worldAt(trace, event);
    const read: World = JSON.parse(JSON.stringify(world));
    expect(read).toEqual(world);
    expect(runFrom(scenario, read).events).toEqual(trace.events.slice(event + 1));
  });

  holds('is the same whether its worlds change in place or are all kept', {}, (scenario) => {
    const worlds: string[] = [];
    const kept = runFrom(scenario, createWorld(scenario), (_, world) => {
      worlds.push(JSON.stringify(world));
    });
    failOnStaleReads(false);
    const trace = run(scenario);
    failOnStaleReads(true);
    expect(trace.events).toEqual(kept.events);
    expect(trace.last).toEqual(kept.last);
    for (const world of trace.checkpoints.slice(1)) {
      expect(JSON.stringify(world)).toBe(worlds[world.nextEventId - 1]);
    }
  });

  holds('never changes a world that it has left behind', {}, (scenario) => {
    const trace = run(scenario);
    const before = JSON.stringify(worldAt(trace, -1));
    runFrom(scenario, worldAt(trace, -1));
    expect(JSON.stringify(worldAt(trace, -1))).toBe(before);
  });

  holdsAt('is not changed by a fault before that fault', (scenario, place) => {
    const at = place % 500;
    const when = { at, producer: null, broker: null };
    const common = { when, afterMs: 0, enabled: true } as const;
    const faults: readonly Intervention[] = [
      ...(['cut', 'hold', 'stall'] as const).map((kind) => ({ do: kind, ...common })),
      { do: 'release', connection: null, ...common },
      { do: 'refuse', broker: 1, forMs: 100, ...common },
      { do: 'crash', producer: 'p1', ...common },
      { do: 'restart', producer: 'p1', resend: 'unacknowledged', ...common },
    ];
    for (const fault of faults) {
      const faulty = { ...scenario, interventions: [...scenario.interventions, fault] };
      const earlier = (trace: Trace) => trace.events.filter((one) => one.at < at);
      expect(earlier(run(faulty))).toEqual(earlier(run(scenario)));
    }
  });
});

/** What a start or a call of the application brings about, which nothing else need cause. */
const WORKLOAD: readonly FactType[] = [
  'producerStarted',
  'configRejected',
  'recordAppended',
  'sendBlocked',
  'sendRefused',
  'flushCalled',
  'closeCalled',
];

test('random scenarios meet what the properties are about', () => {
  const met = new Set<string>();
  for (const scenario of fc.sample(arbitraryScenario(), { numRuns: 300, seed })) {
    for (const event of run(scenario).events) {
      met.add(event.type);
      if (event.type === 'sendRefused') met.add(event.exception);
      if (event.type === 'recordAppended') {
        met.add(`${event.chosenBy} ${event.resendOf === null ? 'first' : 'again'}`);
      }
    }
  }
  const wanted = [
    'sendBlocked',
    'flushReturned',
    'closeForced',
    'producerCrashed',
    'producerRestarted',
  ];
  const more = ['brokerUnreachable', 'BufferExhaustedException', 'IllegalStateException'];
  const records = ['record again', 'sticky first', 'partitioner first', 'record first'];
  for (const one of [...wanted, ...more, ...records]) expect([...met]).toContain(one);
});

describe('causes', () => {
  holds('lie in the past, and only workload, starts and faults have none', {}, (scenario) => {
    const trace = run(scenario);
    for (const event of trace.events) {
      for (const cause of event.causes) {
        expect(cause).toBeGreaterThanOrEqual(0);
        expect(cause).toBeLessThan(event.id);
      }
      expect(new Set(event.causes).size).toBe(event.causes.length);
      const mayBeFirst = event.intervention !== null || WORKLOAD.includes(event.type);
      if (!mayBeFirst) expect(event.causes, `#${event.id} ${event.type}`).not.toEqual([]);
    }
  });
});

describe('a partition', () => {
  holds('has contiguous offsets, and a high watermark that never falls', {}, (scenario) => {
    const trace = run(scenario);
    let before = worldAt(trace, -1).partitions;
    for (const { id } of trace.events) {
      const { partitions } = worldAt(trace, id);
      partitions.forEach((partition, index) => {
        const one = leaderReplica(partition);
        const past = before[index];
        const old = past && leaderReplica(past);
        expect(one.highWatermark).toBeGreaterThanOrEqual(old?.highWatermark ?? 0);
        expect(one.highWatermark).toBeLessThanOrEqual(one.logEndOffset);
        expect(one.logEndOffset).toBeGreaterThanOrEqual(old?.logEndOffset ?? 0);
        for (const follower of partition.followers) {
          const was = past?.followers.find((other) => other.broker === follower.broker);
          expect(follower.logEndOffset).toBeGreaterThanOrEqual(was?.logEndOffset ?? 0);
          expect(follower.logEndOffset).toBeLessThanOrEqual(one.logEndOffset);
        }
      });
      before = partitions;
    }
    for (const { log, logStartOffset, logEndOffset } of copies(trace)) {
      let next = logStartOffset;
      for (const batch of listOf(log)) {
        expect(batch.baseOffset).toBe(next);
        expect(batch.lastOffset).toBe(next + batch.records.length - 1);
        next = batch.lastOffset + 1;
      }
      expect(logEndOffset).toBe(next);
    }
  });

  holds('has each producer id, epoch and sequence at most once', {}, (scenario) => {
    for (const { log } of copies(run(scenario))) {
      const numbered = listOf(log).filter((one) => one.producerId !== NO_PRODUCER_ID);
      const stamps = numbered.flatMap((one) =>
        one.records.map((_, index) =>
          [one.producerId, one.producerEpoch, one.baseSequence + index].join(' '),
        ),
      );
      expect(new Set(stamps).size).toBe(stamps.length);
    }
  });

  holds('is at rest fully replicated and fully read', {}, (scenario) => {
    const { last, end } = run(scenario);
    fc.pre(end === 'quiet');
    for (const partition of last.partitions) {
      const { id } = partition;
      const { highWatermark, logEndOffset } = leaderReplica(partition);
      expect(highWatermark).toBe(logEndOffset);
      for (const { positions } of last.consumers) {
        expect(positions.find((one) => one.partition === id)?.nextOffset).toBe(logEndOffset);
      }
    }
  });
});

describe('an application', () => {
  holds('is told about each send exactly once when the run is quiet', {}, (scenario) => {
    const trace = run(scenario);
    fc.pre(trace.end === 'quiet');
    const told = toldOf(trace);
    for (const { id, sent, session } of trace.last.producers) {
      // who died with a send under way will not hear of it; every other call was made, and answered
      if (session > 1 || eventsOf(trace, 'producerCrashed').some((one) => one.producer === id)) {
        continue;
      }
      const sends = scenario.producers.find((one) => one.id === id)?.sends ?? [];
      const calls = new Set(listOf(sent).map((one) => one.call));
      expect([...calls].sort((a, b) => a - b)).toEqual(sends.map((_, index) => index));
      const times = listOf(sent).map(
        ({ record }) => told.filter((one) => one === record.id).length,
      );
      expect(times).toEqual(listOf(sent).map(() => 1));
    }
  });

  holds('is never told about a record twice, crash or not', {}, (scenario) => {
    const told = toldOf(run(scenario));
    expect(new Set(told).size).toBe(told.length);
  });

  holds(
    'that sends again does so as often as it may, after a failure or a restart',
    {},
    (scenario) => {
      const trace = run(scenario);
      for (const { resendOf, causes } of eventsOf(trace, 'recordAppended')) {
        if (resendOf === null) continue;
        const why = causes.map((one) => trace.events[one]?.type);
        const reasons = ['sendCompleted', 'sendRefused', 'producerRestarted', 'sendBlocked'];
        expect(why.some((one) => reasons.includes(one ?? ''))).toBe(true);
      }
      for (const { id, sent, session } of trace.last.producers) {
        const { resendOnFailure = 0 } = scenario.producers.find((one) => one.id === id) ?? {};
        const most = (1 + resendOnFailure) * session;
        for (const { call } of listOf(sent)) {
          expect(listOf(sent).filter((one) => one.call === call).length).toBeLessThanOrEqual(most);
        }
      }
    },
  );

  holds('gets the callbacks of a batch in the order of its records', {}, (scenario) => {
    const trace = run(scenario);
    const batchOf = new Map(eventsOf(trace, 'recordAppended').map((one) => [one.record.id, one]));
    const lastOfBatch = new Map<string, number>();
    for (const { record } of eventsOf(trace, 'sendCompleted')) {
      const appended = batchOf.get(record.id);
      const before = lastOfBatch.get(appended?.batch ?? '') ?? -1;
      expect(appended?.id).toBeGreaterThan(before);
      lastOfBatch.set(appended?.batch ?? '', appended?.id ?? -1);
    }
  });

  holds('finds the record at the offset it is told', {}, (scenario) => {
    const trace = run(scenario);
    for (const { record, partition, result } of eventsOf(trace, 'sendCompleted')) {
      if (result.kind !== 'ok' || result.offset < 0) continue;
      const batch = trace.last.partitions
        .filter((one) => one.id === partition)
        .flatMap((one) => listOf(leaderReplica(one).log))
        .find((one) => one.baseOffset <= result.offset && result.offset <= one.lastOffset);
      expect(batch?.records[result.offset - batch.baseOffset]?.id).toBe(record.id);
    }
  });
});

/** Ids of records whose callback ran, or whose send() threw, in order. */
function toldOf(trace: Trace): readonly string[] {
  return trace.events.flatMap((one) =>
    one.type === 'sendCompleted' || one.type === 'sendRefused' ? [one.record.id] : [],
  );
}

describe('buffer memory', () => {
  holds('in use is never more than buffer.memory, and covers every batch', {}, (scenario) => {
    const trace = run(scenario);
    for (const { id } of trace.events) {
      for (const { config, bufferPool, batches } of worldAt(trace, id).producers) {
        const total = config?.bufferMemory ?? 0;
        const inUse = total - bufferPool.available;
        const held = batches.reduce((sum, one) => sum + one.bufferBytes, 0);
        const collected = bufferPool.waiters.reduce((sum, one) => sum + one.accumulated, 0);
        expect(bufferPool.available).toBeGreaterThanOrEqual(0);
        expect(bufferPool.available).toBeLessThanOrEqual(total);
        expect(held + collected).toBeLessThanOrEqual(inUse);
      }
    }
  });

  holds('is all free again when the run is quiet', {}, (scenario) => {
    const { last, end } = run(scenario);
    fc.pre(end === 'quiet');
    for (const { config, bufferPool, blocked } of last.producers) {
      expect(bufferPool).toEqual({ available: config?.bufferMemory, waiters: [] });
      expect(blocked).toBeNull();
    }
  });
});

describe('sequences', () => {
  holds('of a session are contiguous from 0 in each partition', {}, (scenario) => {
    const trace = run(scenario);
    const given = new Map<string, Set<number>>();
    const give = (key: string, first: number, count: number) => {
      const set = given.get(key) ?? new Set<number>();
      for (let nth = 0; nth < count; nth++) set.add(first + nth);
      given.set(key, set);
    };
    for (const event of trace.events) {
      if (event.type === 'batchDrained' && event.baseSequence >= 0) {
        const key = `${event.producerId} ${event.producerEpoch} ${event.partition}`;
        give(key, event.baseSequence, event.lastSequence - event.baseSequence + 1);
      }
      if (event.type !== 'epochBumped') continue;
      const { batches } = worldAt(trace, event.id).producers.find(
        (one) => one.id === event.producer,
      ) ?? { batches: [] };
      for (const { batch, baseSequence } of event.renumbered) {
        const found = batches.find((one) => one.id === batch);
        const key = `${event.producerId} ${event.producerEpoch} ${found?.partition}`;
        give(key, baseSequence, found?.records.length ?? 0);
      }
    }
    for (const sequences of given.values()) {
      expect([...sequences].sort((a, b) => a - b)).toEqual([...sequences].map((_, nth) => nth));
    }
  });
});

describe('a producer', () => {
  holds('has never more requests in flight than it may', {}, (scenario) => {
    const trace = run(scenario);
    for (const { id } of trace.events) {
      for (const { config, nodes } of worldAt(trace, id).producers) {
        for (const node of nodes) {
          expect(node.inFlightRequests.length).toBeLessThanOrEqual(config?.maxInFlight ?? 0);
        }
      }
    }
  });

  holds('holds on to nothing when the run is quiet', {}, (scenario) => {
    const { last, end } = run(scenario);
    fc.pre(end === 'quiet');
    for (const { queues, inFlightBatches, nodes } of last.producers) {
      expect(queues.flatMap((one) => one.batches)).toEqual([]);
      expect(inFlightBatches).toEqual([]);
      expect(nodes.flatMap((one) => one.inFlightRequests)).toEqual([]);
    }
    // with acks=0 nobody waits for an answer, so held requests may stay where they are for good
    for (const { toBroker, toClient } of last.connections) {
      for (const { held, flights } of [toBroker, toClient]) if (!held) expect(flights).toEqual([]);
    }
    expect(last.produces).toEqual([]);
  });
});

describe('with idempotence, one session and any faults', () => {
  // What Kafka promises ends where the deadline passes: a batch that expired may be stored, the gap that it
  // leaves is closed by a new epoch, and under a new epoch a stored batch is written again. With a delivery
  // time that outlasts the faults neither happens, which the property checks too.
  const shape = {
    idempotence: true,
    tightDeadlines: false,
    eventfulApplications: false,
  } as const;

  holds(
    'every record stands in its log exactly once, in the order of its sends',
    shape,
    (scenario) => {
      const trace = run(scenario);
      fc.pre(trace.end === 'quiet');
      expect(eventsOf(trace, 'batchExpired')).toEqual([]);
      expect(eventsOf(trace, 'epochBumped')).toEqual([]);
      for (const partition of trace.last.partitions) {
        for (const producer of trace.last.producers) {
          const sent = listOf(producer.sent)
            .filter((one) => one.partition === partition.id)
            .map((one) => one.record.id);
          const stored = listOf(leaderReplica(partition).log)
            .flatMap((batch) => batch.records.map((one) => one.id))
            .filter((id) => id.startsWith(`${producer.id}/`));
          expect(stored).toEqual(sent);
        }
      }
    },
  );

  test('the same property finds a copy when idempotence is off', () => {
    const findCopies = (scenario: Scenario) => {
      for (const { log } of copies(run(scenario))) {
        const stored = listOf(log).flatMap((batch) => batch.records.map((one) => one.id));
        expect(new Set(stored).size).toBe(stored.length);
      }
    };
    const scenarios = arbitraryScenario({ ...shape, idempotence: false });
    expect(() =>
      checkProperty(scenarios, fc.constant(null), findCopies, { seed, runs: 300 }),
    ).toThrow(/seed \d+, path [\s\S]*scenario: \{"formatVersion":1[\s\S]*npm run --silent sim/);
  });

  holds('every send succeeds', shape, (scenario) => {
    const trace = run(scenario);
    fc.pre(trace.end === 'quiet');
    const failed = eventsOf(trace, 'sendCompleted').filter((one) => one.result.kind === 'failed');
    expect(failed).toEqual([]);
  });
});

describe('with one request in flight and no idempotence', () => {
  const shape = {
    idempotence: false,
    tightDeadlines: false,
    eventfulApplications: false,
  } as const;

  holds('copies are possible, disorder is not', shape, (scenario) => {
    const trace = run({
      ...scenario,
      producers: scenario.producers.map((one) => ({
        ...one,
        config: { ...one.config, 'max.in.flight.requests.per.connection': '1', acks: 'all' },
      })),
    });
    fc.pre(trace.end === 'quiet');
    for (const { log } of copies(trace)) {
      for (const { id } of scenario.producers) {
        const places = listOf(log)
          .flatMap((batch) => batch.records.map((one) => one.id))
          .filter((one) => one.startsWith(`${id}/`))
          .map((one) => Number(one.slice(one.indexOf('/') + 1)));
        expect(dropRepeatedRuns(places)).toEqual([...new Set(places)].sort((a, b) => a - b));
      }
    }
  });
});

/** A batch written again right after itself is a copy, not disorder: keeps the first of each. */
function dropRepeatedRuns(places: readonly number[]): readonly number[] {
  const kept: number[] = [];
  for (const place of places) if (!kept.includes(place)) kept.push(place);
  return kept;
}

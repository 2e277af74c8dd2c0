// What must have been seen on the cluster before the scenario's clock may go on. Times of a scenario are real times
// there, and a machine under load is late: so the clock stands still before each thing that happens by time until
// everything that comes well before it in the engine's run has come on the cluster too, or does not come for long.
import {
  type PartitionId,
  type Scenario,
  type SimEvent,
  type Trace,
  type World,
  worldAt,
} from '../../src/engine/index.ts';

/** What comes less than this before a thing is not waited for: nothing orders the two. */
const MARGIN_MS = 10;
/** What does not come in this time is a difference, and is to be seen as one. */
const PATIENCE_MS = 5000;
/** A group needs heartbeats to see that it has to share its partitions anew. */
const LAST_PATIENCE_MS = 45_000;

/** How often something has happened at least: `requestSent p1`, `sendCompleted p1`, `read c1`, `fault 0`, … */
type Counts = Readonly<Record<string, number>>;

/** The clock stands still at `at`. */
export interface Gate {
  readonly at: number;
  /** How long at most. */
  readonly patienceMs: number;
  readonly counts: Counts;
  /** Who leads, and who is in sync, where that has changed. */
  readonly partitions: readonly GatePartition[];
}

interface GatePartition {
  readonly partition: PartitionId;
  readonly leader?: number;
  readonly isr?: readonly number[];
}

/** The gates of a run of the engine, in order of time. */
export function gatesOf(trace: Trace): readonly Gate[] {
  const { scenario, events } = trace;
  const fired = firingTimes(trace);
  const endMs = (events.at(-1)?.at ?? 0) + MARGIN_MS;
  const times = [...new Set([...timesOf(scenario), endMs])]
    .filter((one) => one <= endMs)
    .toSorted((a, b) => a - b);
  const told = new Map<string, string>();
  const gates = times.map((at): Gate => {
    const before = events.filter((one) => one.at <= at - MARGIN_MS);
    const changing = new Set(
      events
        .filter((one) => one.at > at - MARGIN_MS && one.at <= at)
        .flatMap((one) => ('partition' in one && isOfPartition(one) ? [one.partition] : [])),
    );
    const partitions = statesAfter(before).filter((one) => !changing.has(one.partition));
    const fresh = (key: string, value: unknown) => {
      const text = JSON.stringify(value);
      const differs = told.get(key) !== text;
      told.set(key, text);
      return differs;
    };
    return {
      at,
      patienceMs: at === endMs ? LAST_PATIENCE_MS : PATIENCE_MS,
      counts: Object.fromEntries(
        [...countsAfter(before, scenario), ...firedBefore(fired, at - MARGIN_MS)].filter(
          ([key, count]) => fresh(key, count),
        ),
      ),
      partitions: partitions.filter((one) => fresh(one.partition, one)),
    };
  });
  return gates.filter((one) => Object.keys(one.counts).length + one.partitions.length > 0);
}

/**
 * Of each fault that waits for a moment: what must have been seen before it is carried out. Null: it has a time, or its
 * moment never comes.
 */
export function faultGatesOf(trace: Trace): readonly (Counts | null)[] {
  const { scenario, events } = trace;
  const fired = firingTimes(trace);
  return scenario.interventions.map((one, index) => {
    const { when } = one;
    if ('at' in when) return null;
    const come = firstEvent(trace, ({ interventions }) => {
      return (interventions[index]?.seen ?? 0) >= when.copy;
    });
    if (come === null) return null;
    const dueBy = come.at + ('afterMs' in one ? one.afterMs : 0) - MARGIN_MS;
    const before = events.filter(({ at, id }) => at <= dueBy && id < come.id);
    return Object.fromEntries([...countsAfter(before, scenario), ...firedBefore(fired, dueBy)]);
  });
}

/** Where answers wait for elections and ISRs their time says nothing about the machine. */
const QUICK_MS = 1000;

/**
 * The longest that a broker takes for an answer: one that takes much longer on the cluster shows a late machine. Null:
 * answers wait for something.
 */
export function slowestAnswerMs({ events }: Trace): number | null {
  const arrived = new Map<string, number>();
  let slowest = 0;
  for (const event of events) {
    if (event.type === 'requestArrived') arrived.set(event.request, event.at);
    if (event.type === 'responseSent' || event.type === 'responseDropped') {
      slowest = Math.max(slowest, event.at - (arrived.get(event.request) ?? event.at));
    }
  }
  return slowest > QUICK_MS ? null : slowest;
}

/** When each fault is carried out; null: never. */
function firingTimes(trace: Trace): readonly (number | null)[] {
  return trace.scenario.interventions.map((_one, index) => {
    const fired = firstEvent(trace, ({ interventions }) => interventions[index]?.fired === true);
    return fired?.at ?? null;
  });
}

/** The first event after which it holds; it must hold ever after. */
function firstEvent(trace: Trace, holds: (world: World) => boolean): SimEvent | null {
  let [from, to] = [0, trace.events.length];
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    if (holds(worldAt(trace, middle))) to = middle;
    else from = middle + 1;
  }
  return trace.events[from] ?? null;
}

function firedBefore(
  times: readonly (number | null)[],
  dueBy: number,
): readonly (readonly [string, number])[] {
  return times.flatMap((at, index) => (at !== null && at <= dueBy ? [[`fault ${index}`, 1]] : []));
}

/** When something happens by time alone. */
function timesOf({ producers, interventions, handFed }: Scenario): readonly number[] {
  return [
    ...producers.flatMap((one) => [...one.sends, ...one.calls].map(({ at }) => at)),
    ...handFed.map(({ at }) => at),
    ...interventions.flatMap((one) =>
      'at' in one.when ? [one.when.at + ('afterMs' in one ? one.afterMs : 0)] : [],
    ),
  ];
}

const AGAIN = 'CONCURRENT_TRANSACTIONS';

function countsAfter(
  events: readonly SimEvent[],
  { producers, consumers }: Scenario,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const add = (key: string, times = 1) => counts.set(key, (counts.get(key) ?? 0) + times);
  const sent = new Set<string>();
  const readers = new Set(consumers.flatMap((one) => (one.group === null ? [one.id] : [])));
  // how often a batch of a transaction has to come again depends on the machine
  const transactional = new Set(
    producers.flatMap(({ id, config }) => (config['transactional.id'] === undefined ? [] : [id])),
  );
  for (const event of events) {
    if (event.type === 'requestSent' && !event.call && !transactional.has(event.client)) {
      add(`requestSent ${event.client}`);
    }
    if (event.type === 'requestSent' && !event.call) {
      for (const { value } of event.batches.flatMap((one) => one.records)) {
        const record = `${event.client} ${value}`;
        if (!sent.has(record)) add(`recordSent ${event.client}`);
        sent.add(record);
      }
    }
    if (event.type === 'recordsRead' && readers.has(event.consumer)) {
      add(`read ${event.consumer}`, event.records.length);
    }
    if (event.type === 'responseArrived' && !event.call) {
      if (event.partitions.every((one) => one.error !== AGAIN)) {
        add(`responseArrived ${event.client}`);
      }
    }
    if (event.type === 'responseArrived' && event.call && event.call.api !== 'FindCoordinator') {
      if (event.answer?.error !== AGAIN) add(`called ${event.client}`);
    }
    if (event.type === 'sendCompleted') add(`sendCompleted ${event.producer}`);
    if (event.type === 'transactionReturned') add(`transactionReturned ${event.producer}`);
    if (event.type === 'effectDone') add(`effectDone ${event.consumer}`);
    if (event.type === 'commitAnswered' && event.how === 'sync') {
      add(`commitAnswered ${event.consumer}`);
    }
  }
  return counts;
}

function isOfPartition(event: SimEvent): boolean {
  return event.type === 'leaderElected' || event.type === 'isrChanged';
}

function statesAfter(events: readonly SimEvent[]): readonly GatePartition[] {
  const states = new Map<PartitionId, GatePartition>();
  for (const event of events) {
    if (event.type === 'leaderElected') {
      const { partition, leader, inSyncReplicaIds } = event;
      states.set(partition, { partition, leader, isr: sorted(inSyncReplicaIds) });
    }
    if (event.type === 'isrChanged') {
      const { partition, to } = event;
      states.set(partition, { ...states.get(partition), partition, isr: sorted(to) });
    }
  }
  return [...states.values()];
}

const sorted = (ids: readonly number[]) => ids.toSorted((a, b) => a - b);

// What an event costs the engine, against the least that any event loop does in the same run.
import '../../src/engine/extras.ts';
import { fork, runFrom, type Scenario, type Trace } from '../../src/engine/index.ts';
import { run, runKeepingLast, scenarioFrom } from '../../src/scenario/index.ts';
import {
  heading,
  instantsOf,
  medianOf,
  micro,
  ms,
  percent,
  show,
  timed,
  timeEach,
  times,
} from './measure.ts';

const ROUNDS = 9;
/** So many turns of the bare loop for one event, so that both are timed over a similar stretch. */
const BARE_TURNS = 100;
const WARM_UP = 40;
/** Runs that are timed together, so that the garbage collector has its part in each. */
const AT_ONCE = 10;

export function benchEngine(scenario: Scenario): void {
  const trace = run(scenario);
  const { length } = trace.events;
  const instants = instantsOf(length);
  heading(`The engine, on a run of ${length} events`);
  const { turns } = runKeepingLast(scenario, Number.POSITIVE_INFINITY);
  // the compiler's work is not the engine's
  timePerEvent(scenario, WARM_UP);
  const event: number[] = [];
  const kept: number[] = [];
  const lean: number[] = [];
  const tail: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    // Side by side, so that both meet the machine in the same state.
    const engine = timed(() => run(scenario));
    const bare = timed(() => bareHeapLoop(length * BARE_TURNS)) / length / BARE_TURNS;
    event.push(engine / length);
    kept.push(engine / turns / bare);
    lean.push(timePerEvent(scenario, AT_ONCE) / bare);
    const forked = timed(() => runFrom(scenario, fork(trace, Math.floor(length / 2))));
    tail.push(forked / engine);
  }
  const perEvent = medianOf(event);
  const perTurn = turns / length;
  const keepingLast = medianOf(lean);
  show('one event', `${micro(perEvent)}, ${Math.round(1000 / perEvent)} events/s`);
  show('  turns of the loop that it takes', perTurn.toFixed(2));
  // as a search runs, which is what needs it fast; the bare loop keeps nothing either
  show('one event, against one turn of a bare heap loop', times(keepingLast), '5 ×');
  show('  one turn against one turn', times(keepingLast / perTurn));
  show('  one turn when all worlds are kept', times(medianOf(kept)));
  show('a fork at any event', micro(medianOf(timeEach(instants, (one) => fork(trace, one)))));
  show('  half-way, and run on: share of the whole run', percent(medianOf(tail)));
}

/** Events of runs whose cost per event is compared. */
const LENGTHS = [1_000, 10_000, 100_000, 1_000_000];
/** Events that one order makes: from send() to the consumer's next fetch. */
const EVENTS_PER_ORDER = 12;

const LENGTH_ROUNDS = 4;

/**
 * What an event costs, ms, in so many runs one after the other that keep their last world. Enough of them have their
 * part of the garbage collector's work; a short run alone would end before the collector has come.
 */
function timePerEvent(scenario: Scenario, runs: number): number {
  let events = 0;
  const start = performance.now();
  for (let nth = 0; nth < runs; nth++) {
    events += runKeepingLast(scenario, Number.POSITIVE_INFINITY).events;
  }
  return (performance.now() - start) / events;
}

/** What an event costs in runs of any length of which the last world is kept. */
export function benchLengths(): void {
  heading('An event of a run that keeps its last world, beside the shortest run');
  const runs = LENGTHS.map((length) => ({
    length,
    scenario: ordersOf(Math.round(length / EVENTS_PER_ORDER), 1),
    least: Number.POSITIVE_INFINITY,
  }));
  // one round more than is counted: the compiler's work is not the engine's
  for (let round = 0; round <= LENGTH_ROUNDS; round++) {
    for (const one of runs) {
      // a million events at any length
      const perEvent = timePerEvent(one.scenario, 1_000_000 / one.length);
      // the least, as in timeEach: other programs can only add
      if (round > 0) one.least = Math.min(one.least, perEvent);
    }
  }
  const first = runs[0]?.least ?? 1;
  for (const { length, least } of runs) {
    show(`${length} events`, `${micro(least)}, ${times(least / first)}`, '0.75 × to 1.25 ×');
  }
  const wide = ordersOf(10_000, 3);
  const whole = Array.from({ length: 3 }, () =>
    timed(() => runKeepingLast(wide, Number.POSITIVE_INFINITY)),
  );
  show('10000 records over 3 brokers', ms(medianOf(whole)), '1000 ms');
  const [short, long] = [830, 8300].map((orders) => run(ordersOf(orders, 1)));
  if (!short || !long) return;
  const forks = (trace: Trace) =>
    medianOf(
      timeEach([trace.events.length - 1], (event) => {
        const world = fork(trace, event);
        runFrom({ ...trace.scenario, untilMs: world.now }, world);
      }),
    );
  show(
    'a fork at the end of 10000 events, and one of 100000',
    `${micro(forks(short))}, ${micro(forks(long))}`,
  );
}

function ordersOf(orders: number, brokers: number): Scenario {
  const sends = Array.from({ length: orders }, (_, index) => ({
    at: index * 20,
    topic: 'orders',
    value: `order-${index}`,
  }));
  const first = scenarioFrom({
    formatVersion: 1,
    seed: 3,
    ...(brokers > 1
      ? {
          brokers: Array.from({ length: brokers }, (_, index) => index + 1),
          topics: [{ name: 'orders', partitions: brokers, replicationFactor: brokers }],
        }
      : {}),
    producers: [{ id: 'p1', config: { 'linger.ms': '0' }, sends: sends.slice(0, 1) }],
  });
  // more than a scenario file may hold, which only a benchmark needs
  const [spec] = first.producers;
  const [sent] = spec?.sends ?? [];
  return {
    ...first,
    producers: spec && sent ? [{ ...spec, sends: sends.map((one) => ({ ...sent, ...one })) }] : [],
    untilMs: orders * 20 + 60_000,
  };
}

/** Pops and pushes (time, order) pairs on a binary heap of 16. */
function bareHeapLoop(turns: number): number {
  const heap: { at: number; order: number }[] = [];
  const before = (a: number, b: number) => {
    const left = heap[a];
    const right = heap[b];
    if (!left || !right) return false;
    return left.at < right.at || (left.at === right.at && left.order < right.order);
  };
  const swap = (a: number, b: number) => {
    const left = heap[a];
    const right = heap[b];
    if (left && right) {
      heap[a] = right;
      heap[b] = left;
    }
  };
  const push = (at: number, order: number) => {
    heap.push({ at, order });
    let child = heap.length - 1;
    while (child > 0 && before(child, (child - 1) >> 1)) {
      swap(child, (child - 1) >> 1);
      child = (child - 1) >> 1;
    }
  };
  const pop = () => {
    const top = heap[0];
    const last = heap.pop();
    if (last && heap.length > 0) heap[0] = last;
    for (let parent = 0; ; ) {
      let least = parent;
      if (before(2 * parent + 1, least)) least = 2 * parent + 1;
      if (before(2 * parent + 2, least)) least = 2 * parent + 2;
      if (least === parent) return top;
      swap(parent, least);
      parent = least;
    }
  };
  let sum = 0;
  for (let order = 0; order < 16; order++) push(order, order);
  for (let order = 16; order < turns; order++) {
    const due = pop();
    sum += due?.at ?? 0;
    push((due?.at ?? 0) + ((order * 7919) % 97), order);
  }
  return sum;
}

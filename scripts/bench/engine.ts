// What an event costs the engine, against the least that any event loop does in the same run.
import '../../src/engine/extras.ts';
import { fork, run, runFrom, type Trace } from '../../src/engine/index.ts';
import { heading, medianOf, micro, percent, show, timed, timeEach, times } from './measure.ts';

const ROUNDS = 9;
/** So many turns of the bare loop for one event, so that both are timed over a similar stretch. */
const TURNS_PER_EVENT = 100;

export function benchEngine(trace: Trace, instants: readonly number[]): void {
  const { length } = trace.events;
  const { scenario } = trace;
  heading(`The engine, on a run of ${length} events`);
  const event: number[] = [];
  const ratio: number[] = [];
  const tail: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    // Side by side, so that both meet the machine in the same state.
    const engine = timed(() => run(scenario));
    const loop = timed(() => bareHeapLoop(length * TURNS_PER_EVENT)) / TURNS_PER_EVENT;
    event.push(engine / length);
    ratio.push(engine / loop);
    const forked = timed(() => runFrom(scenario, fork(trace, Math.floor(length / 2))));
    tail.push(forked / engine);
  }
  const perEvent = medianOf(event);
  show('one event', `${micro(perEvent)}, ${Math.round(1000 / perEvent)} events/s`);
  show('  against one turn of a bare binary-heap loop', times(medianOf(ratio)));
  show('a fork at any event', micro(medianOf(timeEach(instants, (one) => fork(trace, one)))));
  show('  half-way, and run on: share of the whole run', percent(medianOf(tail)));
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

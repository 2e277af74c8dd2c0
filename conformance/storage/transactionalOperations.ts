// Random histories of a log with transactions: batches of three producers, of a transaction and of none, markers of
// every kind of epoch, a high watermark that follows, expiry, truncation, restarts.
import { type Draws, draws } from '../lib/draws.ts';
import type { Append, Marker, Operation } from './operations.ts';

const DRAWN = 2000;

/** What the writer of a script believes of a producer. */
interface Known {
  epoch: number;
  next: number;
  open: boolean;
}

interface Belief {
  nowMs: number;
  end: number;
  ends: number[];
  highWatermark: number;
  coordinatorEpoch: number;
  readonly producers: Map<number, Known>;
}

/** Every script, always the same. */
export function transactionalScripts(): readonly (readonly Operation[])[] {
  const random = draws(23);
  return Array.from({ length: DRAWN }, () => script(random));
}

function script(random: Draws): readonly Operation[] {
  const belief: Belief = {
    nowMs: 0,
    end: 0,
    ends: [0],
    highWatermark: 0,
    coordinatorEpoch: 3,
    producers: new Map(),
  };
  const version = random.pick([1, 2] as const);
  const length = 6 + random.below(16);
  return Array.from({ length }, (_, nth) =>
    // the first says that the script is of transactions
    nth === 0 ? append(random, belief) : operation(random, belief, version),
  );
}

function operation(random: Draws, belief: Belief, version: 1 | 2): Operation {
  const kind = random.below(24);
  if (kind === 0) return { do: 'expire' };
  if (kind === 1) return { do: 'restart', clean: random.chance(0.5) };
  if (kind === 2) {
    const to = random.pick(belief.ends.filter((one) => one >= belief.highWatermark));
    belief.end = to;
    belief.ends = belief.ends.filter((one) => one <= to);
    return { do: 'truncate', to };
  }
  if (kind === 3) {
    belief.nowMs += random.pick([1, 400, 1000, 1001]);
    return { do: 'time', to: belief.nowMs };
  }
  if (kind <= 8) {
    belief.highWatermark = random.pick(belief.ends.filter((one) => one >= belief.highWatermark));
    return { do: 'highWatermark', to: belief.highWatermark };
  }
  return kind <= 14 ? marker(random, belief, version) : append(random, belief);
}

function append(random: Draws, belief: Belief): Append {
  const producerId = random.pick([1, 1, 2, 3]);
  const known = belief.producers.get(producerId) ?? { epoch: 0, next: 0, open: false };
  const timestamps = Array.from({ length: 1 + random.below(2) }, () => belief.nowMs);
  const fresh = random.chance(0.1);
  const epoch = Math.max(0, known.epoch + (fresh ? random.pick([-1, 1]) : 0));
  const baseSequence = epoch > known.epoch ? 0 : known.next + (random.chance(0.08) ? 2 : 0);
  const transactional = random.chance(0.9);
  const writes = epoch >= known.epoch && (epoch > known.epoch || baseSequence === known.next);
  if (writes && (transactional || !known.open)) {
    belief.producers.set(producerId, {
      epoch,
      next: baseSequence + timestamps.length,
      open: known.open || transactional,
    });
    written(belief, timestamps.length);
  }
  return { do: 'append', producerId, epoch, baseSequence, timestamps, transactional };
}

function marker(random: Draws, belief: Belief, version: 1 | 2): Marker {
  const producerId = random.pick([1, 1, 2, 3]);
  const known = belief.producers.get(producerId) ?? { epoch: 0, next: 0, open: false };
  const rise = version === 2 ? random.pick([1, 1, 1, 1, 0, -1]) : random.pick([0, 0, 0, 1, -1]);
  const epoch = Math.max(0, known.epoch + rise);
  const coordinatorEpoch = belief.coordinatorEpoch + random.pick([0, 0, 0, 0, 1, -1]);
  if (epoch >= known.epoch && coordinatorEpoch >= belief.coordinatorEpoch) {
    belief.coordinatorEpoch = coordinatorEpoch;
    const next = epoch > known.epoch ? 0 : known.next;
    belief.producers.set(producerId, { epoch, next, open: false });
    written(belief, 1);
  }
  return { do: 'marker', producerId, epoch, coordinatorEpoch, commit: random.chance(0.5), version };
}

function written(belief: Belief, records: number): void {
  belief.end += records;
  belief.ends.push(belief.end);
}

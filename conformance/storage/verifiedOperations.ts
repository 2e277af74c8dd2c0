// Random histories of a log whose leader asks the coordinator before a transactional batch (KIP-890): guards that are
// taken, used, too old or missing, sequences that overtake one that waits, markers between the question and the append.
import { type Draws, draws } from '../lib/draws.ts';
import type { Append, Marker, Operation, Verify } from './operations.ts';

const DRAWN = 2000;

/** What the writer of a script believes of a producer. */
interface Known {
  epoch: number;
  next: number;
  open: boolean;
}

interface Belief {
  nowMs: number;
  readonly ends: number[];
  /** Guards that were taken, by number. */
  guards: number;
  readonly version: 1 | 2;
  readonly producers: Map<number, Known>;
}

const PRODUCERS = [1, 1, 1, 2] as const;

/** Every script, always the same. */
export function verifiedScripts(): readonly (readonly Operation[])[] {
  const random = draws(24);
  return Array.from({ length: DRAWN }, () => script(random));
}

function script(random: Draws): readonly Operation[] {
  const belief: Belief = {
    nowMs: 0,
    ends: [0],
    guards: 0,
    version: random.pick([1, 2, 2] as const),
    producers: new Map(),
  };
  const length = 6 + random.below(14);
  return Array.from({ length }, (_, nth) =>
    // the first says that the script is of verifications
    nth === 0 ? verify(random, belief) : operation(random, belief),
  );
}

function operation(random: Draws, belief: Belief): Operation {
  const kind = random.below(40);
  if (kind === 0) return { do: 'expire' };
  if (kind === 1) return { do: 'restart', clean: random.chance(0.5) };
  if (kind === 2) {
    const to = random.pick(belief.ends);
    belief.ends.splice(belief.ends.indexOf(to) + 1);
    return { do: 'truncate', to };
  }
  if (kind === 3) {
    belief.nowMs += random.pick([1, 400, 999, 1000]);
    return { do: 'time', to: belief.nowMs };
  }
  if (kind <= 15) return verify(random, belief);
  return kind <= 20 ? marker(random, belief) : append(random, belief);
}

function known(belief: Belief, producerId: number): Known {
  return belief.producers.get(producerId) ?? { epoch: 0, next: 0, open: false };
}

function verify(random: Draws, belief: Belief): Verify {
  const producerId = random.pick(PRODUCERS);
  const { epoch, next } = known(belief, producerId);
  belief.guards++;
  return {
    do: 'verify',
    producerId,
    epoch: Math.max(0, epoch + random.pick([0, 0, 0, 0, 0, 1, -1])),
    baseSequence: Math.max(0, next + random.pick([0, 0, 0, 1, 2, -1])),
    version: belief.version,
  };
}

function append(random: Draws, belief: Belief): Append {
  const producerId = random.pick(PRODUCERS);
  const { epoch: last, next, open } = known(belief, producerId);
  const epoch = Math.max(0, last + random.pick([0, 0, 0, 0, 0, 0, 1, -1]));
  const baseSequence = epoch > last ? 0 : Math.max(0, next + random.pick([0, 0, 0, 0, 1, 2, -1]));
  const timestamps = Array.from({ length: 1 + random.below(2) }, () => belief.nowMs);
  const guard =
    belief.guards === 0 || random.chance(0.2)
      ? null
      : random.chance(0.7)
        ? belief.guards - 1
        : random.below(belief.guards);
  if (epoch > last || baseSequence === next) {
    const opened = open || guard !== null;
    belief.producers.set(producerId, {
      epoch,
      next: baseSequence + timestamps.length,
      open: opened,
    });
    written(belief, timestamps.length);
  }
  const transactional = random.chance(0.95);
  return { do: 'append', producerId, epoch, baseSequence, timestamps, transactional, guard };
}

function marker(random: Draws, belief: Belief): Marker {
  const producerId = random.pick(PRODUCERS);
  const { epoch: last } = known(belief, producerId);
  const { version } = belief;
  const epoch = last + (version === 2 ? random.pick([1, 1, 1, 0]) : random.pick([0, 0, 0, 1]));
  belief.producers.set(producerId, { epoch, next: 0, open: false });
  written(belief, 1);
  const commit = random.chance(0.5);
  return { do: 'marker', producerId, epoch, coordinatorEpoch: 3, commit, version };
}

function written({ ends }: Belief, records: number): void {
  ends.push((ends.at(-1) ?? 0) + records);
}

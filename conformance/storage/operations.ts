// Random histories of one partition's log: appends with every kind of epoch and sequence, expiry, truncation, restarts.
import { incrementSequence, MAX_SEQUENCE } from '../../src/engine/units.ts';
import { type Draws, draws } from '../lib/draws.ts';
import { transactionalScripts } from './transactionalOperations.ts';
import { verifiedScripts } from './verifiedOperations.ts';

/** A batch as a client sends it; one timestamp a record. Producer id -1: none. */
export interface Append {
  readonly do: 'append';
  readonly producerId: number;
  readonly epoch: number;
  readonly baseSequence: number;
  readonly timestamps: readonly number[];
  /** Whether it belongs to a transaction; not said in a script without transactions. */
  readonly transactional?: boolean;
  /** Which verification of the script vouches for it, counted from 0; null: none. Only where leaders verify. */
  readonly guard?: number | null;
}

/** The leader starts to ask whether a transaction is open. */
export interface Verify {
  readonly do: 'verify';
  readonly producerId: number;
  readonly epoch: number;
  readonly baseSequence: number;
  /** transaction.version that the client follows. */
  readonly version: 1 | 2;
}

/** A control batch as the coordinator sends it. */
export interface Marker {
  readonly do: 'marker';
  readonly producerId: number;
  readonly epoch: number;
  readonly coordinatorEpoch: number;
  readonly commit: boolean;
  /** transaction.version of the cluster. */
  readonly version: 1 | 2;
}

export type Operation =
  | Append
  | Marker
  | Verify
  | { readonly do: 'highWatermark'; readonly to: number }
  | { readonly do: 'time'; readonly to: number }
  | { readonly do: 'expire' }
  | { readonly do: 'truncate'; readonly to: number }
  | { readonly do: 'restart'; readonly clean: boolean };

const SCRIPTS = 6000;
/** producer.id.expiration.ms of the log that is played on. */
export const EXPIRATION_MS = 1000;

/** Every script, always the same. */
export function operationScripts(): readonly (readonly Operation[])[] {
  const random = draws(22);
  return [
    ...Array.from({ length: SCRIPTS }, () => script(random)),
    ...transactionalScripts(),
    ...verifiedScripts(),
  ];
}

/** What the writer of a script believes: only a guide to operations that come close to a limit. */
interface Belief {
  nowMs: number;
  end: number;
  /** Ends of batches in the log. */
  ends: number[];
  readonly producers: Map<number, { epoch: number; next: number; sent: Append[] }>;
}

function script(random: Draws): readonly Operation[] {
  const belief: Belief = { nowMs: 0, end: 0, ends: [0], producers: new Map() };
  const length = 4 + random.below(random.chance(0.2) ? 24 : 10);
  return Array.from({ length }, () => operation(random, belief));
}

function operation(random: Draws, belief: Belief): Operation {
  const kind = random.below(20);
  if (kind === 0) return { do: 'expire' };
  if (kind === 1) return { do: 'restart', clean: random.chance(0.5) };
  if (kind === 2) {
    const to = random.pick(belief.ends);
    belief.end = to;
    belief.ends = belief.ends.filter((one) => one <= to);
    return { do: 'truncate', to };
  }
  if (kind <= 4) {
    belief.nowMs += random.pick([1, 10, 400, EXPIRATION_MS - 1, EXPIRATION_MS, 1]);
    return { do: 'time', to: belief.nowMs };
  }
  return append(random, belief);
}

function append(random: Draws, belief: Belief): Append {
  const producerId = random.pick([1, 1, 1, 2, 2, 3, -1]);
  const timestamps = Array.from({ length: 1 + random.below(random.chance(0.3) ? 5 : 2) }, () =>
    timestamp(random, belief.nowMs),
  );
  if (producerId === -1) {
    accept(belief, timestamps.length);
    return { do: 'append', producerId, epoch: -1, baseSequence: -1, timestamps };
  }
  const known = belief.producers.get(producerId);
  const repeated = known && random.chance(0.25) ? random.pick(known.sent) : undefined;
  const batch = repeated ? variant(random, repeated) : next(random, producerId, known, timestamps);
  if (
    !known ||
    (batch.epoch === known.epoch && batch.baseSequence === known.next) ||
    batch.epoch > known.epoch
  ) {
    const sent = known?.epoch === batch.epoch ? known.sent : [];
    const after = incrementSequence(batch.baseSequence, batch.timestamps.length);
    belief.producers.set(producerId, {
      epoch: batch.epoch,
      next: after,
      sent: [...sent, batch].slice(-8),
    });
    accept(belief, batch.timestamps.length);
  }
  return batch;
}

function accept(belief: Belief, records: number): void {
  belief.end += records;
  belief.ends.push(belief.end);
}

/** Mostly now; sometimes long ago or later, since it is the client that stamps. */
function timestamp(random: Draws, nowMs: number): number {
  return random.chance(0.9) ? nowMs : Math.max(0, nowMs + random.pick([-700, -50, 300, 5000]));
}

/** A batch sent before: as it was, or cut, or longer, or under another epoch. */
function variant(random: Draws, batch: Append): Append {
  const { timestamps, epoch, baseSequence } = batch;
  switch (random.below(6)) {
    case 0:
      return { ...batch, timestamps: timestamps.slice(0, Math.max(1, timestamps.length - 1)) };
    case 1:
      return { ...batch, timestamps: [...timestamps, timestamps[0] ?? 0] };
    case 2:
      return { ...batch, epoch: Math.min(32767, Math.max(0, epoch + random.pick([-1, 1]))) };
    case 3:
      return { ...batch, baseSequence: incrementSequence(baseSequence, 1) };
    default:
      return batch;
  }
}

/** The next in line, or one that is off: a gap, a step back, a new epoch, an old one. */
function next(
  random: Draws,
  producerId: number,
  known: { readonly epoch: number; readonly next: number } | undefined,
  timestamps: readonly number[],
): Append {
  const batch = { do: 'append', producerId, timestamps } as const;
  if (!known) {
    const epoch = random.pick([0, 0, 0, 5, 32767]);
    return {
      ...batch,
      epoch,
      baseSequence: random.pick([0, 0, 0, 3, MAX_SEQUENCE - 2, MAX_SEQUENCE]),
    };
  }
  const { epoch } = known;
  switch (random.below(12)) {
    case 0:
      return { ...batch, epoch, baseSequence: incrementSequence(known.next, 1 + random.below(3)) };
    case 1:
      return { ...batch, epoch, baseSequence: Math.max(0, known.next - 1 - random.below(3)) };
    case 2:
      return { ...batch, epoch: Math.min(32767, epoch + 1 + random.below(2)), baseSequence: 0 };
    case 3:
      return {
        ...batch,
        epoch: Math.min(32767, epoch + 1),
        baseSequence: random.pick([1, known.next]),
      };
    case 4:
      return { ...batch, epoch: Math.max(0, epoch - 1), baseSequence: known.next };
    case 5:
      return { ...batch, epoch, baseSequence: random.pick([0, MAX_SEQUENCE]) };
    default:
      return { ...batch, epoch, baseSequence: known.next };
  }
}

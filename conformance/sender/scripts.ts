// Random scripts for a producer's Sender: sends, passes, answers of every kind, disconnects and steps of the clock.
import { type Draws, draws } from '../lib/draws.ts';

/** Settings of one script. Times in ms, sizes in bytes. */
export interface Setup {
  readonly idempotence: boolean;
  readonly acks: -1 | 1;
  readonly maxInFlight: number;
  readonly retries: number;
  readonly lingerMs: number;
  readonly batchSize: number;
  readonly deliveryTimeoutMs: number;
  readonly retryBackoffMs: number;
  readonly retryBackoffMaxMs: number;
}

export type SenderStep =
  | { readonly do: 'send'; readonly partition: number; readonly values: readonly string[] }
  /** Passes of the Sender until one sends nothing. */
  | { readonly do: 'run' }
  | { readonly do: 'tick'; readonly ms: number }
  /** The oldest request at a node is answered; `errors` by partition. */
  | {
      readonly do: 'respond';
      readonly node: number;
      readonly errors: readonly string[];
      readonly baseOffset: number;
    }
  | { readonly do: 'disconnect'; readonly node: number };

export interface SenderScript {
  /** What a script that was written by hand shows. */
  readonly name?: string;
  readonly setup: Setup;
  readonly steps: readonly SenderStep[];
}

/** Partition 0 and 2 are led by node 1, partition 1 by node 2. */
export const SENDER_PARTITIONS = 3;
export const leaderOfPartition = (partition: number): number => 1 + (partition % 2);
const SCRIPTS = 800;

const ERRORS = [
  'NOT_ENOUGH_REPLICAS',
  'NOT_LEADER_OR_FOLLOWER',
  'REQUEST_TIMED_OUT',
  'OUT_OF_ORDER_SEQUENCE_NUMBER',
  'INVALID_PRODUCER_EPOCH',
  'NOT_ENOUGH_REPLICAS_AFTER_APPEND',
  'MESSAGE_TOO_LARGE',
] as const;

/** Every script, always the same. */
export function senderScripts(): readonly SenderScript[] {
  const random = draws(23);
  return Array.from({ length: SCRIPTS }, () => ({
    setup: setup(random),
    steps: steps(random),
  }));
}

function setup(random: Draws): Setup {
  const idempotence = random.chance(0.7);
  const [retryBackoffMs, retryBackoffMaxMs] = random.pick([
    [100, 1000],
    [100, 100],
    [50, 200],
  ] as const);
  return {
    idempotence,
    acks: idempotence || random.chance(0.5) ? -1 : 1,
    maxInFlight: random.pick([1, 2, 5, 5]),
    retries: random.pick([2147483647, 2147483647, 1, 3]),
    lingerMs: random.pick([0, 0, 5, 50]),
    batchSize: random.pick([1, 100, 100, 200, 16384]),
    deliveryTimeoutMs: random.pick([120000, 120000, 1500, 400]),
    retryBackoffMs,
    retryBackoffMaxMs,
  };
}

function steps(random: Draws): readonly SenderStep[] {
  const errorRate = random.pick([0, 0.2, 0.5]);
  let sent = 0;
  const length = 12 + random.below(40);
  return Array.from({ length }, (_, index): SenderStep => {
    const kind = random.below(16);
    if (kind < 4) {
      const partition = random.pick([0, 0, 0, 1, 2]);
      const values = Array.from({ length: 1 + random.below(4) }, () => {
        const value = `r${sent++}`;
        return random.chance(0.1) ? value.padEnd(90, '.') : value;
      });
      return { do: 'send', partition, values };
    }
    if (kind < 9) return { do: 'run' };
    if (kind < 11) return { do: 'tick', ms: random.pick([1, 4, 5, 50, 99, 100, 200, 500, 1000]) };
    if (kind < 15) {
      const errors = Array.from({ length: SENDER_PARTITIONS }, () =>
        random.chance(errorRate) ? random.pick(ERRORS) : 'NONE',
      );
      return { do: 'respond', node: random.pick([1, 1, 1, 2]), errors, baseOffset: index * 100 };
    }
    return { do: 'disconnect', node: random.pick([1, 1, 2]) };
  });
}

import type { Column, StageLayout } from '../../../app/stageLayout.ts';
import { VERDICT_SHARE } from '../stageMetrics.ts';

/** Columns inside the broker's box, in the coordinates of the stage. */
export interface BrokerColumns {
  readonly gate: number;
  readonly memory: Column;
  readonly heading: number;
  readonly verdict: number;
  /** Widest a verdict may be. */
  readonly verdictRoom: number;
  readonly log: Column;
  /** Left edges of the followers' columns. */
  readonly replicas: readonly number[];
  readonly right: number;
}

const MOST_REPLICAS = 2;
const REPLICA_PITCH = 30;

export function brokerColumns(layout: StageLayout, followers: number): BrokerColumns {
  const { broker, gateZone } = layout;
  const count = layout.replicas ? Math.min(MOST_REPLICAS, followers) : 0;
  const right = broker.x + broker.w - (count > 0 ? 20 : 14);
  const logX = broker.x + gateZone;
  const replicaFrom = right - count * REPLICA_PITCH + 6;
  const logRight = count > 0 ? replicaFrom - 11 : right;
  return {
    gate: broker.x,
    memory: { x: broker.x + 14, w: broker.w - 28 },
    heading: broker.x + 20,
    verdict: broker.x + Math.round(gateZone * VERDICT_SHARE),
    verdictRoom: gateZone - 26,
    log: { x: logX, w: logRight - logX },
    replicas: Array.from({ length: count }, (_, i) => replicaFrom + i * REPLICA_PITCH),
    right,
  };
}

/** Left edge of a cached stamp in the memory table, from the table's own left edge. */
export interface MemoryColumns {
  readonly producerId: number;
  readonly epoch: number;
  readonly lastSequence: number | null;
  readonly batches: number;
}

export const MEMORY_TOP = 40;
export const MEMORY_HEIGHT = 84;
export const MEMORY_STAMP_TOP = 30;

/** Where the table is narrow its columns move together, and last seq, which the newest stamp shows, goes first. */
export function memoryColumns(w: number): MemoryColumns {
  if (w >= 386) return { producerId: 14, epoch: 70, lastSequence: 124, batches: 190 };
  if (w >= 328) return { producerId: 12, epoch: 66, lastSequence: 103, batches: 150 };
  return { producerId: 12, epoch: 62, lastSequence: null, batches: 104 };
}

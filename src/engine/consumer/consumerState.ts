// A consumer as plain data.
import type { RecordView } from '../protocol/produce.ts';
import type { ClientId, EventId, Offset, PartitionId, VirtualMs } from '../units.ts';
import type { Vector } from '../vector.ts';
import type { ConsumerProcess } from './groupWorld.ts';

/** A consumer; what it acted on stays in the world, whatever becomes of its process. */
export interface ConsumerState {
  readonly id: ClientId;
  readonly positions: readonly {
    readonly partition: PartitionId;
    readonly nextOffset: Offset;
    /** Its fetch waits at the leader for more. */
    readonly fetchWaiting: boolean;
  }[];
  /** Everything it acted on, in order: the ledger. */
  readonly ledger: Vector<LedgerEntry>;
  /** Null: it is in no group, acts on what it reads at once, and commits nothing. */
  readonly process: ConsumerProcess | null;
}

export interface LedgerEntry {
  readonly record: RecordView;
  readonly partition: PartitionId;
  readonly offset: Offset;
  readonly at: VirtualMs;
  readonly event: EventId;
}

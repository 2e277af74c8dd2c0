// Occurrences of consumer groups and outboxes, see occurrence.ts.
import type { Thrown, TransactionalCall } from '../transaction/clientTransaction.ts';
import type { TransactionalSpec } from '../transaction/kinds.ts';
import type { ClientId, PartitionId } from '../units.ts';
import type { OpenCommit } from './groupWorld.ts';

/** Something that only concerns one life of a consumer's process. */
interface OfProcess {
  readonly consumer: ClientId;
  readonly session: number;
}

export interface AppKinds {
  /** Time 0: every member has joined, as a warm producer has its producer id. */
  groupStarts: { readonly group: string; readonly member: number };
  /** A member's JoinGroup request reaches the coordinator. */
  memberJoins: OfProcess;
  /** The coordinator looks whether the rebalance can end. */
  rebalanceEnds: { readonly group: string; readonly generation: number };
  /** The members that are left hear of a rebalance. */
  rebalanceAnnounced: { readonly group: string };
  /** A member knows its partitions, and asks for the offsets to go on from. */
  memberAssigned: OfProcess & {
    readonly generation: number;
    readonly partitions: readonly PartitionId[];
  };
  /** The answer to OffsetFetch: after joining a generation, or (null) after an aborted transaction. */
  offsetsFetched: OfProcess & {
    readonly generation: number | null;
    readonly partitions: readonly PartitionId[];
    /** How often it was asked for in vain. */
    readonly attempt: number;
  };
  /** The application calls its transactional producer. */
  producerCalled: OfProcess & { readonly spec: TransactionalSpec };
  /** That call has returned, or thrown. */
  producerReturned: OfProcess & {
    readonly call: TransactionalCall;
    readonly error: Thrown | null;
  };
  /** The coordinator has had no heartbeat of a member for session.timeout.ms. */
  memberExpires: OfProcess & { readonly group: string };
  /** The heartbeat thread finds that poll() was not called for max.poll.interval.ms. */
  pollIntervalOver: OfProcess;
  /** The application calls poll(). */
  consumerPolls: OfProcess;
  /** auto.commit.interval.ms is over while poll() waits. */
  autoCommitDue: OfProcess;
  /** The application has worked long enough on the record that is next. */
  recordDue: OfProcess;
  /** The second of two steps of one record, where effect and inbox row are apart. */
  recordStep: OfProcess;
  /** The record is dealt with. */
  recordDone: OfProcess;
  commitSync: OfProcess;
  commitArrives: OfProcess & { readonly commit: OpenCommit; readonly generation: number };
  commitAnswer: OfProcess & {
    readonly commit: OpenCommit;
    readonly error: 'NONE' | 'UNKNOWN_MEMBER_ID' | 'ILLEGAL_GENERATION';
  };
  commitAgain: OfProcess & { readonly commit: OpenCommit };
  /** The process goes on after a pause. */
  consumerResumes: OfProcess;
  /** Another process takes the place of the dead one. */
  consumerRestarts: OfProcess;
  /** The first heartbeat after a pause is answered. */
  heartbeatAnswer: OfProcess;
  /** The application ends with an exception. */
  consumerFails: OfProcess;
  /** The next row goes into the outbox of this producer's application. The relay's process has no part in it. */
  outboxInsert: { readonly shop: ClientId };
  /** The relay looks at the table. */
  relayLooks: { readonly producer: ClientId };
  relaySends: { readonly producer: ClientId; readonly call: number };
  relayMarks: { readonly producer: ClientId; readonly call: number };
  /** A callback ran, or send() threw: what the application makes of it. */
  applicationTold: { readonly producer: ClientId; readonly call: number; readonly ok: boolean };
  /** The producer in a consumer's process dies with it. */
  producerDies: { readonly producer: ClientId };
  producerStartsAgain: { readonly producer: ClientId };
  /** It stands still with it, and goes on with it. */
  producerPauses: { readonly producer: ClientId };
  producerGoesOn: { readonly producer: ClientId };
}

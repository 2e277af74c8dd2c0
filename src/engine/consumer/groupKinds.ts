// Occurrences of consumer groups and outboxes, see occurrence.ts.
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
  /** A member knows its partitions and the offsets to go on from. */
  memberAssigned: OfProcess & {
    readonly generation: number;
    readonly partitions: readonly PartitionId[];
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
}

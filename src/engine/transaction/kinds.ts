// What can happen in a run with transactions, beside what occurrence.ts has.
import type { TransitMetadata } from '../coordinator/coordinatorState.ts';
import type { Waiter } from '../coordinator/transactionLog.ts';
import type { KafkaError } from '../protocol/errors.ts';
import type { CallSpec } from '../scenario.ts';
import type { ClientId, Offset, PartitionId, RecordId, RequestId } from '../units.ts';
import type { Thrown, TransactionalCall } from './clientTransaction.ts';
import type { ApiAnswer, ApiCall } from './protocol.ts';

/** A call of the transactional API as the scenario gives it. */
export type TransactionalSpec = Extract<CallSpec, { readonly call: TransactionalCall }>;

interface MarkerOf {
  readonly transactionalId: string;
  readonly partition: PartitionId;
  /** The coordinator's epoch that it belongs to: a later one starts anew. */
  readonly coordinatorEpoch: number;
}

export interface TransactionKinds {
  /** The application calls a method of the transactional API, which then does its work. */
  callTransactional: { readonly producer: ClientId; readonly spec: TransactionalSpec };
  performCall: { readonly producer: ClientId; readonly spec: TransactionalSpec };
  /** It returns without having waited for anybody. */
  callReturned: { readonly producer: ClientId; readonly error: Thrown | null };
  /** What it waited for is there. */
  transactionReturns: { readonly producer: ClientId };
  /** It has waited for max.block.ms. */
  transactionTimeout: { readonly producer: ClientId; readonly result: number };
  /** The Sender has slept before a repeated request. */
  transactionAwake: { readonly producer: ClientId };
  transactionAnswered: {
    readonly producer: ClientId;
    readonly request: RequestId;
    readonly answer: ApiAnswer;
  };
  transactionDisconnected: { readonly producer: ClientId; readonly request: RequestId };
  /** send() fails after its record has gone into the accumulator. */
  sendThrows: { readonly producer: ClientId; readonly record: RecordId; readonly error: Thrown };
  /** A broker takes up a request that is no Produce. */
  handleCall: { readonly request: RequestId };
  transitionAppended: {
    readonly to: TransitMetadata;
    readonly waiter: Waiter;
    readonly why: string;
    readonly coordinatorEpoch: number;
  };
  markerArrives: MarkerOf;
  markerDone: MarkerOf;
  resendMarkers: { readonly partition: PartitionId };
  /** The high watermark has moved on from where the last stable offset was `from`. */
  stableOffset: { readonly partition: PartitionId; readonly from: Offset };
  abortTimedOut: Record<never, never>;
  electCoordinator: Record<never, never>;
  resumeEnding: { readonly transactionalId: string };
  txnOffsetsWritten: {
    readonly request: RequestId;
    readonly call: Extract<ApiCall, { readonly api: 'TxnOffsetCommit' }>;
  };
  startVerification: { readonly request: RequestId };
  verifyAtCoordinator: { readonly request: RequestId };
  verificationAnswered: { readonly request: RequestId; readonly error: KafkaError };
  appendAll: { readonly request: RequestId };
}

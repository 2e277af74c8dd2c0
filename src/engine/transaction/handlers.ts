// Who handles what can happen in a run with transactions.
import {
  appendAll,
  startVerification,
  verificationAnswered,
  verifyAtCoordinator,
} from '../broker/verification.ts';
import { handleCall } from '../coordinator/coordinator.ts';
import { electCoordinator, resumeEnding } from '../coordinator/election.ts';
import { txnOffsetsWritten } from '../coordinator/groupOffsets.ts';
import { markerArrives, markerDone, resendMarkers, stableOffset } from '../coordinator/markers.ts';
import { abortTimedOut } from '../coordinator/timeouts.ts';
import { transitionAppended } from '../coordinator/transactionLog.ts';
import type { Handlers } from '../parts.ts';
import { sendThrows } from '../producer/blockedSend.ts';
import { transactionAnswered, transactionDisconnected } from './answers.ts';
import { callTransactional, performCall } from './calls.ts';
import type { TransactionKinds } from './kinds.ts';
import { callReturned, transactionReturns, transactionTimeout } from './returns.ts';
import { transactionAwake } from './sending.ts';

export const TRANSACTION_HANDLERS: Pick<Handlers, keyof TransactionKinds> = {
  callTransactional,
  performCall,
  callReturned,
  transactionReturns,
  transactionTimeout,
  transactionAwake,
  transactionAnswered,
  transactionDisconnected,
  sendThrows,
  handleCall,
  transitionAppended,
  markerArrives,
  markerDone,
  resendMarkers,
  stableOffset,
  abortTimedOut,
  electCoordinator,
  resumeEnding,
  txnOffsetsWritten,
  startVerification,
  verifyAtCoordinator,
  verificationAnswered,
  appendAll,
};

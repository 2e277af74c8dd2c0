// Before a transactional batch is appended its leader asks the coordinator (KIP-890): is the partition part of an
// open transaction? With transaction.version 2 the question makes it so. Kafka: ReplicaManager#handleProduceAppend,
// AddPartitionsToTxnManager, UnifiedLog#maybeStartTransactionVerification.
import { required } from '../assert.ts';
import { coordinatorOf, findMetadata, fromBrokerMs, toBrokerMs } from '../coordinator/cache.ts';
import { decideAddPartitions, decideVerification } from '../coordinator/decisions.ts';
import { appendTransition } from '../coordinator/transactionLog.ts';
import { replicaWith } from '../copies.ts';
import { findRequest } from '../network/connection.ts';
import type { OccurrenceOf } from '../occurrence.ts';
import { setReplica } from '../ownParts.ts';
import { ERRORS, type KafkaError } from '../protocol/errors.ts';
import type { Sim } from '../sim.ts';
import type { ProduceBatch } from '../simEvent.ts';
import { NO_PRODUCER_ID } from '../units.ts';
import {
  leaderReplica,
  type PendingProduce,
  type PendingVerification,
  type ReplicaState,
  type VerificationEntry,
} from '../world.ts';
import { refuseUnauthorized } from './authorization.ts';
import { ALL_CHECKS, type Decision } from './partition.ts';
import { planAppends } from './replicaManager.ts';
import { hasOngoingTransaction } from './transactionChecks.ts';

/** AddPartitionsToTxnConfig: how often and how long a leader asks again on its own. */
const RETRY_BACKOFF_MS = 20;
const RETRY_BACKOFF_MAX_MS = 100;

type Refusal = PendingVerification['errors'][number];

/** Whether leaders of this run ask at all. */
export function verifies(sim: Sim): boolean {
  return (
    sim.rules.transactionVersion === 2 || (sim.rules.verifiesPartitions && sim.verifiesTransactions)
  );
}

function batchesOf(sim: Sim, produce: PendingProduce): readonly ProduceBatch[] {
  const sent = findRequest(sim.connection(produce.connection), produce.request);
  return required(sent, produce.request).batches.filter(
    (one) =>
      one.isTransactional &&
      !produce.unauthorized.some((other) => other.partition === one.partition),
  );
}

/** Whose transaction a request says it belongs to. */
function transactionalIdOf(sim: Sim, produce: PendingProduce): string | null {
  const sent = findRequest(sim.connection(produce.connection), produce.request);
  return sent?.transactionalId ?? null;
}

/** Guards are taken for each partition without an open transaction; then the coordinator is asked. */
export function startVerification(sim: Sim, { request }: OccurrenceOf<'startVerification'>): void {
  const produce = sim.findProduce(request);
  if (!produce) return;
  const startedMs = produce.verification?.startedMs ?? sim.now;
  const errors: Refusal[] = [];
  const guards: { readonly partition: string; readonly guard: number }[] = [];
  for (const batch of batchesOf(sim, produce)) {
    const found = guardFor(sim, produce.broker, batch);
    if (typeof found === 'number') guards.push({ partition: batch.partition, guard: found });
    else if (found) errors.push(found);
  }
  const partitions = guards.map((one) => one.partition);
  sim.setProduce(request, {
    ...produce,
    verification: { startedMs, partitions, guards, errors },
  });
  if (partitions.length === 0) {
    sim.next({ kind: 'appendAll', request });
    return;
  }
  sim.later(sim.now + toBrokerMs(sim), { kind: 'verifyAtCoordinator', request });
}

/** UnifiedLog#maybeStartTransactionVerification: a guard, an error, or null when the transaction is open already. */
function guardFor(sim: Sim, broker: number, batch: ProduceBatch): number | Refusal | null {
  const partition = sim.partition(batch.partition);
  if (partition.leader !== broker) {
    return { partition: batch.partition, error: 'NOT_LEADER_OR_FOLLOWER', message: '' };
  }
  const started = startedVerification(leaderReplica(partition), batch, {
    guard: sim.world.nextOrder,
    supportsEpochBump: sim.rules.transactionVersion === 2,
    startedMs: sim.now,
  });
  if (started === 'tooOld') {
    return { partition: batch.partition, error: 'INVALID_PRODUCER_EPOCH', message: '' };
  }
  if (started === 'open') return null;
  setReplica(sim, batch.partition, started.replica);
  return started.guard;
}

/** A batch as far as its verification asks. */
type Asked = Pick<ProduceBatch, 'producerId' | 'producerEpoch' | 'baseSequence'>;

/**
 * UnifiedLog#maybeStartTransactionVerification and ProducerStateManager#maybeCreateVerificationStateEntry: `fresh` is
 * what a new entry has. Pure.
 */
export function startedVerification(
  replica: ReplicaState,
  { producerId, producerEpoch, baseSequence }: Asked,
  fresh: Pick<VerificationEntry, 'guard' | 'supportsEpochBump' | 'startedMs'>,
): { readonly replica: ReplicaState; readonly guard: number } | 'tooOld' | 'open' {
  const entry = replica.producers.find((one) => one.producerId === producerId);
  if (entry && producerEpoch < entry.producerEpoch) return 'tooOld';
  if (hasOngoingTransaction(entry, producerEpoch)) return 'open';
  const known = replica.verification.find((one) => one.producerId === producerId);
  const newer = known === undefined || producerEpoch > known.producerEpoch;
  const { guard, supportsEpochBump, startedMs } = known ?? fresh;
  const waiting: VerificationEntry = {
    producerId,
    guard,
    producerEpoch: newer ? producerEpoch : known.producerEpoch,
    lowestSequence: newer
      ? baseSequence
      : producerEpoch === known.producerEpoch
        ? Math.min(known.lowestSequence, baseSequence)
        : known.lowestSequence,
    supportsEpochBump,
    startedMs,
  };
  const verification = [...replica.verification.filter((one) => one !== known), waiting];
  return { replica: replicaWith(replica, { verification }), guard };
}

/** The question is at the coordinator. */
export function verifyAtCoordinator(
  sim: Sim,
  { request }: OccurrenceOf<'verifyAtCoordinator'>,
): void {
  const produce = sim.findProduce(request);
  if (!produce?.verification) return;
  const { broker } = coordinatorOf(sim);
  const transactionalId = transactionalIdOf(sim, produce);
  const answer = (error: KafkaError) =>
    sim.later(sim.now + fromBrokerMs(sim), { kind: 'verificationAnswered', request, error });
  if (broker < 0 || sim.broker(broker).state !== 'running') {
    answer('NETWORK_EXCEPTION');
    return;
  }
  const [batch] = batchesOf(sim, produce);
  const metadata = transactionalId === null ? undefined : findMetadata(sim, transactionalId);
  if (!batch || !metadata) {
    answer('INVALID_PRODUCER_ID_MAPPING');
    return;
  }
  const { partitions } = produce.verification;
  if (sim.rules.transactionVersion === 1) {
    const errors = partitions.map((one) => decideVerification(metadata, batch, one));
    answer(errors.find((one) => one !== 'NONE') ?? 'NONE');
    return;
  }
  const around = { now: sim.now, nextProducerId: NO_PRODUCER_ID };
  const decision = decideAddPartitions(metadata, batch, partitions, 2, around);
  if (decision.kind === 'answer') {
    answer(decision.error);
    return;
  }
  const why = `${partitions.join(', ')} becomes part of it by a Produce request`;
  appendTransition(sim, decision.to, { kind: 'leader', request }, why);
}

/** The coordinator's answer: the batches are appended, or refused with an error that producers understand. */
export function verificationAnswered(
  sim: Sim,
  { request, error }: OccurrenceOf<'verificationAnswered'>,
): void {
  const produce = sim.findProduce(request);
  if (!produce?.verification) return;
  const { startedMs, partitions, errors } = produce.verification;
  const isTwo = sim.rules.transactionVersion === 2;
  const askAgain =
    isTwo && error === 'CONCURRENT_TRANSACTIONS' && sim.now - startedMs < RETRY_BACKOFF_MAX_MS;
  if (askAgain) sim.later(sim.now + RETRY_BACKOFF_MS, { kind: 'startVerification', request });
  else {
    const refused =
      error === 'NONE'
        ? []
        : partitions.map((partition) => ({ partition, ...asProduceError(error, isTwo) }));
    sim.setProduce(request, {
      ...produce,
      verification: { ...produce.verification, errors: [...errors, ...refused] },
    });
    sim.next({ kind: 'appendAll', request });
  }
  sim.emit(`b${produce.broker}`, {
    type: 'transactionVerified',
    broker: produce.broker,
    request,
    transactionalId: transactionalIdOf(sim, produce) ?? '',
    mode: isTwo ? 'add' : 'verify',
    partitions,
    error,
  });
}

/** AddPartitionsToTxnHandler#onComplete and ReplicaManager#handleProduceAppend: what the producer is told. */
function asProduceError(
  error: KafkaError,
  isTwo: boolean,
): { readonly error: KafkaError; readonly message: string } {
  const retriable =
    error === 'NETWORK_EXCEPTION' ||
    error === 'COORDINATOR_LOAD_IN_PROGRESS' ||
    error === 'COORDINATOR_NOT_AVAILABLE' ||
    error === 'NOT_COORDINATOR' ||
    (error === 'CONCURRENT_TRANSACTIONS' && !isTwo);
  if (retriable) {
    return {
      error: 'NOT_ENOUGH_REPLICAS',
      message: `Unable to verify the partition has been added to the transaction. Underlying error: ${error}`,
    };
  }
  return error === 'PRODUCER_FENCED'
    ? { error: 'INVALID_PRODUCER_EPOCH', message: '' }
    : { error, message: '' };
}

/** The judgement of a batch that did not come as far as the log. */
export function refuseUnverified({ error, message }: Refusal): Decision {
  if (error.endsWith('AUTHORIZATION_FAILED')) return refuseUnauthorized(error);
  const text = message === '' ? ERRORS[error].message : message;
  const rule = 'broker.transaction-verified';
  return {
    checks: [
      { check: 'transaction', rule, outcome: 'decides', values: `the coordinator says ${error}` },
      ...ALL_CHECKS,
    ],
    verdict: { kind: 'REFUSED', error, message: text },
    rule,
  };
}

/** Verification is over: what passed it is appended, what did not is refused. */
export function appendAll(sim: Sim, { request }: OccurrenceOf<'appendAll'>): void {
  const pending = sim.findProduce(request);
  if (!pending) return;
  const sent = findRequest(sim.connection(pending.connection), request);
  planAppends(sim, request, required(sent, `request ${request}`));
}

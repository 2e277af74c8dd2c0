// Requests to the transaction coordinator. Kafka: KafkaApis and TransactionCoordinator.
import { required } from '../assert.ts';
import { refuseCall } from '../broker/authorization.ts';
import { findRequest } from '../network/connection.ts';
import type { OccurrenceOf } from '../occurrence.ts';
import type { KafkaError } from '../protocol/errors.ts';
import type { Sim } from '../sim.ts';
import type { ApiCall } from '../transaction/protocol.ts';
import { answerOf } from '../transaction/protocol.ts';
import { NO_PRODUCER_ID } from '../units.ts';
import { coordinatorOf, findMetadata, freeProducerId, putMetadata } from './cache.ts';
import {
  decideAddPartitions,
  decideEndTxn1,
  decideEndTxn2,
  decideInitProducerId,
  type Ending,
} from './decisions.ts';
import { commitTxnOffsets, offsetsPartitionOf } from './groupOffsets.ts';
import { appendTransition, respond, type Waiter } from './transactionLog.ts';
import { newMetadata, type Prepared } from './transactionMetadata.ts';

/** A broker takes up a request that is no Produce. */
export function handleCall(sim: Sim, { request }: OccurrenceOf<'handleCall'>): void {
  const pending = sim.findProduce(request);
  if (!pending) return;
  const sent = required(findRequest(sim.connection(pending.connection), request), request);
  const call = required(sent.call, `call of ${request}`);
  const refused = refuseCall(sim, pending.client, call);
  if (refused) {
    respond(sim, request, refused);
    return;
  }
  const { broker } = coordinatorOf(sim);
  const isIt = pending.broker === broker || call.api === 'FindCoordinator';
  if (isIt) handle(sim, call, request, pending.client);
  else respond(sim, request, answerOf('NOT_COORDINATOR'));
}

function handle(sim: Sim, call: ApiCall, request: string, client: string): void {
  const waiter: Waiter = { kind: 'client', request };
  switch (call.api) {
    case 'FindCoordinator': {
      const { broker } = coordinatorOf(sim);
      const found =
        broker < 0
          ? answerOf('COORDINATOR_NOT_AVAILABLE')
          : answerOf('NONE', { coordinator: broker });
      respond(sim, request, found);
      return;
    }
    case 'InitProducerId':
      handleInitProducerId(sim, call, request, client);
      return;
    case 'AddPartitionsToTxn':
      addPartitions(sim, call, call.partitions, waiter);
      return;
    case 'AddOffsetsToTxn':
      addPartitions(sim, call, [offsetsPartitionOf(call.group)], waiter);
      return;
    case 'TxnOffsetCommit':
      commitTxnOffsets(sim, call, request);
      return;
    case 'EndTxn': {
      const ending = { ...call, commit: call.committed, isFromClient: true };
      const why = `the producer ${call.committed ? 'commits' : 'aborts'} it`;
      endTransaction(sim, call.transactionalId, ending, waiter, why);
    }
  }
}

function handleInitProducerId(
  sim: Sim,
  call: Extract<ApiCall, { readonly api: 'InitProducerId' }>,
  request: string,
  client: string,
): void {
  const { transactionalId, timeoutMs, producerId } = call;
  if (timeoutMs <= 0 || timeoutMs > sim.brokerConfig('transaction.max.timeout.ms')) {
    respond(sim, request, answerOf('INVALID_TRANSACTION_TIMEOUT'));
    return;
  }
  const known = findMetadata(sim, transactionalId);
  const metadata = known ?? newMetadata(transactionalId, firstId(sim, client), timeoutMs, sim.now);
  if (!known) putMetadata(sim, metadata);
  const expected = producerId === NO_PRODUCER_ID ? null : call;
  const around = { now: sim.now, nextProducerId: freeProducerId(sim) };
  const decision = decideInitProducerId(metadata, expected, timeoutMs, around);
  if (decision.kind !== 'fence') {
    carryOut(sim, decision, { kind: 'client', request }, 'a producer asks for an epoch');
    return;
  }
  putMetadata(sim, { ...metadata, pendingState: 'PrepareEpochFence' });
  const as = { ...decision.as, commit: false, isFromClient: false };
  endTransaction(
    sim,
    transactionalId,
    as,
    { kind: 'fenced', request },
    'a producer with the same transactional.id asks for an epoch',
  );
}

/** The id that the scenario names for a producer, unless somebody has it. */
function firstId(sim: Sim, client: string): number {
  const free = freeProducerId(sim);
  const index = sim.scenario.producers.findIndex((one) => one.id === client);
  const wished = sim.scenario.producers[index]?.producerId ?? 4001 + index;
  const taken =
    index < 0 ||
    sim.world.producers.some((one) => one.producerId === wished) ||
    coordinatorOf(sim).transactions.some((one) => one.producerId === wished);
  return taken ? free : wished;
}

type FromProducer = Extract<ApiCall, { readonly producerId: number }>;

function addPartitions(
  sim: Sim,
  call: FromProducer,
  partitions: readonly string[],
  waiter: Waiter,
): void {
  const around = { now: sim.now, nextProducerId: NO_PRODUCER_ID };
  const decision = decideAddPartitions(
    findMetadata(sim, call.transactionalId),
    call,
    partitions,
    1,
    around,
  );
  carryOut(sim, decision, waiter, `${partitions.join(', ')} becomes part of it`);
}

/** TransactionCoordinator#endTransaction, by the rules of the cluster's transaction.version. */
export function endTransaction(
  sim: Sim,
  transactionalId: string,
  ending: Ending,
  waiter: Waiter,
  why: string,
): void {
  const metadata = findMetadata(sim, transactionalId);
  const around = { now: sim.now, nextProducerId: freeProducerId(sim) };
  const decision =
    sim.rules.transactionVersion === 2
      ? decideEndTxn2(metadata, ending, around)
      : decideEndTxn1(metadata, ending, sim.now);
  const repeated = decision.kind === 'answer' && decision.error === 'NONE';
  if (repeated && metadata && sim.rules.transactionVersion === 2 && waiter.kind === 'client') {
    const { producerId, producerEpoch } = metadata;
    respond(sim, waiter.request, answerOf('NONE', { producerId, producerEpoch }));
    return;
  }
  carryOut(sim, decision, waiter, why);
}

function carryOut(sim: Sim, decision: Prepared, waiter: Waiter, why: string): void {
  if (decision.kind === 'transit') appendTransition(sim, decision.to, waiter, why);
  else refuse(sim, waiter, decision.error);
}

function refuse(sim: Sim, waiter: Waiter, error: KafkaError): void {
  if (waiter.kind === 'client' || waiter.kind === 'fenced') {
    respond(sim, waiter.request, answerOf(error));
  }
}

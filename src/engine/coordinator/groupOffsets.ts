// Offsets that travel in a transaction. Kafka: GroupMetadataManager's pending transactional offset commits.
// __consumer_offsets is no log here: what is pending and what is committed are two lists.
import type { OccurrenceOf } from '../occurrence.ts';
import type { Sim } from '../sim.ts';
import { type ApiCall, answerOf } from '../transaction/protocol.ts';
import type { PartitionId, ProducerId } from '../units.ts';
import { NO_PRODUCER_ID } from '../units.ts';
import { coordinatorOf, findMetadata, logWriteMs, updateCoordinator } from './cache.ts';
import { decideAddPartitions, decideVerification } from './decisions.ts';
import { appendTransition, respond } from './transactionLog.ts';

const OFFSETS_TOPIC = '__consumer_offsets';
/** offsets.topic.num.partitions. */
const OFFSETS_PARTITIONS = 50;

/** GroupMetadataManager#partitionFor: Java's hash of the name, without its sign, modulo 50. */
export function offsetsPartitionOf(group: string): PartitionId {
  let hash = 0;
  for (let at = 0; at < group.length; at++) hash = (Math.imul(31, hash) + group.charCodeAt(at)) | 0;
  return `${OFFSETS_TOPIC}-${(hash & 0x7fffffff) % OFFSETS_PARTITIONS}`;
}

export function isOffsetsPartition(partition: PartitionId): boolean {
  return partition.startsWith(`${OFFSETS_TOPIC}-`);
}

type TxnOffsetCommit = Extract<ApiCall, { readonly api: 'TxnOffsetCommit' }>;

/**
 * TxnOffsetCommit: with version 2 it adds the group's partition to the transaction, before that the partition must
 * be there already. The offsets stay pending until the marker.
 */
export function commitTxnOffsets(sim: Sim, call: TxnOffsetCommit, request: string): void {
  const metadata = findMetadata(sim, call.transactionalId);
  const partition = offsetsPartitionOf(call.group);
  if (sim.rules.transactionVersion === 2) {
    const around = { now: sim.now, nextProducerId: NO_PRODUCER_ID };
    const decision = decideAddPartitions(metadata, call, [partition], 2, around);
    if (decision.kind === 'transit') {
      appendTransition(
        sim,
        decision.to,
        { kind: 'nobody' },
        `offsets of group ${call.group} become part of it`,
      );
    } else if (decision.error !== 'NONE') {
      respond(sim, request, answerOf(decision.error));
      return;
    }
  } else {
    const error = decideVerification(metadata, call, partition);
    const verifies = sim.rules.verifiesPartitions && sim.verifiesTransactions;
    if (verifies && error !== 'NONE') {
      respond(sim, request, answerOf(error));
      return;
    }
  }
  sim.later(sim.now + logWriteMs(sim), { kind: 'txnOffsetsWritten', request, call });
}

/** The offsets are in the group's partition, and pending. */
export function txnOffsetsWritten(
  sim: Sim,
  { request, call }: OccurrenceOf<'txnOffsetsWritten'>,
): void {
  const pending = sim.findProduce(request);
  if (!pending) return;
  const { producerId, group, offsets } = call;
  updateCoordinator(sim, {
    pendingOffsets: [...coordinatorOf(sim).pendingOffsets, { producerId, group, offsets }],
  });
  sim.emit(`b${pending.broker}`, {
    type: 'txnOffsetsMoved',
    broker: pending.broker,
    group,
    producerId,
    offsets,
    state: 'pending',
  });
  respond(sim, request, answerOf('NONE'));
}

/** The marker decides what was pending. One event per group, so it may have to be asked again. */
export function resolveTxnOffsets(
  sim: Sim,
  broker: number,
  producerId: ProducerId,
  commit: boolean,
): boolean {
  const { pendingOffsets, committedOffsets } = coordinatorOf(sim);
  const own = pendingOffsets.filter((one) => one.producerId === producerId);
  const group = own[0]?.group;
  if (group === undefined) return false;
  const offsets = own.filter((one) => one.group === group).flatMap((one) => one.offsets);
  const others = committedOffsets.filter(
    (one) => one.group !== group || !offsets.some((other) => other.partition === one.partition),
  );
  const newest = offsets.filter(
    (one, at) => offsets.findLastIndex((other) => other.partition === one.partition) === at,
  );
  updateCoordinator(sim, {
    pendingOffsets: pendingOffsets.filter(
      (one) => one.producerId !== producerId || one.group !== group,
    ),
    committedOffsets: commit
      ? [...others, ...newest.map((one) => ({ ...one, group }))]
      : committedOffsets,
  });
  sim.emit(`b${broker}`, {
    type: 'txnOffsetsMoved',
    broker,
    group,
    producerId,
    offsets: newest,
    state: commit ? 'committed' : 'dropped',
  });
  return true;
}

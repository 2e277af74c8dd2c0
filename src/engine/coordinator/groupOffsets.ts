// Offsets that travel in a transaction: pending in the group until its end is known. Kafka: OffsetMetadataManager.
// __consumer_offsets is no log here: what is pending and what is committed are two lists of the group.
import { updateGroup } from '../consumer/groupAccess.ts';
import type { CommittedOffset, GroupState, PendingOffsets } from '../consumer/groupWorld.ts';
import type { OccurrenceOf } from '../occurrence.ts';
import type { KafkaError } from '../protocol/errors.ts';
import type { Sim } from '../sim.ts';
import { type ApiCall, answerOf, type GroupMetadata } from '../transaction/protocol.ts';
import type { PartitionId, ProducerId } from '../units.ts';
import { NO_PRODUCER_ID } from '../units.ts';
import { findMetadata, logWriteMs } from './cache.ts';
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
      respond(sim, request, answerOf(asVerified(decision.error)));
      return;
    }
  } else {
    const error = decideVerification(metadata, call, partition);
    const verifies = sim.rules.verifiesPartitions && sim.verifiesTransactions;
    if (verifies && error !== 'NONE') {
      respond(sim, request, answerOf(asVerified(error)));
      return;
    }
  }
  sim.later(sim.now + logWriteMs(sim), { kind: 'txnOffsetsWritten', request, call });
}

/** A fenced producer is told of its epoch, as old clients know it. Kafka: AddPartitionsToTxnManager#onComplete. */
function asVerified(error: KafkaError): KafkaError {
  return error === 'PRODUCER_FENCED' ? 'INVALID_PRODUCER_EPOCH' : error;
}

/** The offsets are in the group's partition, and pending; or the group refuses them. */
export function txnOffsetsWritten(
  sim: Sim,
  { request, call }: OccurrenceOf<'txnOffsetsWritten'>,
): void {
  const pending = sim.findProduce(request);
  if (!pending) return;
  const { producerId, group: id, offsets, member } = call;
  const group = getOrCreate(sim, id);
  const error = validate(group, member);
  if (error !== 'NONE' && member) {
    const { consumer } = member;
    sim.emit('coordinator', { type: 'commitRefused', group: id, consumer, offsets, error });
    respond(sim, request, answerOf(error));
    return;
  }
  const event = sim.emit(`b${pending.broker}`, {
    type: 'txnOffsetsMoved',
    broker: pending.broker,
    group: id,
    producerId,
    offsets,
    state: 'pending',
  });
  const own = group.pendingOffsets.find((one) => one.producerId === producerId);
  const newest = merged(
    own?.offsets ?? [],
    offsets.map((one) => ({ ...one, event })),
  );
  const others = group.pendingOffsets.filter((one) => one !== own);
  updateGroup(sim, id, { pendingOffsets: [...others, { producerId, offsets: newest }] });
  respond(sim, request, answerOf('NONE'));
}

/** GroupMetadataManager#getOrMaybeCreateClassicGroup: a group without members, which only keeps offsets. */
function getOrCreate(sim: Sim, id: string): GroupState {
  const known = sim.world.groups.find((one) => one.id === id);
  if (known) return known;
  const made: GroupState = {
    id,
    topic: '',
    state: 'empty',
    generation: 0,
    members: [],
    offsets: [],
    pendingOffsets: [],
  };
  sim.world = { ...sim.world, groups: [...sim.world.groups, made] };
  return made;
}

/** ClassicGroup#validateOffsetCommit for a transaction: whoever names no member is not asked for one. */
function validate(
  { generation, members }: GroupState,
  member: GroupMetadata | null,
): 'NONE' | 'UNKNOWN_MEMBER_ID' | 'ILLEGAL_GENERATION' {
  if (member === null) return 'NONE';
  const { consumer, session } = member;
  const known = members.some((one) => one.consumer === consumer && one.session === session);
  if (!known) return 'UNKNOWN_MEMBER_ID';
  return member.generation === generation ? 'NONE' : 'ILLEGAL_GENERATION';
}

/** Each partition once, with what was written last (a later event). */
function merged(
  older: readonly CommittedOffset[],
  newer: readonly CommittedOffset[],
): readonly CommittedOffset[] {
  const latest = new Map(older.map((one) => [one.partition, one]));
  for (const one of newer) {
    if ((latest.get(one.partition)?.event ?? -1) <= one.event) latest.set(one.partition, one);
  }
  return [...latest.values()];
}

/**
 * OffsetMetadataManager#replayEndTransactionMarker: the marker decides what was pending, but never over a commit that
 * was written later. One event per group, so it may have to be asked again.
 */
export function resolveTxnOffsets(
  sim: Sim,
  broker: number,
  producerId: ProducerId,
  commit: boolean,
): boolean {
  const isOwn = (one: PendingOffsets) => one.producerId === producerId;
  const group = sim.world.groups.find((one) => one.pendingOffsets.some(isOwn));
  const own = group?.pendingOffsets.find(isOwn);
  if (!group || !own) return false;
  updateGroup(sim, group.id, {
    pendingOffsets: group.pendingOffsets.filter((one) => one !== own),
    ...(commit ? { offsets: merged(group.offsets, own.offsets) } : {}),
  });
  sim.emit(`b${broker}`, {
    type: 'txnOffsetsMoved',
    broker,
    group: group.id,
    producerId,
    offsets: own.offsets.map(({ partition, offset }) => ({ partition, offset })),
    state: commit ? 'committed' : 'dropped',
  });
  return true;
}

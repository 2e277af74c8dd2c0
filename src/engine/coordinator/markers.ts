// Markers end a transaction on each of its partitions. Kafka: TransactionMarkerChannelManager,
// KafkaApis#handleWriteTxnMarkersRequest, ProducerAppendInfo#appendEndTxnMarker.
import { planProducerExpiration } from '../broker/producerExpiration.ts';
import { appendBatch } from '../broker/replica.ts';
import { answerWaitingFollowers, isLed, planIsrCheck } from '../broker/replication.ts';
import { lastStableOffset } from '../broker/transactions.ts';
import type { OccurrenceOf } from '../occurrence.ts';
import { ownReplica } from '../ownParts.ts';
import type { KafkaError } from '../protocol/errors.ts';
import type { Sim } from '../sim.ts';
import type { PartitionId } from '../units.ts';
import { leaderReplica, type PartitionState } from '../world.ts';
import { coordinatorOf, fromBrokerMs, updateCoordinator } from './cache.ts';
import type { PendingMarker } from './coordinatorState.ts';
import { isOffsetsPartition, resolveTxnOffsets } from './groupOffsets.ts';
import { markerBatch, refusalOf } from './markerBatch.ts';
import { sendMarker } from './sendMarkers.ts';
import { markersDone } from './transactionLog.ts';

function updateMarker(sim: Sim, marker: PendingMarker, change: Partial<PendingMarker>): void {
  updateCoordinator(sim, {
    markers: coordinatorOf(sim).markers.map((one) =>
      one === marker ? { ...one, ...change } : one,
    ),
  });
}

/** WriteTxnMarkers at the leader of a partition. Without a leader, or enough replicas, it is tried again later. */
export function markerArrives(
  sim: Sim,
  { transactionalId, partition: id, coordinatorEpoch }: OccurrenceOf<'markerArrives'>,
): void {
  const { markers, broker } = coordinatorOf(sim);
  const marker = markers.find(
    (one) => one.transactionalId === transactionalId && one.partition === id,
  );
  if (marker?.coordinatorEpoch !== coordinatorEpoch || marker.offset !== null) return;
  if (isOffsetsPartition(id)) {
    if (resolveTxnOffsets(sim, broker, marker.producerId, marker.commit)) {
      sim.next({ kind: 'markerArrives', transactionalId, partition: id, coordinatorEpoch });
      return;
    }
    planDone(sim, marker, sim.scenario.network.replicationMs);
    return;
  }
  const partition = sim.partition(id);
  const enough = partition.inSyncReplicaIds.length >= partition.minInsyncReplicas;
  if (!isLed(sim, partition) || !enough) return;
  const refusal = refusalOf(partition, marker, sim.rules.transactionVersion);
  if (refusal) refuse(sim, partition, marker, refusal);
  else append(sim, partition, marker);
}

/** TransactionMarkerRequestCompletionHandler: a newer producer or coordinator is at work, this one gives up. */
function refuse(
  sim: Sim,
  { id, leader }: PartitionState,
  marker: PendingMarker,
  { error, message }: { readonly error: KafkaError; readonly message: string },
): void {
  updateCoordinator(sim, {
    markers: coordinatorOf(sim).markers.filter(
      (one) => one.transactionalId !== marker.transactionalId,
    ),
  });
  sim.emit(`b${leader}`, {
    type: 'markerRefused',
    broker: leader,
    partition: id,
    producerId: marker.producerId,
    producerEpoch: marker.producerEpoch,
    error,
    message,
  });
}

function append(sim: Sim, partition: PartitionState, marker: PendingMarker): void {
  const replica = leaderReplica(partition);
  const { producerId, producerEpoch, coordinatorEpoch, commit } = marker;
  const offset = replica.logEndOffset;
  const open = replica.producers.find((one) => one.producerId === producerId);
  const batch = markerBatch(partition, marker, sim.now, sim.world.nextEventId);
  const opened = open?.currentTxnFirstOffset ?? null;
  appendBatch(ownReplica(sim, partition.id, replica.broker), batch);
  updateMarker(sim, marker, { offset, leaderEpoch: partition.leaderEpoch });
  sim.emit(`b${partition.leader}`, {
    type: 'markerWritten',
    broker: partition.leader,
    partition: partition.id,
    transactionalId: marker.transactionalId,
    producerId,
    producerEpoch,
    coordinatorEpoch,
    commit,
    offset,
    firstOffset: opened,
  });
  answerWaitingFollowers(sim, partition.id);
  planIsrCheck(sim, { partition: partition.id });
  planProducerExpiration(sim, partition.id);
  sim.next({ kind: 'advanceHighWatermark', partition: partition.id });
}

/** The high watermark has moved: so may the last stable offset, and markers may have all their replicas. */
export function stableOffset(
  sim: Sim,
  { partition: id, from }: OccurrenceOf<'stableOffset'>,
): void {
  const partition = sim.partition(id);
  const { highWatermark, transactions } = leaderReplica(partition);
  const replicated = coordinatorOf(sim).markers.filter(
    (one) => one.partition === id && one.offset !== null && one.offset < highWatermark,
  );
  for (const marker of replicated) planDone(sim, marker, fromBrokerMs(sim));
  const to = lastStableOffset(leaderReplica(partition));
  if (to <= from || transactions.length === 0) return;
  sim.emit(`b${partition.leader}`, {
    type: 'lastStableOffsetAdvanced',
    broker: partition.leader,
    partition: id,
    from,
    lastStableOffset: to,
    highWatermark,
  });
}

function planDone(sim: Sim, marker: PendingMarker, afterMs: number): void {
  const { transactionalId, partition, coordinatorEpoch } = marker;
  sim.later(sim.now + afterMs, {
    kind: 'markerDone',
    transactionalId,
    partition,
    coordinatorEpoch,
  });
}

/** A leader's answer to WriteTxnMarkers is at the coordinator. */
export function markerDone(
  sim: Sim,
  { transactionalId, partition, coordinatorEpoch }: OccurrenceOf<'markerDone'>,
): void {
  const { markers } = coordinatorOf(sim);
  const isIt = (one: PendingMarker) =>
    one.transactionalId === transactionalId && one.partition === partition;
  const marker = markers.find(isIt);
  if (marker?.coordinatorEpoch !== coordinatorEpoch) return;
  const left = markers.filter((one) => one !== marker);
  updateCoordinator(sim, { markers: left });
  if (!left.some((one) => one.transactionalId === transactionalId)) {
    markersDone(sim, transactionalId);
  }
}

/** A partition has a leader or replicas again: what is not known to be written there is sent once more. */
export function resendMarkers(
  sim: Sim,
  { partition: id }: { readonly partition: PartitionId },
): void {
  const { leaderEpoch } = sim.partition(id);
  for (const marker of coordinatorOf(sim).markers) {
    if (marker.partition !== id || marker.leaderEpoch === leaderEpoch) continue;
    updateMarker(sim, marker, { offset: null, leaderEpoch: -1 });
    sendMarker(sim, marker);
  }
}

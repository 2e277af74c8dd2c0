// The coordinator sends a marker to every partition of a transaction. Kafka: TransactionMarkerChannelManager.
import type { Sim } from '../sim.ts';
import { coordinatorOf, toBrokerMs, updateCoordinator } from './cache.ts';
import type { PendingMarker, TransactionMetadata } from './coordinatorState.ts';

/** TransactionMarkerChannelManager#addTxnMarkersToSend: one for each partition of the transaction. */
export function sendMarkers(sim: Sim, metadata: TransactionMetadata): void {
  const { epoch, markers } = coordinatorOf(sim);
  const fresh = metadata.topicPartitions.map(
    (partition): PendingMarker => ({
      transactionalId: metadata.transactionalId,
      producerId: metadata.producerId,
      producerEpoch: metadata.producerEpoch,
      coordinatorEpoch: epoch,
      commit: metadata.state === 'PrepareCommit',
      partition,
      offset: null,
      leaderEpoch: -1,
      event: metadata.event,
    }),
  );
  const others = markers.filter((one) => one.transactionalId !== metadata.transactionalId);
  updateCoordinator(sim, { markers: [...others, ...fresh] });
  for (const marker of fresh) sendMarker(sim, marker);
}

/** WriteTxnMarkers to the leader of one partition. */
export function sendMarker(
  sim: Sim,
  { transactionalId, partition, coordinatorEpoch, event }: PendingMarker,
) {
  sim.later(
    sim.now + toBrokerMs(sim),
    { kind: 'markerArrives', transactionalId, partition, coordinatorEpoch },
    [event],
  );
}

// Faults in what several brokers agree on, and in connections: only recordings of whole clusters can catch them.
import type { Mutant } from './mutants.ts';

const REPLICATION = 'src/engine/broker/replication.ts';
const PARTITION = 'src/engine/broker/partition.ts';
const MANAGER = 'src/engine/broker/replicaManager.ts';
const CONTROLLER = 'src/engine/broker/controller.ts';
const CLIENT = 'src/engine/producer/networkClient.ts';

/** ISR, high watermark, acks, election, connections. */
export const MUTANTS_OF_REPLICATION: readonly Mutant[] = (
  [
    {
      fault: 'a broker that is gone stays in the ISR',
      file: CONTROLLER,
      from: 'partition.inSyncReplicaIds.filter((one) => one !== broker)',
      to: 'partition.inSyncReplicaIds.filter((one) => one !== -broker)',
    },
    {
      fault: 'an unclean leader keeps the ISR that was',
      file: CONTROLLER,
      from: 'unclean ? [leader] : before.inSyncReplicaIds',
      to: 'unclean ? before.inSyncReplicaIds : before.inSyncReplicaIds',
    },
    {
      fault: 'a follower that has come level does not join the ISR',
      file: REPLICATION,
      from: 'if (!partition.inSyncReplicaIds.includes(broker)) {',
      to: 'if (partition.inSyncReplicaIds.length < 0) {',
    },
    {
      fault: 'the high watermark does not wait for followers',
      file: REPLICATION,
      from: 'if (logEndOffset >= highWatermark) continue;',
      to: 'if (logEndOffset >= -2) continue;',
    },
    {
      fault: 'a follower never hears of the high watermark',
      file: REPLICATION,
      from: 'if (highWatermark > replica.highWatermark) replica.highWatermark = highWatermark;',
      to: 'if (highWatermark < 0) replica.highWatermark = highWatermark;',
    },
    {
      fault: 'one replica fewer than min.insync.replicas is enough',
      file: PARTITION,
      from: 'if (acks === -1 && inSync < needed) {',
      to: 'if (acks === -1 && inSync < needed - 1) {',
    },
    {
      fault: 'acks=1 asks for min.insync.replicas too',
      file: PARTITION,
      from: 'if (acks === -1 && inSync < needed) {',
      to: 'if (acks !== 0 && inSync < needed) {',
    },
    {
      fault: 'acks=all is answered before the followers have it',
      file: MANAGER,
      from: 'if (produce.acks === 1) {',
      to: 'if (produce.acks !== 0) {',
    },
    {
      fault: 'acks=1 waits for the followers',
      file: MANAGER,
      from: 'if (produce.acks === 1) {',
      to: 'if (produce.acks === 7) {',
    },
    {
      fault: 'an error with acks=0 does not close the connection',
      file: MANAGER,
      from: "if (produce.results.every((one) => one.error === 'NONE')) {",
      to: 'if (produce.results.length > 0) {',
    },
    {
      fault: 'whoever is alive is elected, in sync or not',
      file: CONTROLLER,
      from: 'alive.find((one) => partition.inSyncReplicaIds.includes(one))',
      to: 'alive[0]',
    },
    {
      fault: 'the last assigned replica is elected, not the first',
      file: CONTROLLER,
      from: 'alive.find((one) => partition.inSyncReplicaIds.includes(one))',
      to: 'alive.findLast((one) => partition.inSyncReplicaIds.includes(one))',
    },
    {
      fault: 'what waits at the old leader waits on after an election',
      file: MANAGER,
      from: 'if (partition.leader !== produce.broker) {',
      to: 'if (partition.leader === -7) {',
    },
    {
      fault: 'a lost connection does not ask who leads',
      file: CLIENT,
      from: '    inFlightRequests: [],\n  });\n  requestMetadata(sim, producer.id);',
      to: '    inFlightRequests: [],\n  });',
    },
    {
      fault: 'only the oldest request in flight fails with its connection',
      file: CLIENT,
      from: 'for (const { request, batches, sentEvent } of inFlight) {',
      to: 'for (const { request, batches, sentEvent } of inFlight.slice(0, 1)) {',
    },
    {
      fault: 'one request more than max.in.flight is sent',
      file: CLIENT,
      from: "node.inFlightRequests.length < required(producer.config, 'config').maxInFlight",
      to: "node.inFlightRequests.length <= required(producer.config, 'config').maxInFlight",
    },
  ] as const
).map((one) => ({ ...one, caughtBy: 'cluster' }));

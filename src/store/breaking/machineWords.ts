// Which producer, connection, broker, replicas and consumer the stage shows, as words for the menu.
import { worldAt } from '../../engine/index.ts';
import type { StageView } from '../../trace/selectors/stageTypes.ts';
import type { TraceIndex } from '../../trace/types.ts';

/** Each null where the stage shows none. */
export interface MachineWords {
  readonly producer: string | null;
  readonly connection: string | null;
  readonly broker: string | null;
  /** The followers, in the order of their columns. */
  readonly replicas: readonly string[];
  readonly consumer: string | null;
}

export function machineWords({ trace }: TraceIndex, view: StageView): MachineWords {
  const world = worldAt(trace, view.event);
  const partition = world.partitions.find((one) => one.id === view.broker.log.partition);
  const client = view.producers.find((one) => one.chosen)?.id ?? world.producers[0]?.id;
  const producer = world.producers.find((one) => one.id === client);
  const leader = partition && (partition.leader >= 0 ? partition.leader : partition.lastLeader);
  const connection = world.connections.findLast(
    (one) => one.client === client && one.broker === leader,
  );
  const consumer = world.consumers[0];
  return {
    producer: producer?.config ? `producer:${producer.id}` : null,
    connection: connection ? `connection:${connection.id}` : null,
    broker: leader === undefined ? null : `broker:${leader}`,
    replicas: partition?.followers.map((one) => `replica:${partition.id}:${one.broker}`) ?? [],
    consumer: consumer ? `consumer:${consumer.id}` : null,
  };
}

// Groups at time 0: every member is in its group's first generation, as a warm producer has its producer id.
import type { Scenario } from '../scenario.ts';
import type { ClientId, PartitionId } from '../units.ts';
import { leaderReplica, type PartitionState } from '../world.ts';
import { CONSUMER_CONFIGS } from './consumerConfig.ts';
import type { ConsumerProcess, DatabaseState, GroupState } from './groupWorld.ts';

/** Kafka: RangeAssignor. Each member, in order, gets a share of neighbours; the first ones may get one more. */
export function assignRange(
  partitions: readonly PartitionId[],
  members: readonly ClientId[],
): ReadonlyMap<ClientId, readonly PartitionId[]> {
  const least = Math.floor(partitions.length / members.length);
  const more = partitions.length % members.length;
  return new Map(
    members.map((member, index) => {
      const from = index * least + Math.min(index, more);
      return [member, partitions.slice(from, from + least + (index < more ? 1 : 0))];
    }),
  );
}

/** The groups that a scenario's consumers are in. */
export function createGroups(
  scenario: Scenario,
  partitions: readonly PartitionState[],
): readonly GroupState[] {
  const ids = [...new Set(scenario.consumers.flatMap((one) => one.group?.id ?? []))];
  return ids.map((id) => {
    const members = scenario.consumers.filter((one) => one.group?.id === id);
    const topic = members[0]?.topic ?? '';
    const shares = assignRange(
      partitions.filter((one) => one.topic === topic).map((one) => one.id),
      members.map((one) => one.id),
    );
    return {
      id,
      topic,
      state: 'stable',
      generation: 1,
      members: members.map((one) => ({
        consumer: one.id,
        session: 1,
        joined: true,
        partitions: shares.get(one.id) ?? [],
      })),
      offsets: [],
      pendingOffsets: [],
    };
  });
}

/** The process of a consumer at time 0; null for one without a group. */
export function createProcess(
  consumer: ClientId,
  groups: readonly GroupState[],
  partitions: readonly PartitionState[],
  config: Readonly<Record<string, string>>,
): ConsumerProcess | null {
  const member = groups.flatMap((one) => one.members).find((one) => one.consumer === consumer);
  if (!member) return null;
  const interval = 'auto.commit.interval.ms';
  return {
    state: 'running',
    resumesAt: null,
    session: 1,
    generation: 1,
    joinedGeneration: 1,
    doing: 'joining',
    // the logs are as empty as they will ever be: earliest and latest are the same
    assigned: partitions
      .filter((one) => member.partitions.includes(one.id))
      .map((one) => ({ partition: one.id, position: leaderReplica(one).logStartOffset })),
    fetched: [],
    batch: [],
    lastPollMs: 0,
    nextAutoCommitMs: Number(config[interval] ?? CONSUMER_CONFIGS[interval]),
    commits: [],
    commitsSent: 0,
    because: [],
  };
}

/** An empty database for each group and for each producer with an outbox. */
export function createDatabases(scenario: Scenario): readonly DatabaseState[] {
  const owners = [
    ...new Set(scenario.consumers.flatMap((one) => one.group?.id ?? [])),
    ...scenario.producers.filter((one) => one.outbox !== null).map((one) => one.id),
  ];
  return owners.map((of) => ({ of, inbox: [], outbox: [], balances: [] }));
}

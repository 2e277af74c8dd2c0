// What the first world holds beside brokers, partitions and plain clients: groups, databases, the coordinator.
import { createDatabases, createGroups, createProcess } from './consumer/createGroups.ts';
import type { ConsumerProcess, GroupState } from './consumer/groupWorld.ts';
import type { CoordinatorState } from './coordinator/coordinatorState.ts';
import type { Due } from './occurrence.ts';
import type { Scenario } from './scenario.ts';
import type { ClientId } from './units.ts';
import type { PartitionState, ProducerState, World } from './world.ts';

export interface WorldParts extends Pick<World, 'groups' | 'databases' | 'coordinator'> {
  /** The processes of consumers that are in a group. */
  readonly processes: ReadonlyMap<ClientId, ConsumerProcess | null>;
  readonly occurrences: readonly (Due & { readonly at: number })[];
}

/** All of it, for a scenario. */
export function worldParts(
  scenario: Scenario,
  partitions: readonly PartitionState[],
  producers: readonly ProducerState[],
): WorldParts {
  const groups = createGroups(scenario, partitions);
  return {
    groups,
    databases: createDatabases(scenario),
    coordinator: coordinatorOf(scenario, producers),
    processes: new Map(
      scenario.consumers.map(({ id, group }) => [
        id,
        createProcess(id, groups, partitions, group?.config ?? {}),
      ]),
    ),
    occurrences: groupOccurrences(scenario, groups),
  };
}

/** The last broker leads __transaction_state, if anybody has a transactional.id. */
function coordinatorOf(
  scenario: Scenario,
  producers: readonly ProducerState[],
): CoordinatorState | null {
  if (producers.every((one) => one.transaction === null)) return null;
  return {
    broker: scenario.brokers.at(-1) ?? -1,
    epoch: 0,
    transactions: [],
    markers: [],
    timeoutCheckAt: null,
  };
}

/** What begins at time 0 because of requests written by hand, of groups and of outboxes. */
function groupOccurrences(
  scenario: Scenario,
  groups: readonly GroupState[],
): readonly (Due & { readonly at: number })[] {
  const plain = { causes: [], intervention: null } as const;
  const members = groups.flatMap((one) =>
    one.members.map((_, member) => ({ kind: 'groupStarts', group: one.id, member }) as const),
  );
  const shops = scenario.producers.filter((one) => one.outbox !== null && one.sends.length > 0);
  return [
    ...(scenario.handFed.length > 0
      ? [{ at: 0, occurrence: { kind: 'planHandFed' } as const, ...plain }]
      : []),
    ...members.map((occurrence) => ({ at: 0, occurrence, ...plain })),
    ...shops.map((one) => ({
      at: one.sends[0]?.at ?? 0,
      occurrence: { kind: 'outboxInsert', shop: one.id } as const,
      ...plain,
    })),
  ];
}

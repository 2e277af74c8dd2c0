// Reading and replacing the parts of a world that belong to groups, their members' processes and their databases.
import { required } from '../assert.ts';
import type { GroupSpec } from '../scenario.ts';
import type { Planned, Sim } from '../sim.ts';
import type { GroupMetadata } from '../transaction/protocol.ts';
import type { ClientId, Offset, PartitionId, VirtualMs } from '../units.ts';
import type { ConsumerState } from '../world.ts';
import { CONSUMER_CONFIGS, type ConsumerConfigName } from './consumerConfig.ts';
import type { ConsumerProcess, DatabaseState, GroupState } from './groupWorld.ts';

/** A consumer that is in a group, with what the scenario says of it. */
export interface Member {
  readonly id: ClientId;
  readonly topic: string;
  readonly spec: GroupSpec;
  readonly process: ConsumerProcess;
}

/** The member of that name. */
export function memberOf(sim: Sim, id: ClientId): Member {
  const { topic, group } = required(
    sim.scenario.consumers.find((one) => one.id === id),
    `consumer ${id} of the scenario`,
  );
  const { process } = consumerOf(sim, id);
  return {
    id,
    topic,
    spec: required(group ?? undefined, `group of ${id}`),
    process: required(process ?? undefined, `process of ${id}`),
  };
}

export function consumerOf(sim: Sim, id: ClientId): ConsumerState {
  return required(
    sim.world.consumers.find((one) => one.id === id),
    `consumer ${id}`,
  );
}

/**
 * The member, if what is due belongs to the life that its process leads now. What is due while it stands still
 * waits until it goes on; the caller does nothing then.
 */
export function aliveMember(
  sim: Sim,
  due: Planned & { readonly consumer: ClientId; readonly session: number },
): Member | null {
  const member = memberOf(sim, due.consumer);
  const { session, state, resumesAt } = member.process;
  if (session !== due.session || state === 'crashed') return null;
  if (state === 'running') return member;
  sim.later(resumesAt ?? sim.now, due);
  return null;
}

export function updateProcess(sim: Sim, id: ClientId, change: Partial<ConsumerProcess>): void {
  const { process } = memberOf(sim, id);
  sim.updateConsumer(id, { process: { ...process, ...change } });
}

export function groupOf(sim: Sim, id: string): GroupState {
  return required(
    sim.world.groups.find((one) => one.id === id),
    `group ${id}`,
  );
}

/** Kafka: Consumer#groupMetadata of the consumer whose records this producer's transactions are made of, or null. */
export function groupMetadataOf(
  { scenario, world }: Sim,
  producer: ClientId,
  group: string,
): GroupMetadata | null {
  const spec = scenario.consumers.find(
    (one) => one.group?.id === group && one.group.produces?.producer === producer,
  );
  const process = world.consumers.find((one) => one.id === spec?.id)?.process;
  if (!spec || !process) return null;
  const { session, joinedGeneration } = process;
  return { consumer: spec.id, session, generation: joinedGeneration };
}

export function updateGroup(sim: Sim, id: string, change: Partial<GroupState>): GroupState {
  const changed = { ...groupOf(sim, id), ...change };
  sim.world = {
    ...sim.world,
    groups: sim.world.groups.map((one) => (one.id === id ? changed : one)),
  };
  return changed;
}

/** The database of a group's application, or of a producer's with an outbox. */
export function databaseOf(sim: Sim, of: string): DatabaseState {
  return required(
    sim.world.databases.find((one) => one.of === of),
    `database of ${of}`,
  );
}

export function updateDatabase(sim: Sim, of: string, change: Partial<DatabaseState>): void {
  sim.world = {
    ...sim.world,
    databases: sim.world.databases.map((one) => (one.of === of ? { ...one, ...change } : one)),
  };
}

/** A setting of a member's KafkaConsumer, with Kafka's default. */
export function setting({ config }: GroupSpec, name: ConsumerConfigName): string {
  return config[name] ?? CONSUMER_CONFIGS[name];
}

/** A setting that is a number: of records, or of ms. */
export function numberSetting(spec: GroupSpec, name: ConsumerConfigName): number {
  return Number(setting(spec, name));
}

/** What the group has committed for a partition, or null. */
export function committedOffset(group: GroupState, partition: PartitionId): Offset | null {
  return group.offsets.find((one) => one.partition === partition)?.offset ?? null;
}

/** One way between a consumer and a broker. */
export function consumerFlightMs({ scenario: { network } }: Sim): VirtualMs {
  return network.consumerFlightMs ?? network.flightMs;
}

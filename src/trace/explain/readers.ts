// Who acts on records: a consumer alone, or a group whose members take over from one another.

import {
  type ClientId,
  type EventId,
  type Offset,
  type PartitionId,
  type Scenario,
  type SimEvent,
  type Trace,
  unreachable,
} from '../../engine/index.ts';
import { t } from '../../i18n/t.ts';
import type { Copy, Fate } from './fates.ts';

/** The group of a consumer, or itself where it is in none. */
export function readerOf({ consumers }: Scenario, consumer: ClientId): string {
  return consumers.find((one) => one.id === consumer)?.group?.id ?? consumer;
}

/** The members of a group, or the consumer itself. */
function membersOf({ consumers }: Scenario, reader: string): Scenario['consumers'] {
  return consumers.filter((one) => (one.group?.id ?? one.id) === reader);
}

/** A reader that has gone past a record without having acted on it, and the events by which it did. */
export interface Passed {
  readonly reader: string;
  readonly events: readonly EventId[];
}

/** Who passed over what stands in a log: groups that committed beyond it, or began behind it, or took it for done. */
export function passedOver(trace: Trace, fate: Fate): readonly Passed[] {
  const [copy] = fate.copies;
  if (!copy) return [];
  const { scenario } = trace;
  const acted = new Set(fate.effects.map((one) => readerOf(scenario, one.consumer)));
  const groups = new Set(
    scenario.consumers.flatMap(({ group, topic }) =>
      group && !group.produces && copy.partition.startsWith(`${topic}-`) ? [group.id] : [],
    ),
  );
  return [...groups]
    .filter((one) => !acted.has(one))
    .flatMap((reader) => {
      const members = membersOf(scenario, reader).map((one) => one.id);
      const event = trace.events.find((one) => passes(one, reader, members, copy));
      const dropped = trace.events.find((one) => drops(one, members, copy));
      return event ? [{ reader, events: [event.id, ...(dropped ? [dropped.id] : [])] }] : [];
    });
}

function passes(
  event: SimEvent,
  group: string,
  members: readonly ClientId[],
  { partition, offset, record }: Copy,
): boolean {
  const beyond = (rows: readonly { partition: PartitionId; offset: Offset }[]) =>
    rows.some((one) => one.partition === partition && one.offset > offset);
  switch (event.type) {
    case 'offsetsCommitted':
      return event.group === group && beyond(event.offsets);
    case 'partitionsAssigned':
      return event.group === group && beyond(event.partitions);
    case 'recordSkipped':
      return members.includes(event.consumer) && event.record.id === record;
    default:
      return false;
  }
}

/** A process that ends with the record in hand. */
function drops(event: SimEvent, members: readonly ClientId[], { record }: Copy): boolean {
  return (
    event.type === 'consumerStopped' &&
    event.how !== 'pause' &&
    members.includes(event.consumer) &&
    event.records.some(({ id }) => id === record)
  );
}

/** How remedies name readers that wait for the end of transactions. */
export const READ_COMMITTED = 'read_committed';

/** What a reader’s application could do otherwise: one row per habit. */
export interface Habit {
  readonly words: string;
  readonly reason: string;
  readonly change: (scenario: Scenario) => Scenario;
}

/** Habits worth trying against an effect that came twice, or not at all. */
export function habitsFor(
  scenario: Scenario,
  kind: 'repeatedEffect' | 'missedEffect',
): readonly Habit[] {
  const members = scenario.consumers.flatMap((one) => one.group ?? []);
  switch (kind) {
    case 'repeatedEffect':
      return [
        ...waitForCommits(scenario),
        ...(members.some((one) => one.inbox?.by !== 'value' || one.inbox.row !== 'with')
          ? [
              {
                words: t`an inbox by the order’s own number, written with the effect`,
                reason: t`What was dealt with once is known by its business key.`,
                change: changeGroups({
                  inbox: { by: 'value', row: 'with', keeps: null, keepsMs: null },
                }),
              },
            ]
          : []),
      ];
    case 'missedEffect':
      if (members.length === 0) return [];
      return [
        ...(members.some((one) => one.commits !== 'after')
          ? [
              {
                words: t`a commit after the effects, and no automatic one`,
                reason: t`An offset is committed only once its record is dealt with.`,
                change: changeGroups({ commits: 'after' }, { 'enable.auto.commit': 'false' }),
              },
            ]
          : []),
        ...(members.some((one) => one.config['auto.offset.reset'] !== 'earliest')
          ? [
              {
                words: 'auto.offset.reset=earliest',
                reason: t`A group without a committed offset begins at the first record.`,
                change: changeGroups({}, { 'auto.offset.reset': 'earliest' }),
              },
            ]
          : []),
      ];
    default:
      return unreachable(kind);
  }
}

/** Readers that do not wait for the end of transactions, where there are any. */
function waitForCommits({ consumers, producers }: Scenario): readonly Habit[] {
  const transactions = producers.some((one) => (one.config['transactional.id'] ?? '') !== '');
  if (!transactions || consumers.every((one) => one.isolationLevel === 'read_committed')) return [];
  return [
    {
      words: t`isolation.level=${READ_COMMITTED} at every consumer`,
      reason: t`What a transaction has aborted is left out.`,
      change: (scenario) => ({
        ...scenario,
        consumers: scenario.consumers.map((one) => ({ ...one, isolationLevel: 'read_committed' })),
      }),
    },
  ];
}

type Group = NonNullable<Scenario['consumers'][number]['group']>;

function changeGroups(change: Partial<Group>, config: Group['config'] = {}) {
  return (scenario: Scenario): Scenario => ({
    ...scenario,
    consumers: scenario.consumers.map((one) => ({
      ...one,
      group: one.group && { ...one.group, ...change, config: { ...one.group.config, ...config } },
    })),
  });
}

// Promises about consumer groups and about the applications around Kafka.
import type { EventOf, GroupSpec, PartitionOffset, Scenario } from '../engine/index.ts';
import { DISK, UNCLEAN } from './losses.ts';
import type { Checker, Finding } from './types.ts';

const place = ({ partition, offset }: PartitionOffset) => `${partition}@${offset}`;

function specOfGroup(scenario: Scenario, id: string): GroupSpec | undefined {
  return scenario.consumers.find((one) => one.group?.id === id)?.group ?? undefined;
}

export const commitsAdvance: Checker = {
  id: 'commits-advance',
  promise:
    'A group commits no offset that nobody has read up to, and what it has committed never goes back.',
  exceptions: [UNCLEAN, DISK],
  start: () => {
    const read = new Map<string, number>();
    let lost: string | null = null;
    const note = (partition: string, offset: number) =>
      read.set(partition, Math.max(offset, read.get(partition) ?? 0));
    return {
      after: ({ event, before, scenario }) => {
        if (event.type === 'leaderElected' && event.unclean) lost = UNCLEAN.id;
        if (event.type === 'brokerStopped' && event.diskLost) lost ??= DISK.id;
        if (event.type === 'recordsPolled') note(event.partition, event.nextOffset);
        if (event.type === 'partitionsAssigned') {
          for (const one of event.partitions) note(one.partition, one.offset);
        }
        if (event.type === 'positionsReset') {
          for (const one of event.partitions) note(one.partition, one.offset);
        }
        // an application without a group of its own may hand over any offset
        const inTransaction =
          event.type === 'txnOffsetsMoved' &&
          event.state === 'committed' &&
          specOfGroup(scenario, event.group) !== undefined;
        if (event.type !== 'offsetsCommitted' && !inTransaction) return [];
        const known = before.groups.find((one) => one.id === event.group)?.offsets ?? [];
        return event.offsets.flatMap((one): readonly Finding[] => {
          if (one.offset > (read.get(one.partition) ?? 0)) {
            return [{ text: `${event.group} commits ${place(one)}, and nobody has read so far` }];
          }
          const old = known.find((each) => each.partition === one.partition);
          if (!old || old.offset <= one.offset) return [];
          const text = `${event.group} commits ${place(one)} after ${old.offset}`;
          return [{ text, ...(lost === null ? {} : { exception: lost }) }];
        });
      },
    };
  },
};

export const dealtWithBeforeCommit: Checker = {
  id: 'dealt-with-before-commit',
  promise:
    'Every record below a committed offset was acted on, or passed over because an inbox had it.',
  exceptions: [
    {
      id: 'commit-before',
      why: 'An application that commits first and dies then never acts on what it had in hand.',
    },
    {
      id: 'reset-latest',
      why: 'A group without a committed offset begins at the end of the log (auto.offset.reset=latest).',
    },
  ],
  start: () => {
    const begins = new Map<string, number>();
    const dealtWith = new Set<string>();
    const skipsToTheEnd = new Set<string>();
    return {
      after: ({ event, scenario }) => {
        if (event.type === 'partitionsAssigned') {
          for (const { partition, offset, from } of event.partitions) {
            const key = `${event.group} ${partition}`;
            if (!begins.has(key)) begins.set(key, offset);
            else if (from === 'latest') skipsToTheEnd.add(event.group);
          }
        }
        if (event.type === 'effectDone' || event.type === 'recordSkipped') {
          dealtWith.add(place(event));
        }
        return event.type === 'offsetsCommitted'
          ? missed(event, scenario, begins, dealtWith, skipsToTheEnd)
          : [];
      },
    };
  },
};

function missed(
  { group, offsets }: EventOf<'offsetsCommitted'>,
  scenario: Scenario,
  begins: ReadonlyMap<string, number>,
  dealtWith: ReadonlySet<string>,
  skipsToTheEnd: ReadonlySet<string>,
): readonly Finding[] {
  const spec = specOfGroup(scenario, group);
  // what becomes of a record that is turned into another is seen in the log
  if (!spec || spec.produces) return [];
  const exception =
    spec.commits === 'before'
      ? 'commit-before'
      : skipsToTheEnd.has(group)
        ? 'reset-latest'
        : undefined;
  return offsets.flatMap(({ partition, offset }): readonly Finding[] => {
    for (let at = begins.get(`${group} ${partition}`) ?? offset; at < offset; at++) {
      if (dealtWith.has(place({ partition, offset: at }))) continue;
      const text = `${group} commits ${partition}@${offset}, and nobody has dealt with ${at}`;
      return [{ text, ...(exception === undefined ? {} : { exception }) }];
    }
    return [];
  });
}

export const inboxOnce: Checker = {
  id: 'inbox-once',
  promise:
    'An effect that shares its transaction with an inbox row happens once for each business key.',
  exceptions: [
    {
      id: 'row-gone',
      why: 'An inbox that keeps its rows for a while, or a number of them, knows nothing of what it has dropped.',
    },
  ],
  start: () => {
    const done = new Set<string>();
    return {
      after: ({ event, scenario }) => {
        if (event.type !== 'effectDone' || event.rowWith === null) return [];
        const group = scenario.consumers.find((one) => one.id === event.consumer)?.group;
        const key = `${group?.id} ${event.rowWith}`;
        if (!done.has(key)) {
          done.add(key);
          return [];
        }
        const inbox = group?.inbox;
        const drops = inbox && (inbox.keeps !== null || inbox.keepsMs !== null);
        const text = `${event.record.value} was acted on again under the key ${event.rowWith}`;
        return [{ text, ...(drops ? { exception: 'row-gone' } : {}) }];
      },
    };
  },
};

export const oneOwner: Checker = {
  id: 'one-owner',
  promise: 'Within a generation each partition of a group belongs to one member.',
  exceptions: [],
  start: () => {
    const owners = new Map<string, string>();
    return {
      after: ({ event }) =>
        event.type === 'partitionsAssigned'
          ? event.partitions.flatMap(({ partition }): readonly Finding[] => {
              const key = `${event.group} ${event.generation} ${partition}`;
              const owner = owners.get(key);
              owners.set(key, event.consumer);
              return owner === undefined || owner === event.consumer
                ? []
                : [{ text: `${partition} belongs to ${owner} and to ${event.consumer}` }];
            })
          : [],
    };
  },
};

// Groups, consumers in them and databases of applications as text.
import type {
  ConsumerState,
  DatabaseState,
  GroupState,
  ProducerState,
  World,
} from '../engine/index.ts';
import { itemAt } from '../engine/index.ts';

/** The part of a printed world that is about groups, and about the databases around Kafka. */
export function appLines(world: World): readonly string[] {
  return [
    ...world.groups.flatMap((one) => groupLines(one, world.consumers)),
    ...world.databases.flatMap((one) => databaseLines(one, world)),
  ];
}

function groupLines(
  { id, state, generation, members, offsets, pendingOffsets }: GroupState,
  consumers: readonly ConsumerState[],
): readonly string[] {
  const committed = offsets.map((one) => `${one.partition} ${one.offset}`).join(', ');
  return [
    '',
    `group ${id}: ${state}, generation ${generation}; committed ${committed || 'nothing'}`,
    ...pendingOffsets.map(
      (one) =>
        `  pending for pid ${one.producerId}: ${one.offsets.map((each) => `${each.partition} ${each.offset}`).join(', ')}`,
    ),
    ...members.map(
      (one) =>
        `  member ${one.consumer}/${one.session}${one.joined ? '' : ', has to join again'}: ${one.partitions.join(', ') || 'no partition'}`,
    ),
    ...consumers.flatMap((one) =>
      members.some((member) => member.consumer === one.id) ? processLines(one) : [],
    ),
  ];
}

function processLines({ id, process }: ConsumerState): readonly string[] {
  if (!process) return [];
  const { state, session, doing, assigned, fetched, batch } = process;
  const at = assigned.map((one) => `${one.partition} position ${one.position}`).join(', ');
  const inHand = batch.map((one) => one.record.value).join(' ') || 'nothing';
  const waiting = fetched.map((one) => one.record.value).join(' ') || 'nothing';
  return [
    `  process ${id}/${session}: ${state === 'running' ? doing : state}; ${at || 'no partition'}; in hand ${inHand}; fetched ${waiting}`,
  ];
}

function databaseLines(
  { of, inbox, outbox, balances }: DatabaseState,
  world: World,
): readonly string[] {
  const owner = world.producers.find((one) => one.id === of);
  const rows = outbox.map(
    (one) => `  outbox ${rowText(owner, one.call)}: ${one.sent ? 'marked as sent' : 'to be sent'}`,
  );
  return [
    '',
    `database of ${of}: inbox ${inbox.map((one) => one.key).join(', ') || 'empty'}`,
    ...rows,
    ...balances.map((one) => `  ${one.key || '(no key)'}: ${one.amount}`),
  ];
}

/** The value of a row that was sent before; a row that never was has only its number. */
function rowText(producer: ProducerState | undefined, call: number): string {
  if (!producer) return `row ${call}`;
  for (let at = 0; at < producer.sent.length; at++) {
    const sent = itemAt(producer.sent, at);
    if (sent?.call === call) return sent.record.value;
  }
  return `row ${call}`;
}

/** What a printed run says of groups and databases at its end. */
export function appOutcome({ groups, databases }: World): readonly string[] {
  return [
    ...groups.map(
      ({ id, generation, offsets }) =>
        `group ${id}, generation ${generation}, committed: ${offsets.map((one) => `${one.partition} ${one.offset}`).join(', ') || 'nothing'}`,
    ),
    ...databases.map(({ of, inbox, outbox, balances }) => {
      const open = outbox.filter((one) => !one.sent).length;
      const kept = balances.map((one) => `${one.key || '(no key)'} ${one.amount}`).join(', ');
      return `database of ${of}: ${inbox.length} in the inbox, ${outbox.length} in the outbox, ${open} of them to be sent${kept ? `; ${kept}` : ''}`;
    }),
  ];
}

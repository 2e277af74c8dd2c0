// The cast of a run that a close-up of one producer and one leader leaves out: every producer, broker,
// coordinator, group and reader at one event, in words. Loaded when a run needs it (hasBackstage).

import {
  type ConsumerState,
  type EventId,
  type GroupState,
  leaderReplica,
  listOf,
  type PartitionState,
  type ProducerState,
  type TransactionMetadata,
  worldAt,
} from '../../engine/index.ts';
import { t } from '../../i18n/t.ts';
import type { TraceIndex } from '../types.ts';
import { countText, durationText, listText, numberText } from '../words.ts';
import { callText, exceptionName, shortName } from './labels.ts';
import { type Scene, sceneOf } from './stageFocus.ts';
import type { StageFocus } from './stageTypes.ts';
import { OF_THE_CAST } from './stageView.ts';
import { type Session, stampOf } from './stamps.ts';

export type CastTone = 'ink2' | 'ok' | 'lost' | 'fence' | 'req' | 'dup';

/** One line: who, in which state, and the numbers. */
export interface CastRow {
  readonly id: string;
  readonly name: string;
  readonly state: string;
  readonly tone: CastTone;
  readonly detail: string;
  /** Hue of a producer's session. */
  readonly session?: Session;
  /** It is not there any more: struck through. */
  readonly gone?: boolean;
}

export interface CastCard {
  readonly id: 'producers' | 'brokers' | 'coordinator' | 'group' | 'readers';
  readonly title: string;
  readonly caption: string;
  readonly rows: readonly CastRow[];
}

/** The cards that the run has, always the same ones from its first event to its last. */
export function backstageAt(
  index: TraceIndex,
  event: EventId,
  focus: StageFocus,
): readonly CastCard[] {
  const world = worldAt(index.trace, event);
  const scene = sceneOf(index, world, event, focus);
  return [
    ...producersCard(scene),
    ...brokersCard(scene),
    ...coordinatorCard(scene),
    ...world.groups.map((one) => groupCard(scene, one)),
    ...readersCard(scene),
  ];
}

function producersCard(scene: Scene): readonly CastCard[] {
  const { scenario, last } = scene.index.trace;
  if (scenario.producers.length < 2 && last.coordinator === null) return [];
  const rows = scene.world.producers.map((one) => producerRow(scene, one));
  return [{ id: 'producers', title: t`Producers`, caption: '', rows }];
}

function producerRow(scene: Scene, producer: ProducerState): CastRow {
  const { id, producerId, producerEpoch } = producer;
  const stamp = stampOfSession(scene, producerId, producerEpoch);
  const [state, tone] = processOf(scene, producer);
  const pid = producerId < 0 ? t`no PID` : t`PID ${producerId}, epoch ${producerEpoch}`;
  const gone = producer.lifecycle === 'crashed' || producer.lifecycle === 'closed';
  return {
    id,
    name: id,
    state,
    tone,
    detail: gone ? '' : pid,
    ...(stamp && !gone ? { session: stamp.session } : {}),
    ...(gone ? { gone } : {}),
  };
}

/** Its hue is that of its stamps; before the first there is none. */
function stampOfSession({ index }: Scene, id: number, epoch: number) {
  const batches = index.messages.flatMap((one) => one.batches);
  const mine = batches.find((one) => one.producerId === id && one.producerEpoch === epoch);
  return mine ? stampOf(index, mine) : null;
}

/** What the process does, the most telling first. */
function processOf(scene: Scene, producer: ProducerState): readonly [string, CastTone] {
  const { lifecycle, blocked, transaction } = producer;
  if (lifecycle === 'crashed') return [t`process died`, 'lost'];
  if (lifecycle === 'closed') return [t`closed`, 'ink2'];
  if (scene.world.paused.some((one) => one.producer === producer.id)) {
    return [t`stands still`, 'lost'];
  }
  const thrown = transaction?.lastError;
  if (transaction && thrown && transaction.state === 'FATAL_ERROR') {
    return [exceptionName(thrown.exception), 'fence'];
  }
  switch (blocked?.kind) {
    case 'memory':
      return [t`waits for ${numberText(blocked.size)} bytes of buffer`, 'lost'];
    case 'flush':
    case 'close':
      return [t`in ${blocked.kind}()`, 'ink2'];
    case 'transaction':
      return [t`in ${blocked.call}()`, 'req'];
    case undefined:
      return transaction ? [transaction.state, 'req'] : [t`running`, 'ok'];
  }
}

function brokersCard(scene: Scene): readonly CastCard[] {
  const { trace } = scene.index;
  const partition = scene.world.partitions.find((one) => one.id === scene.partition);
  const eventful = trace.events.some(({ type }) => OF_THE_CAST.test(type));
  const several = new Set(trace.last.partitions.map((one) => one.lastLeader)).size > 1;
  if (!partition || (!eventful && !several)) return [];
  return [
    {
      id: 'brokers',
      title: t`Brokers of ${scene.partition}`,
      caption: t`leader epoch ${partition.leaderEpoch}`,
      rows: scene.world.brokers.map((one) => brokerRow(scene, partition, one.id)),
    },
  ];
}

function brokerRow(scene: Scene, partition: PartitionState, id: number): CastRow {
  const { world } = scene;
  const broker = world.brokers.find((one) => one.id === id);
  const copy = partition.replicas.find((one) => one.broker === id);
  const end = copy ? t`log end ${numberText(copy.logEndOffset)}` : t`no copy`;
  const row = (state: string, tone: CastTone, detail: string, gone = false): CastRow => ({
    id: `b${id}`,
    name: `B${id}`,
    state,
    tone,
    detail,
    ...(gone ? { gone } : {}),
  });
  if (broker && broker.state !== 'running') {
    const known = broker.state === 'fenced' ? t`down, fenced` : t`down, not yet fenced`;
    return row(known, 'lost', partition.leader === id ? t`still leader, ${end}` : end, true);
  }
  if (!copy) return row(t`running`, 'ink2', end);
  if (partition.leader === id) {
    const waiting = world.produces.filter((one) => one.broker === id && one.waiting).length;
    const held =
      waiting > 0 ? t`${countText(waiting, 'answer waits', 'answers wait')} for the ISR` : end;
    return row(t`leads`, 'req', held);
  }
  const follower = partition.followers.find((one) => one.broker === id);
  if (follower?.stopped) return row(t`does not fetch`, 'lost', end);
  const behind = leaderReplica(partition).logEndOffset - copy.logEndOffset;
  const lag = behind > 0 ? t`${numberText(behind)} behind` : end;
  return partition.inSyncReplicaIds.includes(id)
    ? row(t`in sync`, 'ok', lag)
    : row(t`out of the ISR`, 'lost', lag);
}

function coordinatorCard(scene: Scene): readonly CastCard[] {
  const { coordinator } = scene.world;
  if (!coordinator) return [];
  const rows = coordinator.transactions.map((one) => transactionRow(scene, one));
  const asked = callsUnderWay(scene);
  return [
    {
      id: 'coordinator',
      title: t`Transaction coordinator`,
      caption: coordinator.broker < 0 ? t`nobody` : t`on broker ${coordinator.broker}`,
      rows: [
        ...(rows.length > 0
          ? rows
          : [
              {
                id: 'none',
                name: '',
                state: t`knows no transactional.id`,
                tone: 'ink2',
                detail: '',
              } as const,
            ]),
        ...asked,
      ],
    },
  ];
}

function transactionRow(scene: Scene, one: TransactionMetadata): CastRow {
  const { state, pendingState, transactionalId, producerEpoch, txnStartTimestamp } = one;
  const open = state === 'Ongoing' && txnStartTimestamp >= 0;
  const limit = durationText(one.txnTimeoutMs);
  const detail = [
    t`epoch ${producerEpoch}`,
    ...(open ? [t`open ${durationText(scene.world.now - txnStartTimestamp)} of ${limit}`] : []),
    ...(one.topicPartitions.length > 0 ? [listText(one.topicPartitions)] : []),
  ].join(', ');
  return {
    id: transactionalId,
    name: transactionalId,
    state: pendingState ? `${state} → ${pendingState}` : state,
    tone: transactionTone(state),
    detail,
  };
}

function transactionTone(state: TransactionMetadata['state']): CastTone {
  switch (state) {
    case 'Empty':
      return 'ink2';
    case 'Ongoing':
      return 'req';
    case 'PrepareCommit':
    case 'CompleteCommit':
      return 'ok';
    case 'PrepareAbort':
    case 'CompleteAbort':
    case 'PrepareEpochFence':
      return 'fence';
  }
}

/** Requests of the transactional API, on their way or being answered. */
function callsUnderWay({ index, event }: Scene): readonly CastRow[] {
  return index.messages.flatMap((one): readonly CastRow[] => {
    const open = one.sentEvent <= event && (one.endEvent === null || event < one.endEvent);
    if (!open || !one.call) return [];
    const there = one.direction === 'toBroker';
    return [
      {
        id: one.id,
        name: callText(one.call),
        state: there ? t`to broker ${one.broker}` : t`answer to ${one.client}`,
        tone: there ? 'req' : 'ok',
        detail: there ? t`from ${one.client}` : (one.answer?.error ?? ''),
      },
    ];
  });
}

function groupCard(scene: Scene, group: GroupState): CastCard {
  const members = scene.world.consumers.filter((one) => isOf(scene, one, group));
  const committed = group.offsets.map((one) => t`${one.partition} at ${numberText(one.offset)}`);
  const pending = group.pendingOffsets.flatMap((one) => one.offsets).length;
  return {
    id: 'group',
    title: t`Group ${group.id}`,
    caption: t`generation ${group.generation}, ${GROUP_STATES[group.state]}`,
    rows: [
      ...members.map(memberRow),
      {
        id: 'committed',
        name: t`committed`,
        state: committed.length === 0 ? t`nothing yet` : listText(committed),
        tone: 'ink2',
        detail: pending > 0 ? t`${countText(pending, 'offset')} pending` : '',
      },
      ...databaseRows(scene, group.id),
    ],
  };
}

const GROUP_STATES = {
  empty: t`no members`,
  preparing: t`rebalancing`,
  stable: t`stable`,
} as const;

function isOf(scene: Scene, consumer: ConsumerState, group: GroupState): boolean {
  const spec = scene.index.trace.scenario.consumers.find((one) => one.id === consumer.id);
  return spec?.group?.id === group.id;
}

const DOINGS: Record<NonNullable<ConsumerState['process']>['doing'], string> = {
  joining: t`joining`,
  polling: t`polling`,
  processing: t`processing`,
  committing: t`committing`,
  transacting: t`transacting`,
};

function memberRow({ id, process, ledger }: ConsumerState): CastRow {
  if (!process) return { id, name: id, state: t`reads`, tone: 'ink2', detail: '' };
  const { state, doing, batch, assigned, generation } = process;
  if (state === 'crashed') {
    const lost = batch.length > 0 ? t`${countText(batch.length, 'record')} in hand` : '';
    return { id, name: id, state: t`process died`, tone: 'lost', detail: lost, gone: true };
  }
  const [current] = batch;
  const where = assigned.map((one) => t`${one.partition} at ${numberText(one.position)}`);
  const detail =
    generation === null
      ? t`in no generation`
      : where.length > 0
        ? listText(where)
        : t`no partition`;
  if (state === 'paused') return { id, name: id, state: t`stands still`, tone: 'lost', detail };
  const busy =
    doing === 'processing' && current ? t`works on ${current.record.value}` : DOINGS[doing];
  const done = listOf(ledger).length;
  return {
    id,
    name: id,
    state: busy,
    tone: doing === 'joining' ? 'fence' : 'ok',
    detail: done > 0 ? t`${detail}, acted on ${numberText(done)}` : detail,
  };
}

/** The application's own database: the inbox of a group, the outbox of a shop. */
function databaseRows({ world, index }: Scene, of: string): readonly CastRow[] {
  const found = world.databases.find((one) => one.of === of);
  const later = index.trace.last.databases.find((one) => one.of === of);
  if (!found || !later) return [];
  const { inbox, outbox } = found;
  const sent = outbox.filter((one) => one.sent).length;
  return [
    ...(later.inbox.length > 0
      ? [row('inbox', countText(inbox.length, 'key'), listText(inbox.map((one) => one.key)))]
      : []),
    ...(later.outbox.length > 0
      ? [row('outbox', countText(outbox.length, 'row'), t`${sent} marked sent`)]
      : []),
  ];
}

function row(id: string, state: string, detail: string): CastRow {
  return { id, name: id, state, tone: 'ink2', detail };
}

function readersCard(scene: Scene): readonly CastCard[] {
  const { scenario, last } = scene.index.trace;
  const plain = scene.world.consumers.filter((one) => one.process === null);
  const shops = scene.world.producers.flatMap((one) =>
    databaseRows(scene, one.id).map((each) => ({ ...each, id: `${one.id} ${each.id}` })),
  );
  const shown = last.coordinator !== null || plain.length > 1;
  const readers = shown ? plain.map((one) => readerRow(scene, one)) : [];
  if (readers.length + shops.length === 0) return [];
  const names = scenario.consumers.length > 0 && readers.length > 0 ? t`Readers` : t`Database`;
  return [{ id: 'readers', title: names, caption: '', rows: [...readers, ...shops] }];
}

function readerRow(scene: Scene, { id, ledger, positions }: ConsumerState): CastRow {
  const spec = scene.index.trace.scenario.consumers.find((one) => one.id === id);
  const next = positions.find((one) => one.partition === scene.partition)?.nextOffset ?? 0;
  const read = listOf(ledger).map((one) => shortName(one.record.value));
  const newest = read.slice(-4).join(' ');
  return {
    id,
    name: id,
    state: spec?.isolationLevel ?? 'read_uncommitted',
    tone: spec?.isolationLevel === 'read_committed' ? 'req' : 'ink2',
    detail: t`next ${numberText(next)}${read.length > 0 ? t`, got ${read.length > 4 ? '… ' : ''}${newest}` : t`, got nothing`}`,
  };
}

// What a first visit cannot meet on the stage: brokers that are down, processes that died, transactions.

import {
  type LogBatch,
  lastStableOffset,
  leaderReplica,
  listOf,
  type PartitionState,
  type ProducerState,
  type ReplicaState,
  type SimEvent,
  type TransactionOnLog,
} from '../../engine/index.ts';
import { t } from '../../i18n/t.ts';
import { callText } from './labels.ts';
import { isPartOf } from './shopBook.ts';
import { none, producerOf } from './stageClient.ts';
import { withCoordinator } from './stageCoordinator.ts';
import type { Scene } from './stageFocus.ts';
import { statementView } from './stageStatement.ts';
import type {
  BrokerView,
  LetterView,
  LogRowView,
  ProducerView,
  ShopView,
  SlipView,
  StageView,
  WireView,
} from './stageTypes.ts';

/** The view with what only a run beyond the first visit can have. */
export function refined(view: StageView, scene: Scene): StageView {
  const producer = producerOf(scene);
  return withCoordinator(
    {
      ...view,
      shop: producer ? shopOf(view.shop, producer) : view.shop,
      producer: producer ? producerOfProcess(view.producer, producer, scene) : view.producer,
      wire: wireOf(view.wire, scene),
      broker: brokerOf(view.broker, scene),
      ...readersOf(scene),
    },
    scene,
    wireOf,
  );
}

function wireOf(view: WireView, scene: Scene): WireView {
  return {
    ...view,
    letters: view.letters.map((one) => letterOf(one, scene)),
    slips: view.slips.map((one) => slipOf(one)),
  };
}

/** What a process had sent when it died nobody will tell it. */
function shopOf(view: ShopView, producer: ProducerState): ShopView {
  const { lifecycle, session } = producer;
  if (lifecycle !== 'crashed' && session === 1) return view;
  const gone = listOf(producer.sent).filter(
    (one) => !one.result && (lifecycle === 'crashed' || one.session !== session),
  );
  if (gone.length === 0) return view;
  const ids = new Set(gone.map((one) => one.record.id));
  return {
    ...view,
    rows: view.rows.map((row) =>
      ids.has(row.id) ? { ...row, state: 'unheard', words: t`process died` } : row,
    ),
  };
}

function producerOfProcess(
  view: ProducerView,
  producer: ProducerState,
  scene: Scene,
): ProducerView {
  if (producer.lifecycle === 'crashed') {
    return none(t`Process died`, t`What stood in its memory is gone.`);
  }
  if (producer.lifecycle === 'closed') return none(t`Producer closed`, t`close() has returned.`);
  if (view.kind === 'none') return view;
  const paused = scene.world.paused.some((one) => one.producer === producer.id);
  return {
    ...view,
    attempt: paused ? t`the process stands still` : view.attempt,
    backoff: view.backoff ?? reconnecting(producer, scene),
  };
}

/** Batches wait, and the connection that shall take them is not to be opened before a time. */
function reconnecting(producer: ProducerState, scene: Scene): ReturnType<typeof waitFrom> {
  const node = producer.nodes.find((one) => one.broker === scene.broker);
  const waits = producer.queues.some((one) => one.batches.length > 0);
  if (!waits || node?.connection !== null || node.reconnectAt <= scene.world.now) return null;
  return waitFrom(
    scene.index.trace.events.findLast((one) => isLossOf(one, scene)),
    node.reconnectAt,
  );
}

function waitFrom(event: SimEvent | undefined, to: number) {
  return event ? { name: 'reconnect.backoff.ms', from: event.at, to } : null;
}

function isLossOf(event: SimEvent, { event: now, producer, broker }: Scene): boolean {
  return (
    event.type === 'connectionLost' &&
    event.id <= now &&
    event.client === producer &&
    event.broker === broker
  );
}

/** A request other than Produce carries no records. */
function letterOf(view: LetterView, { index, broker }: Scene): LetterView {
  const call = index.message(view.message)?.call;
  if (!call) return view;
  const name = callText(call);
  return {
    ...view,
    name: view.name.replace(/^Produce request, no records, attempt 1/, t`${name} request`),
    records: [name],
    short: name,
    partition: t`broker ${broker}`,
    foot: '',
  };
}

function slipOf(view: SlipView): SlipView {
  const { answer } = view;
  if (answer.kind !== 'ack' || !answer.call) return view;
  return { ...view, name: view.name.replace(t`Ack for no records`, t`Answer to ${answer.call}`) };
}

function brokerOf(view: BrokerView, scene: Scene): BrokerView {
  const partition = scene.world.partitions.find((one) => one.id === scene.partition);
  if (!partition) return view;
  const copy = leaderReplica(partition);
  const stable = lastStableOffset(copy);
  const aborted = copy.transactions.filter((one) => one.aborted);
  return {
    ...view,
    caption: captionOf(scene, partition),
    down: !isRunning(scene),
    log: {
      ...view.log,
      rows: view.log.rows.map((row) => rowOf(row, copy, aborted)),
      ...(stable < copy.highWatermark ? { lastStableOffset: stable } : {}),
    },
    summary:
      view.summary?.kind === 'once' && aborted.length > 0 && view.verdict?.kind !== 'duplicate'
        ? { kind: 'once', text: t`${aborted.length} aborted, the rest once` }
        : view.summary,
  };
}

/** Their statements beside each other, where several readers act on all that they read: one of each isolation level. */
function readersOf(scene: Scene): Pick<StageView, 'readers'> {
  const levels = scene.index.trace.scenario.consumers;
  const levelOf = (id: string) =>
    levels.find((one) => one.id === id)?.isolationLevel ?? 'read_uncommitted';
  const alone = scene.world.consumers.filter((one) => one.process === null);
  const first = alone.filter(
    (one, at) => alone.findIndex((each) => levelOf(each.id) === levelOf(one.id)) === at,
  );
  if (alone.length < 2) return {};
  const differ = first.length > 1;
  return {
    readers: (differ ? first : alone.slice(0, 2)).map((one) => ({
      ...statementView(scene, one),
      reader: differ ? levelOf(one.id) : one.id,
    })),
  };
}

function isRunning({ world, broker }: Scene): boolean {
  return world.brokers.find((one) => one.id === broker)?.state === 'running';
}

/** Whether it leads, as the controller has it: a broker that died leads until it is fenced. */
function captionOf(scene: Scene, partition: PartitionState): string {
  const { broker, world } = scene;
  if (partition.leader !== broker) return t`nobody leads ${scene.partition}`;
  if (!isRunning(scene)) return t`down, still leader of ${scene.partition}`;
  return world.unreachable.some((one) => one.broker === broker)
    ? t`takes no new connection`
    : t`leader of ${scene.partition}`;
}

function rowOf(
  row: LogRowView,
  copy: ReplicaState,
  aborted: readonly TransactionOnLog[],
): LogRowView {
  const batch = batchAt(copy, row.baseOffset);
  if (!batch?.isTransactional) return row;
  const { control } = batch;
  if (control) {
    const marker = t`${control.commit ? 'COMMIT' : 'ABORT'} marker`;
    return {
      ...row,
      records: [marker],
      numbers: [control.commit ? 'C' : 'A'],
      name: row.name.replace(t`no records`, marker),
      control: true,
    };
  }
  return aborted.some((one) => isPartOf(batch, one))
    ? { ...row, aborted: true, name: t`${row.name}, aborted` }
    : row;
}

/** Its log grows upward: the newest rows are the ones asked for. */
function batchAt({ log }: ReplicaState, baseOffset: number): LogBatch | undefined {
  return listOf(log).findLast((one) => one.baseOffset === baseOffset);
}

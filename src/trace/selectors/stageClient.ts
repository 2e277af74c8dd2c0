// The client's side of the stage: what the application believes, and the producer's insides.

import {
  type EventId,
  type EventOf,
  HAND,
  listOf,
  type ProducerBatch,
  type ProducerState,
  type SentRecord,
} from '../../engine/index.ts';
import { t } from '../../i18n/t.ts';
import type { TraceIndex } from '../types.ts';
import { numberText } from '../words.ts';
import { exceptionName, moneyText, recordsShort, recordText } from './labels.ts';
import type { Scene } from './stageFocus.ts';
import type {
  ProducerView,
  ShopRow,
  ShopView,
  SlotsView,
  TrayBatch,
  WaitView,
} from './stageTypes.ts';
import { stampOf } from './stamps.ts';

export function producerOf(scene: Scene): ProducerState | undefined {
  return scene.world.producers.find((one) => one.id === scene.producer);
}

export function shopView(scene: Scene): ShopView {
  const several = scene.world.producers.length > 1;
  const title = several ? t`Shop ${scene.producer}` : t`Shop`;
  if (scene.producer === HAND) {
    return {
      title: t`By hand`,
      caption: t`no producer`,
      rows: [],
      empty: t`requests written by hand`,
    };
  }
  const producer = producerOf(scene);
  const batches = new Map(producer?.batches.map((one) => [one.id, one]));
  const onWire = new Set(producer?.inFlightBatches);
  const rows = listOf(producer?.sent).map((one) => {
    const batch = batches.get(one.batch ?? '');
    const left = batch && (batch.inRetry || batch.attempts > 0 || onWire.has(batch.id));
    return shopRow(one, left ?? false, scene.record);
  });
  return { title, caption: t`what the app knows`, rows, empty: t`nothing sent yet` };
}

/** A send that has its result looks the same ever after, and a long run has many of them. */
const settled = new WeakMap<SentRecord, ShopRow>();

/** `left`: it has left the accumulator at least once; what becomes of its request is another matter. */
function shopRow(sent: SentRecord, left: boolean, current: string | null): ShopRow {
  const known = settled.get(sent);
  const isCurrent = sent.record.id === current;
  if (known) return isCurrent ? { ...known, current: true } : known;
  const row = makeShopRow(sent, left);
  if (sent.result) settled.set(sent, row);
  return isCurrent ? { ...row, current: true } : row;
}

function makeShopRow(sent: SentRecord, left: boolean): ShopRow {
  const { record, result } = sent;
  const base = {
    id: record.id,
    text: record.value,
    amount: record.amount === 0 ? '' : moneyText(record.amount),
    current: false,
    exception: null,
  };
  if (result?.kind === 'failed') {
    const exception = exceptionName(result.exception);
    return { ...base, state: 'failed', words: t`failed`, exception };
  }
  if (result) {
    return result.offset < 0
      ? { ...base, state: 'unasked', words: t`not asked` }
      : { ...base, state: 'acked', words: t`acked at ${numberText(result.offset)}` };
  }
  return left
    ? { ...base, state: 'waiting', words: t`no answer yet` }
    : { ...base, state: 'batching', words: t`batching` };
}

/** It has left the accumulator at least once; what becomes of its request is another matter. */
export function wasSent(batch: ProducerBatch, producer: ProducerState): boolean {
  return batch.inRetry || batch.attempts > 0 || producer.inFlightBatches.includes(batch.id);
}

export function producerView(scene: Scene): ProducerView {
  if (scene.producer === HAND) {
    return none(
      t`No producer`,
      t`Each request goes over a connection of its own, with the header you gave it.`,
    );
  }
  const producer = producerOf(scene);
  const config = producer?.config;
  if (!producer || !config) return none(t`No producer`, producer?.configError?.message);
  const batch = focusedBatch(scene, producer);
  return {
    kind: 'running',
    identity: identityOf(producer, config.enableIdempotence),
    idempotent: config.enableIdempotence,
    tray: {
      caption: t`accumulator for ${scene.partition}`,
      batches: trayBatches(scene, producer),
    },
    slots: slotsView(scene, producer, config.maxInFlight),
    attempt: attemptOf(scene, producer),
    backoff: backoffOf(scene, producer),
    delivery: {
      since: batch && !batch.done ? batch.createdMs : null,
      limit: config.deliveryTimeoutMs,
    },
  };
}

export function none(title: string, note = ''): ProducerView {
  return { kind: 'none', title, note };
}

function identityOf(producer: ProducerState, idempotent: boolean): string {
  if (!idempotent) return t`no PID`;
  if (producer.producerId < 0) return t`asks for a PID`;
  return t.other`PID ${producer.producerId}, epoch ${producer.producerEpoch}`;
}

function trayBatches(scene: Scene, producer: ProducerState): readonly TrayBatch[] {
  const queue = producer.queues.find((one) => one.partition === scene.partition);
  return (queue?.batches ?? []).flatMap((id) => {
    const batch = producer.batches.find((one) => one.id === id);
    if (!batch) return [];
    const [only, ...more] = batch.records;
    const text = only && more.length === 0 ? recordText(only) : recordsShort(batch.records);
    return [{ id, text, stamp: batchStamp(scene.index, batch) }];
  });
}

/** A batch in memory knows its base sequence only; the last one follows from its records. */
function batchStamp(index: TraceIndex, batch: ProducerBatch) {
  return stampOf(index, { ...batch, lastSequence: batch.baseSequence + batch.records.length - 1 });
}

function slotsView(scene: Scene, producer: ProducerState, limit: number): SlotsView {
  const node = producer.nodes.find((one) => one.broker === scene.broker);
  const connection = scene.world.connections.find((one) => one.id === node?.connection);
  const down = connection !== undefined && !['opening', 'open'].includes(connection.state);
  const requests = node?.inFlightRequests ?? [];
  const byId = new Map(producer.batches.map((one) => [one.id, one]));
  return {
    limit,
    used: requests.map(({ request, batches }) => {
      const mine = batches.flatMap((id) => byId.get(id) ?? []);
      const batch = mine.find((one) => one.partition === scene.partition) ?? mine[0];
      return { id: request, stamp: batch ? batchStamp(scene.index, batch) : null, lost: down };
    }),
    caption: t`${requests.length} of ${limit} used`,
  };
}

/** `order 17, attempt 2`: the newest request under way that carries the focused partition. */
function attemptOf(scene: Scene, producer: ProducerState): string | null {
  const node = producer.nodes.find((one) => one.broker === scene.broker);
  const requests = node?.inFlightRequests ?? [];
  const message = requests
    .map((one) => scene.index.message(`${one.request}>`))
    .findLast((one) => one?.batches.some((batch) => batch.batch === scene.batch));
  const shown = message ?? scene.index.message(`${requests.at(-1)?.request}>`);
  const batch = shown?.batches.find((one) => one.batch === scene.batch) ?? shown?.batches[0];
  return batch ? t`${recordsShort(batch.records)}, attempt ${batch.attempt}` : null;
}

/** The batch whose delivery.timeout.ms is shown: the current one, else the oldest of the partition. */
function focusedBatch(scene: Scene, producer: ProducerState): ProducerBatch | undefined {
  const open = producer.batches.filter((one) => !one.done);
  return (
    open.find((one) => one.id === scene.batch) ??
    open.find((one) => one.partition === scene.partition)
  );
}

function backoffOf(scene: Scene, producer: ProducerState): WaitView | null {
  const waiting = producer.batches.find((one) => one.id === scene.batch && !one.done);
  const head = producer.queues.find((one) => one.partition === scene.partition)?.batches[0];
  const batch = waiting?.inRetry ? waiting : producer.batches.find((one) => one.id === head);
  if (!batch?.inRetry) return null;
  const wait = backoffsOf(scene.index).findLast(
    (one) => one.batch === batch.id && one.from <= scene.event && scene.event < one.to,
  );
  const { events } = scene.index.trace;
  const from = events[wait?.from ?? -1];
  const to = events[wait?.to ?? -1];
  return from && to ? { name: 'retry.backoff.ms', from: from.at, to: to.at } : null;
}

/** A batch's wait before it is sent again: from one event until right before the other. */
export interface Backoff {
  readonly batch: string;
  readonly producer: string;
  readonly from: EventId;
  readonly to: EventId;
}

const known = new WeakMap<TraceIndex, readonly Backoff[]>();

/**
 * Every back-off of the run, as it really was. It ends when the batch is drained, or when the
 * producer opens a connection for it: reconnecting is no longer back-off.
 */
export function backoffsOf(index: TraceIndex): readonly Backoff[] {
  const made = known.get(index) ?? findBackoffs(index);
  known.set(index, made);
  return made;
}

function findBackoffs({ trace }: TraceIndex): readonly Backoff[] {
  const waiting = new Map<string, EventOf<'batchReenqueued'>>();
  const found: Backoff[] = [];
  const end = (batch: string, to: EventId) => {
    const since = waiting.get(batch);
    waiting.delete(batch);
    if (!since || trace.events[to]?.at === since.at) return;
    found.push({ batch, producer: since.producer, from: since.id, to });
  };
  for (const event of trace.events) {
    if (event.type === 'batchReenqueued') waiting.set(event.batch, event);
    if (event.type === 'batchDrained' || event.type === 'batchExpired') end(event.batch, event.id);
    if (event.type === 'connectionOpening') {
      // batches that came back together wait together, and one of them is the cause
      const because = [...waiting.values()].find((one) => event.causes.includes(one.id));
      for (const [batch, since] of [...waiting]) {
        if (since.at === because?.at && since.producer === because.producer) end(batch, event.id);
      }
    }
  }
  return found;
}

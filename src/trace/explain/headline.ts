// An anomaly as one sentence, and the fate of a call in a few words.

import { type EventOf, listOf, type Trace, type World } from '../../engine/index.ts';
import { t } from '../../i18n/t.ts';
import { applicationText, countText, listText, numberText, ofPartition } from '../words.ts';
import type { Anomaly, AnomalyKind } from './anomalies.ts';
import { type Copy, type Fate, fatesOf } from './fates.ts';
import { simpleName } from './outcome.ts';
import { passedOver, readerOf } from './readers.ts';
import { abortedCopies, stalledRecords, visibleCopies } from './transactions.ts';

/** What an anomaly is called in a list. */
export const KIND_NAMES: Readonly<Record<AnomalyKind, readonly [one: string, many: string]>> = {
  duplicate: [t`duplicate`, t`duplicates`],
  loss: [t`loss`, t`losses`],
  reorder: [t`broken order`, t`broken orders`],
  unknownOutcome: [t`unknown outcome`, t`unknown outcomes`],
  stuck: [t`stuck batch`, t`stuck batches`],
  failure: [t`failed send`, t`failed sends`],
  repeatedEffect: [t`repeated effect`, t`repeated effects`],
  missedEffect: [t`missed effect`, t`missed effects`],
  abortedRecord: [t`aborted record`, t`aborted records`],
  stalledRecord: [t`stalled record`, t`stalled records`],
  recognisedCopy: [t`recognised copy`, t`recognised copies`],
  hiddenCopy: [t`hidden copy`, t`hidden copies`],
  keptOrder: [t`kept order`, t`kept orders`],
};

/** What is wrong, or right, with the numbers that show it; without a full stop. */
export function headline(trace: Trace, anomaly: Anomaly): string {
  const [fate] = anomaly.fates;
  if (!fate) return anomaly.kind;
  const names = namesOf(anomaly.fates);
  const several = anomaly.fates.length > 1;
  switch (anomaly.kind) {
    case 'duplicate':
      return t`${names} ${several ? t`stand` : t`stands`} ${timesText(visibleCopies(fate).length)} in the log: ${several ? listText(anomaly.fates.map((one) => t`${one.name} at ${placesText(trace, visibleCopies(one))}`)) : t`at ${placesText(trace, visibleCopies(fate))}`}${asNewRecords(trace, fate)}`;
    case 'loss':
      return `${namedLoss(trace, fate)}${several ? t`; so ${listText(anomaly.fates.slice(1).map((one) => one.name))}` : ''}`;
    case 'reorder':
      return reorder(trace, anomaly);
    case 'unknownOutcome':
      return unknown(trace, fate);
    case 'stuck':
      return t`${names} was refused ${timesText(refusals(fate))} with OUT_OF_ORDER_SEQUENCE_NUMBER and never written; ${toldText(trace, fate)}`;
    case 'failure':
      return t`${names} ${several ? t`are` : t`is`} in no log, as the application knows: ${toldText(trace, fate)}`;
    case 'repeatedEffect':
      return effects(trace, anomaly.fates);
    case 'missedEffect':
      return t`${names} ${several ? t`are` : t`is`} stored, at ${placesText(trace, fate.copies)}, and ${listText(passedOver(trace, fate).map((one) => t`group ${one.reader}`))} went past without acting on ${several ? t`them` : t`it`}`;
    case 'abortedRecord':
      return t`${names} ${several ? t`are` : t`is`} stored, at ${placesText(trace, fate.copies)}, in a transaction that was aborted: a reader with read_committed never gets ${several ? t`them` : t`it`}`;
    case 'stalledRecord':
      return stalled(trace, anomaly);
    case 'hiddenCopy':
      return t`${names} ${several ? t`stand` : t`stands`} ${timesText(fate.copies.length)} in the log, at ${placesText(trace, fate.copies)}, and ${timesText(visibleCopies(fate).length)} for readers with read_committed: the ${abortedCopies(fate).length > 1 ? t`copies` : t`copy`} at ${placesText(trace, abortedCopies(fate))} ${abortedCopies(fate).length > 1 ? t`are` : t`is`} in an aborted transaction`;
    case 'recognisedCopy':
      return recognised(trace, anomaly);
    case 'keptOrder':
      return keptOrder(trace, anomaly);
  }
}

function stalled(trace: Trace, { fates, partition }: Anomaly): string {
  const [held] = stalledRecords(trace, fatesOf(trace)).filter(
    (one) => one.fate.subject === fates[0]?.subject && one.copy.partition === partition,
  );
  if (!held) return '';
  const { copy, lastStableOffset, producerId } = held;
  return t`${namesOf(fates)} ${fates.length > 1 ? t`are` : t`is`} stored and replicated, at ${placesText(trace, [copy])}, and a reader with read_committed never gets so far: the last stable offset stays at ${numberText(lastStableOffset)}, before a transaction of producer id ${producerId} that nobody ends`;
}

function namesOf(fates: readonly Fate[]): string {
  return fates.length > 4
    ? `${fates[0]?.name} … ${fates.at(-1)?.name} (${countText(fates.length, 'record')})`
    : listText(fates.map((one) => one.name));
}

/** `once`, `twice`, `4 times`. */
export function timesText(count: number): string {
  return count === 1 ? t`once` : count === 2 ? t`twice` : t`${numberText(count)} times`;
}

function placesText(trace: Trace, copies: readonly Copy[]): string {
  const partitions = [...new Set(copies.map((one) => one.partition))];
  return listText(
    partitions.map((id) => {
      const offsets = copies
        .filter((one) => one.partition === id)
        .map((one) => numberText(one.offset));
      const of = partitions.length > 1 ? t` of ${id}` : ofPartition(trace, id);
      return `${offsets.length > 1 ? t`offsets` : t`offset`} ${listText(offsets)}${of}`;
    }),
  );
}

/** Where copies are records of their own, since the application sent the value again. */
function asNewRecords(trace: Trace, fate: Fate): string {
  const distinct = new Set(fate.copies.map((one) => one.record)).size;
  return distinct < 2
    ? ''
    : t`, as ${countText(distinct, 'record')}: ${applicationText(trace, fate.client)} sent it ${timesText(fate.records.length)}`;
}

function namedLoss(trace: Trace, fate: Fate): string {
  const promise = fate.told.find((one) => one.result.kind === 'ok');
  const offset = promise?.result.kind === 'ok' ? promise.result.offset : -1;
  const told =
    offset < 0
      ? t`${fate.name} was reported as sent, which with acks=0 is all that is ever reported`
      : t`${fate.name} was reported as stored at offset ${numberText(offset)}`;
  const written = fate.decisions.filter((one) => one.verdict.kind === 'APPENDED');
  const acted =
    fate.effects.length > 0
      ? t`; a consumer has acted on it ${timesText(fate.effects.length)}`
      : '';
  return written.length === 0
    ? t`${told}, and no leader ever wrote it${acted}`
    : t`${told}, and is in no leader’s log ${trace.end === 'quiet' ? t`at the end` : t`now`}${acted}`;
}

function reorder(trace: Trace, { fates, partition }: Anomaly): string {
  const late = fates.map((one) => one.name);
  return t`${listText(late)} ${late.length > 1 ? t`stand` : t`stands`} behind what was sent later: ${logText(trace.last, partition)}`;
}

/** `orders-0 reads order-1, order-3 and order-2`. */
export function logText(world: World, partition: string | null): string {
  const log = rowsOf(world, partition);
  return `${partition} ${log.length === 0 ? t`is empty` : t`reads ${listText(log)}`}`;
}

const SHOWN = 8;

/** The values of a log; of a long one its end. */
function rowsOf({ partitions }: World, id: string | null): readonly string[] {
  const partition = partitions.find((one) => one.id === id);
  const replica = partition?.replicas.find((one) => one.broker === partition.lastLeader);
  const values = (replica ? listOf(replica.log) : []).flatMap((one) =>
    one.records.map((record) => record.value),
  );
  return values.length > SHOWN ? ['…', ...values.slice(1 - SHOWN)] : values;
}

function unknown(trace: Trace, fate: Fate): string {
  const failed = fate.told.find((one) => one.result.kind === 'failed');
  const record = failed?.record ?? fate.records.at(-1)?.id;
  const copies = fate.copies.filter((one) => one.record === record);
  const fact =
    copies.length > 0
      ? t`it is stored, at ${placesText(trace, copies)}`
      : fate.decisions.some(
            (one) =>
              one.verdict.kind === 'APPENDED' && one.batch.records.some(({ id }) => id === record),
          )
        ? t`it was written and is gone again`
        : t`it is in no log`;
  if (!failed) {
    return t`the process died before anybody was told of ${fate.name}: ${fact}, which its application cannot know`;
  }
  const exception = failed.result.kind === 'failed' ? simpleName(failed.result.exception) : '';
  return t`${applicationText(trace, fate.client)} was told ${exception} for ${fate.name}, which says nothing about the log: ${fact}`;
}

function refusals(fate: Fate): number {
  return fate.decisions.filter((one) => one.verdict.kind === 'REFUSED').length;
}

function effects(trace: Trace, fates: readonly Fate[]): string {
  return listText(
    fates.map((fate) => {
      const [first] = fate.effects;
      const amount = fate.records[0]?.amount ?? 0;
      const reader = readerOf(trace.scenario, first?.consumer ?? '');
      const most = fate.effects.filter(
        (one) => readerOf(trace.scenario, one.consumer) === reader,
      ).length;
      const charged =
        amount > 0 ? t`: €${numberText(amount * most)} charged for €${numberText(amount)}` : '';
      const who =
        trace.scenario.consumers.length > 1
          ? nameOfReader(reader, first?.consumer)
          : t`the consumer`;
      return t`${who} acted on ${fate.name} ${timesText(most)}${charged}`;
    }),
  );
}

function nameOfReader(reader: string, consumer: string | undefined): string {
  return reader === consumer ? t`consumer ${reader}` : t`group ${reader}`;
}

function recognised(trace: Trace, { fates, evidence }: Anomaly): string {
  const event = trace.events[evidence.at(-1) ?? -1];
  if (event?.type !== 'batchDecided') return '';
  const { batch, verdict, broker } = event;
  const offset = verdict.kind === 'REFUSED' ? -1 : verdict.baseOffset;
  return t`broker ${broker} knew attempt ${numberText(batch.attempt)} of ${namesOf(fates)} by its number, ${numbersOf(event)}, and did not write it again: it stands at offset ${numberText(offset)}${ofPartition(trace, batch.partition)}`;
}

function keptOrder(trace: Trace, { fates, evidence }: Anomaly): string {
  const [first, last] = [evidence.at(0), evidence.at(-1)].map((id) => trace.events[id ?? -1]);
  if (first?.type !== 'batchDecided' || last?.type !== 'batchDecided') return '';
  const offset = last.verdict.kind === 'REFUSED' ? -1 : last.verdict.baseOffset;
  return t`broker ${first.broker} refused ${namesOf(fates)} while ${numbersOf(first)} was not next, and wrote it at offset ${numberText(offset)}${ofPartition(trace, last.batch.partition)} when it was`;
}

function numbersOf({ batch }: EventOf<'batchDecided'>): string {
  const { baseSequence, lastSequence, producerId, producerEpoch } = batch;
  const sequences =
    baseSequence === lastSequence
      ? t`sequence ${baseSequence}`
      : t`sequences ${baseSequence}–${lastSequence}`;
  return t`${sequences} of producer ${producerId} in epoch ${producerEpoch}`;
}

/** What the application was told, of the last of its records that it was told of. */
function toldText(trace: Trace, fate: Fate): string {
  const who = applicationText(trace, fate.client);
  const last = fate.told.at(-1);
  if (!last) return t`${who} is never told`;
  if (last.result.kind === 'failed') return t`${who} is told ${simpleName(last.result.exception)}`;
  return last.result.offset < 0
    ? t`${who} is told that it was sent`
    : t`${who} is told offset ${numberText(last.result.offset)}`;
}

/** `the consumer acted on order-2 twice: €50 charged for €25`. */
export function effectsText(trace: Trace, fate: Fate | undefined): string {
  return fate && fate.effects.length > 0 ? effects(trace, [fate]) : t`nobody acts on it`;
}

/** `stored once, at offset 106, and the application is told offset 106`; null: never sent. */
export function fateText(trace: Trace, fate: Fate | undefined): string {
  if (!fate) return t`it is never sent`;
  const stored =
    fate.copies.length === 0
      ? t`it is in no log`
      : t`it is stored ${timesText(fate.copies.length)}, at ${placesText(trace, fate.copies)}`;
  return t`${stored}, and ${toldText(trace, fate)}`;
}

// What consumers in groups, their applications and outbox relays do, in words.

import {
  type AppEvent,
  type EventOf,
  type PartitionOffset,
  type Trace,
  unreachable,
} from '../engine/index.ts';
import { t } from '../i18n/t.ts';
import type { TraceIndex } from './types.ts';
import {
  applicationText,
  countText,
  listText,
  numberText,
  offsetsText,
  ofPartition,
  recordsText,
} from './words.ts';

/** One sentence without a full stop. */
export function appSentence(event: AppEvent, index: TraceIndex): string {
  switch (event.type) {
    case 'partitionsAssigned':
      return assignedText(event, index);
    case 'offsetsUnstable':
      return t`${consumerText(event.consumer, index)} asks where to go on in ${listText(event.partitions)} and is told UNSTABLE_OFFSET_COMMIT: an open transaction of producer id ${listText(event.pendingOf.map(String))} may still commit another offset, so it waits and asks again`;
    case 'positionsReset':
      return resetText(event, index);
    case 'rebalanceStarted':
      return event.waitsFor.length === 0
        ? t`group ${event.group} rebalances`
        : t`group ${event.group} rebalances and waits until ${listText(event.waitsFor)} ${event.waitsFor.length === 1 ? t`has` : t`have`} joined again`;
    case 'memberRemoved':
      return event.why === 'session.timeout.ms'
        ? t`the coordinator has had no heartbeat of ${event.consumer} for session.timeout.ms and throws it out of group ${event.group}`
        : t`${event.consumer} has not called poll() for max.poll.interval.ms and leaves group ${event.group}, though its application still works`;
    case 'recordsPolled':
      return t`poll() gives ${consumerText(event.consumer, index)} ${recordsText(event.records)} at ${offsetsText(event.fromOffset, event.records.length)}${ofPartition(index.trace, event.partition)}; its position is now ${numberText(event.nextOffset)}`;
    case 'effectDone':
      return effectText(event, index);
    case 'inboxRowWritten':
      return t`${consumerText(event.consumer, index)} writes ${event.key} into its inbox, apart from the effect`;
    case 'recordSkipped':
      return event.effectSeen
        ? t`${consumerText(event.consumer, index)} finds ${event.key} in its inbox and passes ${event.record.value} over: a repeat`
        : t`${consumerText(event.consumer, index)} finds ${event.key} in its inbox and passes ${event.record.value} over, though nobody has ever acted on it`;
    case 'commitSent':
      return event.how === 'auto'
        ? t`inside poll() ${consumerText(event.consumer, index)} sends an automatic commit of ${offsetList(event.offsets, index)}`
        : t`${consumerText(event.consumer, index)} commits ${offsetList(event.offsets, index)} and waits for the answer`;
    case 'offsetsCommitted':
      return t`the coordinator of group ${event.group} writes ${offsetList(event.offsets, index)}: whoever goes on, goes on there`;
    case 'commitRefused':
      return t`the coordinator of group ${event.group} refuses the commit of ${event.consumer}: ${event.error}`;
    case 'commitAnswered':
      return commitText(event, index);
    case 'consumerStopped':
      return stoppedText(event, index);
    case 'consumerStarted':
      return event.after === 'pause'
        ? t`${consumerText(event.consumer, index)} goes on where it stood`
        : t`${consumerText(event.consumer, index)} starts again as a new member, and knows nothing but what the group has committed`;
    case 'consumerCut':
      return t`the connections of ${consumerText(event.consumer, index)} break; what is on its way is lost`;
    case 'outboxRowInserted':
      return t`${applicationText(index.trace, event.producer)} writes ${event.value} and a row about it in its outbox, in one database transaction`;
    case 'outboxRowMarked':
      return event.mark === 'after'
        ? t`the relay marks the row of ${event.value} as sent, now that it is stored`
        : t`the relay marks the row of ${event.value} as sent, before it sends it`;
    default:
      return unreachable(event);
  }
}

/** `the consumer`, or with its name where there are several. */
function consumerText(consumer: string, { trace }: TraceIndex): string {
  return trace.scenario.consumers.length > 1 ? t`consumer ${consumer}` : t`the consumer`;
}

/** `offset 3`, of several partitions `offset 3 of orders-0 and offset 1 of orders-1`. */
function offsetList(offsets: readonly PartitionOffset[], { trace }: TraceIndex): string {
  return (
    listText(
      offsets.map(
        ({ partition, offset }) => t`offset ${numberText(offset)}${ofPartition(trace, partition)}`,
      ),
    ) || 'nothing'
  );
}

const START_WORDS = {
  committed: t`which the group has committed`,
  earliest: t`the first there is, since nothing was committed (auto.offset.reset)`,
  latest: t`the end of the log, since nothing was committed (auto.offset.reset)`,
} as const;

function assignedText(event: EventOf<'partitionsAssigned'>, index: TraceIndex): string {
  const who = consumerText(event.consumer, index);
  if (event.partitions.length === 0) {
    return t`${who} gets no partition in generation ${event.generation} of group ${event.group}`;
  }
  const parts = event.partitions.map(
    ({ partition, offset, from }) =>
      t`${partition} from offset ${numberText(offset)} on, ${START_WORDS[from]}`,
  );
  return t`${who} gets ${listText(parts)} (group ${event.group}, generation ${event.generation})`;
}

function resetText(event: EventOf<'positionsReset'>, index: TraceIndex): string {
  const who = consumerText(event.consumer, index);
  const parts = event.partitions.map(
    ({ partition, offset, from }) =>
      t`offset ${numberText(offset)}${ofPartition(index.trace, partition)}, ${START_WORDS[from]}`,
  );
  return t`its transaction is aborted, so the application goes back: ${who} reads again from ${listText(parts)}`;
}

function effectText(event: EventOf<'effectDone'>, index: TraceIndex): string {
  const { record, times, rowWith } = event;
  const who = consumerText(event.consumer, index);
  const charge = record.amount > 0 ? t`, €${numberText(record.amount)}` : '';
  const row = rowWith === null ? '' : t`, with ${rowWith} in its inbox in the same transaction`;
  const again =
    times === 1 ? '' : `, ${times === 2 ? t`a second time` : t`for time ${numberText(times)}`}`;
  const why = times === 1 ? '' : reasonOfRepeat(event, index);
  return t`${who} acts on ${record.value}${charge}${row}${again}${why}`;
}

/** Why the same record is acted on again: another copy in the log, or the same copy read again. */
function reasonOfRepeat(event: EventOf<'effectDone'>, { trace }: TraceIndex): string {
  const before = effectBefore(event, trace);
  if (!before) return '';
  return before.partition === event.partition && before.offset === event.offset
    ? t`: it is read again, because its offset was never committed`
    : t`: this is another copy, at offset ${numberText(event.offset)}${ofPartition(trace, event.partition)}`;
}

/** The last time before that somebody acted on the same value. */
function effectBefore(
  { id, record }: EventOf<'effectDone'>,
  { events }: Trace,
): EventOf<'effectDone'> | null {
  for (let at = id - 1; at >= 0; at--) {
    const one = events[at];
    if (one?.type === 'effectDone' && one.record.value === record.value) return one;
  }
  return null;
}

function commitText(event: EventOf<'commitAnswered'>, index: TraceIndex): string {
  const who = consumerText(event.consumer, index);
  const what = event.how === 'auto' ? t`automatic commit` : t`commit`;
  return event.exception === null
    ? t`${who} hears that its ${what} of ${offsetList(event.offsets, index)} is written`
    : t`the ${what} of ${who} fails with ${event.exception}: it is in no generation of its group any more`;
}

function stoppedText(event: EventOf<'consumerStopped'>, index: TraceIndex): string {
  const who = t`the process of ${consumerText(event.consumer, index)}`;
  const left =
    event.records.length === 0
      ? ''
      : t`, with ${countText(event.records.length, 'record')} in hand (${recordsText(event.records)})`;
  if (event.how === 'pause') {
    return t`${who} stands still for ${numberText(event.forMs ?? 0)} ms, heartbeats included${left}`;
  }
  return event.how === 'exception'
    ? t`the application of ${consumerText(event.consumer, index)} ends, because it could not send${left}`
    : t`${who} dies${left}`;
}

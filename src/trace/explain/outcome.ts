// What an application can know from what it is told, and which events took a record out of the logs.
import type { EventId, SendResult, SimEvent, Trace } from '../../engine/index.ts';
import type { Fate, Telling } from './fates.ts';

/**
 * Exceptions that say why the last attempt was not written, or never left the client. An earlier attempt can be
 * stored all the same; then the log shows it, and the outcome counts as unknown.
 */
const REFUSALS: readonly string[] = [
  'RecordTooLargeException',
  'TopicAuthorizationException',
  'NotEnoughReplicasException',
  'InvalidProducerEpochException',
  'OutOfOrderSequenceException',
  'BufferExhaustedException',
  'IllegalArgumentException',
  'IllegalStateException',
];

/** Whether an application that hears this cannot know if the record is stored. */
export function tellsNothing(result: SendResult): boolean {
  return result.kind === 'failed' && !REFUSALS.includes(simpleName(result.exception));
}

export function simpleName(exception: string): string {
  return exception.slice(exception.lastIndexOf('.') + 1);
}

/** What made a promise of success untrue: the log that lost the record, or the way on which it never arrived. */
export function lossOf(trace: Trace, fate: Fate, promise: Telling): readonly EventId[] {
  const written = fate.decisions.filter((one) => one.verdict.kind === 'APPENDED').at(-1);
  if (!written) return neverWritten(trace, fate, promise);
  const { verdict } = written;
  const offset =
    verdict.kind === 'APPENDED'
      ? verdict.baseOffset + written.batch.records.findIndex((one) => one.id === promise.record)
      : -1;
  const gone = trace.events.find((one) => one.id > written.id && takesAway(one, fate, offset));
  return gone ? [written.id, gone.id] : [written.id];
}

/** A leader that begins before the offset, or a log that is cut back behind it. */
function takesAway(event: SimEvent, fate: Fate, offset: number): boolean {
  if (event.type === 'leaderElected') {
    return (
      fate.decisions.some((one) => one.batch.partition === event.partition) &&
      event.leader >= 0 &&
      event.startOffset <= offset
    );
  }
  return (
    event.type === 'replicaTruncated' &&
    event.records.some((one) => fate.records.some(({ id }) => id === one.id))
  );
}

/** acks=0: the request was lost, or refused where no answer goes back. */
function neverWritten(trace: Trace, fate: Fate, promise: Telling): readonly EventId[] {
  const refused = fate.decisions.at(-1);
  if (refused) return [refused.id];
  const carrier = fate.requests.find((one) => one.id <= promise.event) ?? fate.requests.at(-1);
  const lost = trace.events.find(
    (one) =>
      one.type === 'messageLost' &&
      one.direction === 'toBroker' &&
      one.request === carrier?.request,
  );
  return lost ? [lost.id] : [];
}

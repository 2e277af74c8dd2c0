// The echo of a loss: it stays in sight until another loss, or until the producer has moved on.

import type { EventId } from '../../engine/index.ts';
import { t } from '../../i18n/t.ts';
import type { Message, TraceIndex } from '../types.ts';
import { numberText } from '../words.ts';
import { answerOf } from './answers.ts';
import { causalSteps } from './causalSteps.ts';
import { callText, listed, recordsShort } from './labels.ts';
import { isSelected, type Scene } from './stageFocus.ts';
import type { EchoView } from './stageTypes.ts';

export function echoOf(scene: Scene): EchoView | null {
  const lost = scene.index.messages.filter((one) => isLostHere(scene, one));
  const latest = lost.reduce<Message | null>(
    (found, one) => (found && (found.endAt ?? 0) > (one.endAt ?? 0) ? found : one),
    null,
  );
  if (!latest) return null;
  const together = lost.filter((one) => one.endAt === latest.endAt);
  const main = together.find((one) => carries(one, scene.batch)) ?? together[0] ?? latest;
  if (isOver(scene, main)) return null;
  const same = together.filter((one) => one.direction === main.direction);
  const disc = causalSteps(scene.index).find(
    (one) => one.event <= scene.event && together.some((each) => each.endEvent === one.event),
  );
  return {
    message: main.id,
    name: `${titleOf([main])}, ${captionOf(scene, main).replace('\u00a0', ' ')}`,
    title: titleOf(same),
    caption: captionOf(scene, main),
    direction: main.direction,
    cut: main.travelled,
    disc: disc ?? null,
    selected: isSelected(scene.selection, { message: main.id }),
  };
}

function isLostHere({ index, producer, broker, event }: Scene, one: Message): boolean {
  return (
    one.fate === 'lost' &&
    one.client === producer &&
    one.broker === broker &&
    lostBy(index, one) <= event
  );
}

/** The event that takes a message away: the cut of its connection, though it is told of one by one right after. */
export function lostBy({ trace }: TraceIndex, { endEvent, fate, sentEvent }: Message): EventId {
  const end = fate === 'lost' ? trace.events[endEvent ?? -1] : undefined;
  const cut = end?.causes.find((id) => {
    const cause = trace.events[id];
    return cause?.type === 'connectionCut' && cause.at === end.at && id > sentEvent;
  });
  return cut ?? end?.id ?? trace.events.length;
}

function carries(message: Message, batch: string | null): boolean {
  return message.batches.some((one) => one.batch === batch);
}

function titleOf(lost: readonly Message[]): string {
  const [one] = lost;
  if (!one) return '';
  if (one.direction === 'toBroker') {
    const what = lost.map((each) =>
      each.call
        ? callText(each.call)
        : recordsShort(each.batches.flatMap((batch) => batch.records)),
    );
    return lost.length > 2 ? t`${lost.length} requests lost` : t`request ${listed(what)} lost`;
  }
  if (lost.length > 1) return t`${lost.length} acks lost`;
  const answer = answerOf(one);
  if (answer.kind === 'error') return t`answer lost`;
  if (answer.call) return t`answer lost`;
  return answer.baseOffset === null ? t`ack lost` : t`ack for ${answer.baseOffset} lost`;
}

/** Why it was lost, from the events that brought the loss about. */
function captionOf(scene: Scene, lost: Message): string {
  const { events } = scene.index.trace;
  const end = events[lost.endEvent ?? -1];
  if (!end) return '';
  if (end.type === 'responseDropped')
    return t`the connection was gone at ${numberText(end.at)}\u00a0ms`;
  for (const cause of end.causes) {
    switch (events[cause]?.type) {
      case 'connectionCut':
        return t`the connection broke at ${numberText(events[cause]?.at ?? end.at)}\u00a0ms`;
      case 'connectionClosedByBroker':
        return t`the broker closed it at ${numberText(end.at)}\u00a0ms`;
      case 'connectionLost':
        return t`timed out at ${numberText(end.at)}\u00a0ms`;
      default:
    }
  }
  return t`the connection broke at ${numberText(end.at)}\u00a0ms`;
}

/** All its batches were completed, and something else has left since. */
function isOver(scene: Scene, lost: Message): boolean {
  const completed = lost.batches.map((one) => completionOf(scene, one.batch));
  if (completed.some((one) => one === null || one > scene.event)) return false;
  const last = Math.max(...completed.map((one) => one ?? 0));
  return scene.index.messages.some(
    (one) =>
      one.direction === 'toBroker' &&
      one.client === lost.client &&
      one.sentEvent > last &&
      one.sentEvent <= scene.event,
  );
}

function completionOf({ index }: Scene, batch: string): EventId | null {
  const { events } = index.trace;
  return index.eventsOfBatch(batch).findLast((id) => events[id]?.type === 'sendCompleted') ?? null;
}

// The wire between the producer and the leader: what is on it now, and what was lost on it.

import { type ConnectionState, type EventOf, HAND, type KafkaError } from '../../engine/index.ts';
import { t } from '../../i18n/t.ts';
import type { Message } from '../types.ts';
import { answerOf, isFenced, isRetriable, refusalTone } from './answers.ts';
import { type CausalStep, causalSteps } from './causalSteps.ts';
import { flightOf } from './flight.ts';
import { attemptText, ordinal, recordLines, recordsShort, recordText } from './labels.ts';
import { type RequestStory, storiesOf } from './requestStories.ts';
import { echoOf, lostBy } from './stageEcho.ts';
import { isSelected, type Scene } from './stageFocus.ts';
import type { Crowd, LetterView, SlipView, WireView } from './stageTypes.ts';
import { stampOf } from './stamps.ts';

export function wireView(scene: Scene): WireView {
  const { index, event } = scene;
  const mine = storiesOf(index).all.filter((one) => isMine(scene, one.request));
  const open = mine.filter(
    (one) =>
      one.request.sentEvent <= event &&
      event < one.closed &&
      ![one.request, one.response].some((each) => each && lostBy(index, each) <= event),
  );
  // Behind the first ones letters would only lie on top of each other
  const shown = open.slice(0, MOST_DRAWN);
  const track = new Map(mine.map((story, at) => [story, at]));
  const trackOf = (story: (typeof mine)[number]) => track.get(story) ?? 0;
  const letters = shown.map((story) => letterView(scene, story, trackOf(story)));
  const slips = shown.flatMap((story) =>
    story.response && story.response.sentEvent <= event
      ? [slipView(scene, story.response, trackOf(story))]
      : [],
  );
  const more = open.length - shown.length;
  const connection = newestConnection(scene);
  return {
    caption: captionOf(scene, connection),
    state: stateOf(connection),
    echo: echoOf(scene),
    letters,
    slips,
    crowd: crowdOf(open.length),
    // Several answers at once leave no room for it, and it could mean any of them.
    note:
      more > 0
        ? [t`and ${more} more on the wire`]
        : slips.length > 1
          ? slips.some((one) => one.held)
            ? [t`held: they do not arrive`]
            : []
          : noteOf(scene, open),
  };
}

/** Letters that are drawn one by one: eight to a track. */
const MOST_DRAWN = 40;

function isMine(scene: Scene, message: Message): boolean {
  return message.client === scene.producer && message.broker === scene.broker;
}

function crowdOf(count: number): Crowd {
  if (count <= 1) return 'one';
  return count <= 3 ? 'few' : 'many';
}

function newestConnection({ world, producer, broker }: Scene): ConnectionState | undefined {
  return world.connections.findLast((one) => one.client === producer && one.broker === broker);
}

function stateOf(connection: ConnectionState | undefined): WireView['state'] {
  switch (connection?.state) {
    case undefined:
      return 'none';
    case 'opening':
      return 'opening';
    case 'open':
      return 'open';
    case 'cut':
    case 'closed':
    case 'reset':
      return 'down';
  }
}

function captionOf(scene: Scene, connection: ConnectionState | undefined): string {
  if (!connection) return t`no connection yet`;
  const nth = t`${ordinal(connection.number)} connection`;
  switch (connection.state) {
    case 'opening':
      return t`opening the ${nth}`;
    case 'open':
      return scene.producer === HAND ? nth : t`${nth} to broker ${scene.broker}`;
    case 'cut':
      return t`the ${nth} is cut`;
    case 'closed':
    case 'reset':
      return t`the ${nth} is closed`;
  }
}

export function stepFor(scene: Scene, event: number): CausalStep | null {
  return (
    causalSteps(scene.index).find((one) => one.event === event && event <= scene.event) ?? null
  );
}

function isHeld(scene: Scene, message: Message): boolean {
  const { heldBy, endEvent } = message;
  return heldBy !== null && heldBy <= scene.event && (endEvent === null || endEvent > scene.event);
}

function letterView(scene: Scene, story: RequestStory, track: number): LetterView {
  const { index, event } = scene;
  const { request } = story;
  const arrived = request.endEvent !== null && request.endEvent <= event;
  const held = isHeld(scene, request);
  const batch =
    request.batches.find((one) => one.partition === scene.partition) ?? request.batches[0];
  const records = batch?.records ?? [];
  const queuedBehind = arrived ? queueBefore(scene, story) : 0;
  const attempt = batch ? attemptText(batch) : '';
  const others = request.batches.length - 1;
  const foot = held
    ? t`held on the wire`
    : queuedBehind > 0
      ? t`waits, ${queuedBehind} before it`
      : attempt;
  return {
    message: request.id,
    name: t`Produce request, ${recordsShort(records)}, attempt ${batch?.attempt ?? 1}, ${placeOf(scene, story, arrived, held)}`,
    flight: flightOf(request, index),
    track,
    selected: isSelected(scene.selection, {
      message: request.id,
      records: request.batches.flatMap((one) => one.records.map((record) => record.id)),
      ...(batch ? { batch: batch.batch } : {}),
    }),
    canLose: !arrived && request.fate !== 'lost',
    disc: stepFor(scene, request.sentEvent),
    records: [
      ...recordLines(records, 3, recordText),
      ...(others > 0 ? [t`and ${others} more`] : []),
    ],
    short: recordsShort(records),
    partition: batch?.partition ?? '',
    stamps: request.batches.map((one) => stampOf(index, one)),
    foot,
    state: letterState(scene, story, held, queuedBehind > 0),
    queuedBehind,
  };
}

function placeOf(scene: Scene, story: RequestStory, arrived: boolean, held: boolean): string {
  const broker = t`broker ${scene.broker}`;
  if (held) return t`held on its way to ${broker}`;
  if (!arrived) return t`on its way to ${broker}`;
  if (story.acks === 0) return t`at ${broker}, no answer was asked for`;
  return t`at ${broker}, waiting for its answer`;
}

/** Requests of the same connection that came before and are not answered yet. */
function queueBefore(scene: Scene, story: RequestStory): number {
  const connection = scene.world.connections.find((one) => one.id === story.request.connection);
  const at = connection?.received.indexOf(story.request.request) ?? -1;
  return at < 0 ? 0 : at + (connection?.muted ? 1 : 0);
}

const LETTERS = { rej: 'rejected', lost: 'refused', fence: 'fenced' } as const;

function letterState(
  scene: Scene,
  story: RequestStory,
  held: boolean,
  queued: boolean,
): LetterView['state'] {
  if (held) return 'held';
  const refused = story.decisions.find(
    (one) => one.id <= scene.event && one.verdict.kind === 'REFUSED',
  );
  if (refused?.verdict.kind === 'REFUSED') {
    return LETTERS[refusalTone(refused.verdict.error)];
  }
  return queued ? 'parked' : 'live';
}

function slipView(scene: Scene, response: Message, track: number): SlipView {
  const answer = answerOf(response);
  const what =
    answer.kind === 'ack' ? t`Ack for ${recordsShort(recordsOf(response))}` : answer.error;
  const offset =
    answer.kind === 'ack' && answer.baseOffset !== null
      ? t`, base offset ${answer.baseOffset}`
      : '';
  const held = isHeld(scene, response);
  return {
    message: response.id,
    name: t`${what}${offset}, ${held ? t`held on` : t`on`} its way to the producer`,
    flight: flightOf(response, scene.index),
    track,
    selected: isSelected(scene.selection, {
      message: response.id,
      records: recordsOf(response).map((one) => one.id),
      ...(response.batches[0] ? { batch: response.batches[0].batch } : {}),
    }),
    canLose: response.fate !== 'lost',
    disc: stepFor(scene, response.sentEvent),
    answer,
    held,
  };
}

function recordsOf(message: Message) {
  return message.batches.flatMap((one) => one.records);
}

/** One sentence, on two lines, about the answer under way or the one awaited. */
function noteOf(scene: Scene, open: readonly RequestStory[]): readonly string[] {
  const answered = open.find((one) => one.response && one.response.sentEvent <= scene.event);
  if (answered?.response) return noteOnAnswer(scene, answered, answered.response);
  const waiting = open.find((one) => one.decisions.some((each) => each.id <= scene.event));
  if (!waiting) return [];
  if (waiting.acks === 0) return [t`acks=0 asks for no answer,`, t`so nobody notices a gap.`];
  const pending = scene.world.produces.find((one) => one.request === waiting.request.request);
  return pending?.waiting ? [t`The answer waits until the`, t`followers have it (acks=all).`] : [];
}

function noteOnAnswer(scene: Scene, story: RequestStory, response: Message): readonly string[] {
  if (isHeld(scene, response)) return [t`Answers leave the broker`, t`and do not arrive.`];
  const decision = story.decisions[0];
  if (!decision) return [];
  switch (decision.verdict.kind) {
    case 'DUPLICATE':
      return [t`answered without error, with`, t`the original base offset`];
    case 'REFUSED':
      return [t`The broker sent it back:`, reasonOf(decision.verdict.error)];
    case 'APPENDED':
      return noteOnAppend(scene, decision);
  }
}

function reasonOf(error: KafkaError): string {
  if (error === 'OUT_OF_ORDER_SEQUENCE_NUMBER') return t`its number is not the next one.`;
  if (isFenced(error)) return t`a newer epoch is known.`;
  return isRetriable(error) ? t`this error may be retried.` : t`this error is not retriable.`;
}

function noteOnAppend(scene: Scene, decision: EventOf<'batchDecided'>): readonly string[] {
  if (scene.index.repeatOf(decision.id) === null) return [];
  return [t`The producer hears one ack`, t`and believes in one write.`];
}

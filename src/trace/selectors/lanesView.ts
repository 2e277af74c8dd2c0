// The space–time diagram of a whole run. Nothing here depends on the playhead.

import { bisectRight } from 'd3-array';
import type { EventId, SimEvent } from '../../engine/index.ts';
import { t } from '../../i18n/t.ts';
import { guestLinks, placeGuests } from '../rare.ts';
import type { PresentationClock, TraceIndex } from '../types.ts';
import { durationText, numberText } from '../words.ts';
import { refusalTone } from './answers.ts';
import { arrowsOf, asksCoordinator } from './lanesArrows.ts';
import { type Phrase, phraseOf } from './lanesPhrases.ts';
import { baselineOf, spaceOut } from './lanesSpacing.ts';
import type {
  Copying,
  LaneFact,
  LaneLabel,
  LaneMark,
  LanesLayout,
  LanesView,
} from './lanesTypes.ts';
import { namedWaits } from './lanesWaits.ts';

const BELOW = 60;

export function selectLanes(index: TraceIndex, given: LanesLayout): LanesView {
  const { events } = index.trace;
  const layout = placeGuests(index, given);
  const phrases = events.map((event) => {
    const phrase = phraseOf(index, event);
    return phrase?.guest && layout[phrase.lane ?? 'coordinator'] === undefined ? null : phrase;
  });
  const waits = namedWaits(index);
  const { ys, texts, shortened } = spaceOut(index, layout, phrases, waits);
  const y = (event: EventId) => ys[event] ?? 0;
  const above = (event: EventId) => (y(event) + y(event - 1)) / 2;
  return {
    layout,
    ys,
    height: (ys.at(-1) ?? 0) + BELOW,
    labels: events.flatMap((event) => labelOf(event, phrases[event.id] ?? null, y(event.id))),
    marks: events.flatMap((event) => {
      const x = 'broker' in event ? layout.brokers?.get(event.broker) : undefined;
      return markOf(index, event, y(event.id)).map((one) => ({ ...one, x }));
    }),
    arrows: arrowsOf(index, layout, y),
    copying: layout.followers === null ? [] : copyingOf(index, layout, y),
    waits: waits.map((wait) => ({
      event: wait.from,
      end: wait.to,
      name: wait.name,
      value: wait.value,
      y1: y(wait.from),
      y2: y(wait.to),
      textY: texts.get(wait) ?? null,
    })),
    folds: index.clock.folds.map((fold) => ({
      event: fold.toEvent,
      y: above(fold.toEvent),
      text: t`${durationText(fold.virtualMs)} folded`,
    })),
    breaks: shortened.map((event) => ({ event, y: above(event) })),
    facts: layout.compact ? events.flatMap((event) => factOf(index, event, y(event.id))) : [],
    followers: followersText(index),
    links: guestLinks(index, layout, y),
  };
}

function labelOf(event: SimEvent, phrase: Phrase | null, y: number): readonly LaneLabel[] {
  if (!phrase) return [];
  const { side, texts, tone, strong, lane } = phrase;
  const time = numberText(event.at);
  return [{ event: event.id, side, lane, y: y + baselineOf(phrase), time, texts, tone, strong }];
}

function markOf(index: TraceIndex, event: SimEvent, y: number): readonly LaneMark[] {
  const mark = (side: LaneMark['side'], kind: LaneMark['kind'], tone: LaneMark['tone'] = 'ink') => [
    { event: event.id, side, y, kind, tone },
  ];
  switch (event.type) {
    case 'requestSent':
      return mark('client', 'dot');
    case 'responseArrived': {
      const refused = event.partitions.find((one) => one.error !== 'NONE');
      return refused
        ? mark('client', 'error', refusalTone(refused.error))
        : mark('client', 'dot', 'ok');
    }
    case 'connectionLost':
      return mark('client', 'lost', 'lost');
    case 'configRejected':
    case 'batchExpired':
    case 'batchFailed':
    case 'sendRefused':
    case 'closeForced':
    case 'producerCrashed':
      return mark('client', 'error', 'lost');
    case 'responseSent':
      return mark('broker', 'dot').map((one) =>
        asksCoordinator(event) ? { ...one, lane: 'coordinator' as const } : one,
      );
    case 'highWatermarkAdvanced':
      return mark('broker', 'dot');
    case 'batchDecided':
      if (event.verdict.kind === 'DUPLICATE') return mark('broker', 'copyRecognised', 'dup');
      if (event.verdict.kind === 'REFUSED') {
        return mark('broker', 'refused', refusalTone(event.verdict.error));
      }
      return index.repeatOf(event.id) === null
        ? mark('broker', 'written')
        : mark('broker', 'copyWritten', 'dup');
    default:
      return [];
  }
}

/** Per appended batch: until the leader knows that all who count have it. */
function copyingOf(
  { trace }: TraceIndex,
  { brokers, gate }: LanesLayout,
  y: (event: EventId) => number,
): readonly Copying[] {
  const { events } = trace;
  const waiting = new Map<string, { readonly event: EventId; readonly next: number }[]>();
  const found: Copying[] = [];
  for (const event of events) {
    if (event.type === 'batchDecided' && event.verdict.kind === 'APPENDED') {
      const list = waiting.get(event.batch.partition) ?? [];
      list.push({ event: event.id, next: event.verdict.lastOffset + 1 });
      waiting.set(event.batch.partition, list);
    }
    if (event.type !== 'highWatermarkAdvanced') continue;
    const list = waiting.get(event.partition) ?? [];
    const done = list.filter((one) => one.next <= event.highWatermark);
    for (const one of done) {
      if (events[one.event]?.at === event.at) continue;
      const x = brokers?.get(event.broker) ?? gate;
      found.push({ event: one.event, end: event.id, x, y1: y(one.event), y2: y(event.id) });
    }
    waiting.set(
      event.partition,
      list.filter((one) => one.next > event.highWatermark),
    );
  }
  return found;
}

function factOf(index: TraceIndex, event: SimEvent, y: number): readonly LaneFact[] {
  if (event.type !== 'batchDecided') return [];
  const { verdict } = event;
  switch (verdict.kind) {
    case 'APPENDED': {
      const copy = index.repeatOf(event.id) !== null;
      const text = copy ? t`written again` : t`written`;
      return [
        { event: event.id, y, kind: copy ? 'copy' : 'written', offset: verdict.baseOffset, text },
      ];
    }
    case 'DUPLICATE':
      return [
        {
          event: event.id,
          y,
          kind: 'recognised',
          offset: verdict.baseOffset,
          text: t`not written`,
        },
      ];
    case 'REFUSED':
      return [{ event: event.id, y, kind: 'refused', offset: null, text: t`sent back` }];
  }
}

function followersText({ trace }: TraceIndex): string {
  // another one leads later: nobody is a follower all the time
  if (trace.events.some((one) => one.type === 'leaderElected')) return 'followers';
  const ids = [
    ...new Set(trace.last.partitions.flatMap((one) => one.followers.map((each) => each.broker))),
  ].sort((a, b) => a - b);
  const [first, second, ...more] = ids;
  if (first === undefined) return '';
  if (second === undefined) return t`follower ${first}`;
  return more.length === 0 ? t`followers ${first} and ${second}` : t`followers`;
}

/** y of a screen time. */
export function laneY({ ys }: LanesView, clock: PresentationClock, screen: number): number {
  const id = clock.eventAt(screen);
  const from = id < 0 ? 0 : (ys[id] ?? 0);
  const to = ys[id + 1];
  const start = clock.screenOf(id);
  if (to === undefined) {
    const rest = clock.duration - start;
    return from + (BELOW / 3) * Math.min(1, (screen - start) / Math.max(1, rest));
  }
  const length = clock.screenOf(id + 1) - start;
  return from + ((to - from) * (screen - start)) / Math.max(1, length);
}

/** Screen time of a y: for a click into the diagram. */
export function screenAtLaneY({ ys }: LanesView, clock: PresentationClock, y: number): number {
  const id = bisectRight(ys, y) - 1;
  const from = id < 0 ? 0 : (ys[id] ?? 0);
  const to = ys[id + 1];
  if (to === undefined) return clock.duration;
  const share = to > from ? (y - from) / (to - from) : 0;
  return clock.screenOf(id) + share * (clock.screenOf(id + 1) - clock.screenOf(id));
}

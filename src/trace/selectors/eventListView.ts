// The picture's text twin: every event of the run as a sentence. Long runs come in pages.
import type { EventId } from '../../engine/index.ts';
import { eventActorName, eventSentence } from '../sentences.ts';
import type { TraceIndex } from '../types.ts';
import { numberText } from '../words.ts';
import { type EventTone, toneOfEvent } from './inspectorView.ts';
import { asText } from './say.ts';

export interface EventLine {
  readonly event: EventId;
  readonly at: string;
  readonly place: string;
  readonly sentence: string;
  readonly tone: EventTone;
  readonly notable: boolean;
}

export interface EventPage {
  readonly total: number;
  readonly first: EventId;
  readonly lines: readonly EventLine[];
}

/** More lines at once make a page slow and help nobody. */
export const EVENTS_PER_PAGE = 200;

const pages = new WeakMap<TraceIndex, Map<EventId, EventPage>>();

/** The page of the list that holds an event; the same object for the same page. */
export function selectEventPage(index: TraceIndex, event: EventId): EventPage {
  const first = Math.floor(Math.max(0, event) / EVENTS_PER_PAGE) * EVENTS_PER_PAGE;
  const known = pages.get(index) ?? new Map<EventId, EventPage>();
  pages.set(index, known);
  const page = known.get(first) ?? pageFrom(index, first);
  known.set(first, page);
  return page;
}

function pageFrom(index: TraceIndex, first: EventId): EventPage {
  const { events } = index.trace;
  const notable = new Set(index.notable);
  const lines = events.slice(first, first + EVENTS_PER_PAGE).map((one) => ({
    event: one.id,
    at: numberText(one.at),
    place: eventActorName(one, index),
    sentence: asText(eventSentence(one, index)),
    tone: toneOfEvent(index, one),
    notable: notable.has(one.id),
  }));
  return { total: events.length, first, lines };
}

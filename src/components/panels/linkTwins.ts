/**
 * What is under the pointer or in focus, and its twins in the other panels: the letter, its arrow, the row that it
 * wrote, its lines in the list. Marks say who they are (`data-message`, `data-event`); this gives the same thing
 * elsewhere `data-lit`, and styles do the rest, so that nothing renders. Under the pointer the others step back.
 */
import type { TraceIndex } from '../../trace/types.ts';
import './linkTwins.css';

const MARKS = '[data-message], [data-event]';

/** Watches the page until the returned function is called. */
export function linkTwins(index: TraceIndex): () => void {
  const { classList } = document.documentElement;
  let lit: readonly Element[] = [];
  let at: Element | null = null;
  const light = (target: EventTarget | null, pointed = false) => {
    const mark = target instanceof Element ? target.closest<HTMLElement>(MARKS) : null;
    if (mark === at && pointed === classList.contains('linking')) return;
    at = mark;
    for (const one of lit) one.removeAttribute('data-lit');
    const same = mark ? thingsOf(index, mark) : null;
    lit = same
      ? [...document.querySelectorAll<HTMLElement>(MARKS)].filter(
          (one) => one !== mark && areTwins(same, thingsOf(index, one)),
        )
      : [];
    for (const one of lit) one.setAttribute('data-lit', '');
    classList.toggle('linking', pointed && mark !== null);
  };
  const over = (event: PointerEvent) => {
    if (event.pointerType === 'mouse') light(event.target, true);
  };
  const focus = (event: FocusEvent) => light(event.target);
  document.addEventListener('pointerover', over);
  document.addEventListener('focusin', focus);
  return () => {
    light(null);
    document.removeEventListener('pointerover', over);
    document.removeEventListener('focusin', focus);
  };
}

/** What a mark stands for: a message, or none, and the events that it tells of. */
interface Things {
  readonly message: string | null;
  readonly events: readonly number[];
}

function thingsOf(index: TraceIndex, { dataset }: HTMLElement): Things {
  const message = index.message(dataset.message ?? '');
  if (!message) return { message: null, events: [Number(dataset.event)] };
  return {
    message: message.id,
    events: [message.sentEvent, message.endEvent ?? -1, ...decisionsOf(index, message.request)],
  };
}

const known = new WeakMap<TraceIndex, ReadonlyMap<string, readonly number[]>>();

/** What the broker decided about a request: each decision to append is a row of the log. */
function decisionsOf(index: TraceIndex, request: string): readonly number[] {
  const made = known.get(index) ?? findDecisions(index);
  known.set(index, made);
  return made.get(request) ?? [];
}

function findDecisions({ trace }: TraceIndex): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  for (const event of trace.events) {
    if (event.type !== 'batchDecided') continue;
    found.set(event.request, [...(found.get(event.request) ?? []), event.id]);
  }
  return found;
}

/** A request and its answer share a row, and are not the same thing. */
function areTwins(one: Things, other: Things): boolean {
  if (one.message !== null && other.message !== null) return one.message === other.message;
  return one.events.some((event) => other.events.includes(event));
}

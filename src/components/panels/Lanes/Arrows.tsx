import {
  type KeyboardEvent,
  type RefObject,
  useCallback,
  useEffect,
  useRef,
  useState,
} from 'react';
import type { EventId } from '../../../engine/index.ts';
import { flightProgress } from '../../../trace/selectors/flight.ts';
import type { LaneArrow, LanesView } from '../../../trace/selectors/lanesTypes.ts';
import { laneY } from '../../../trace/selectors/lanesView.ts';
import type { MessageId, Selection, TraceIndex } from '../../../trace/types.ts';
import { useSteppedTime } from '../playhead.ts';
import type { MessageGestures, Playhead } from '../types.ts';
import { Arrow } from './Arrow.tsx';
import type { Window } from './lanesMetrics.ts';

interface ArrowsProps {
  readonly index: TraceIndex;
  readonly playhead: Playhead;
  readonly view: LanesView;
  readonly event: EventId;
  readonly shown: Window;
  readonly selection: Selection | null;
  readonly scroller: RefObject<HTMLDivElement | null>;
  /** y of the scroller's content. */
  readonly top?: number;
  readonly gestures: MessageGestures;
}

/** Messages as arrows. One of them is reached by Tab, the others by the arrow keys, in causal order. */
export function Arrows(props: ArrowsProps) {
  const { index, playhead, view, event, shown, selection, scroller, top = 0, gestures } = props;
  const group = useRef<SVGGElement>(null);
  const [reached, setReached] = useState<MessageId | null>(null);
  const [going, setGoing] = useState<MessageId | null>(null);
  const sent = view.arrows.filter((one) => one.event <= event);
  const grows = sent.some((one) => one.end === null || one.end > event);
  const screen = useSteppedTime(playhead, grows);
  const nowY = laneY(view, index.clock, screen);
  const now = index.clock.virtualAt(screen);
  const visible = sent.filter((one) => isInSight(one, shown) || one.message === going);
  const selected = sent.findLast((one) => isPicked(selection, one));
  const tabbable =
    sent.find((one) => one.message === reached)?.message ??
    selected?.message ??
    visible.at(-1)?.message;
  useEffect(() => {
    if (going === null) return;
    group.current?.querySelector<SVGGElement>(`[data-message="${CSS.escape(going)}"]`)?.focus();
    setGoing(null);
  }, [going]);
  const walk = (key: KeyboardEvent<SVGGElement>) => {
    if (key.key !== 'ArrowUp' && key.key !== 'ArrowDown') return;
    const at = sent.findIndex((one) => one.message === tabbable);
    const next = sent[at + (key.key === 'ArrowDown' ? 1 : -1)];
    key.preventDefault();
    key.stopPropagation();
    if (!next) return;
    bringIntoSight(scroller.current, next.y1 - top, next.y2 - top);
    setGoing(next.message);
  };
  const onReach = useCallback((message: MessageId) => setReached(message), []);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrow keys walk the buttons inside
    <g ref={group} onKeyDown={walk}>
      {visible.map((one) => (
        <Arrow
          key={one.message}
          arrow={one}
          layout={view.layout}
          progress={progressOf(one, event, now)}
          nowY={one.end !== null && one.end <= event ? endOf(one) : nowY}
          selected={isPicked(selection, one)}
          tabbable={one.message === tabbable}
          gestures={gestures}
          onReach={onReach}
        />
      ))}
    </g>
  );
}

/** Where its way ends, also of one that was held: it stood still until then. */
function endOf({ y2, held }: LaneArrow): number {
  return Math.max(y2, held?.to ?? y2);
}

/** Settled arrows get the same number in every frame, so that they do not render again. */
function progressOf(arrow: LaneArrow, event: EventId, now: number): number {
  if (arrow.end !== null && arrow.end <= event) return arrow.fate === 'lost' ? arrow.cut : 1;
  return Math.min(0.999, flightProgress(arrow.flight, now));
}

function isInSight(arrow: LaneArrow, { from, to }: Window): boolean {
  return endOf(arrow) > from && arrow.y1 < to;
}

function isPicked(selection: Selection | null, arrow: LaneArrow): boolean {
  switch (selection?.kind) {
    case 'message':
      return selection.message === arrow.message;
    case 'record':
      return arrow.direction === 'toBroker' && arrow.records.includes(selection.record);
    case 'batch':
      return arrow.direction === 'toBroker' && arrow.batches.includes(selection.batch);
    case 'event':
      return selection.event === arrow.event || selection.event === arrow.end;
    case undefined:
      return false;
  }
}

function bringIntoSight(scroller: HTMLDivElement | null, y1: number, y2: number): void {
  if (!scroller) return;
  const { scrollTop, clientHeight } = scroller;
  if (y1 - 20 < scrollTop) scroller.scrollTop = y1 - 40;
  else if (y2 + 30 > scrollTop + clientHeight) scroller.scrollTop = y2 + 60 - clientHeight;
}

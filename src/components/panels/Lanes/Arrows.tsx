import {
  type KeyboardEvent,
  type RefObject,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { EventId } from '../../../engine/index.ts';
import { CROWD } from '../../../trace/selectors/crowded.ts';
import type { LanesView } from '../../../trace/selectors/lanesTypes.ts';
import { laneY } from '../../../trace/selectors/lanesView.ts';
import type { MessageId, Selection, TraceIndex } from '../../../trace/types.ts';
import { useSteppedTime } from '../playhead.ts';
import type { MessageGestures, Playhead } from '../types.ts';
import { Arrow } from './Arrow.tsx';
import { endOf, isInSight, isPicked, isUnderWay, progressOf } from './arrowMoments.ts';
import styles from './lanes.module.css';
import type { Window } from './lanesMetrics.ts';
import { useCrowd } from './useCrowd.ts';

interface ArrowsProps {
  readonly index: TraceIndex;
  readonly playhead: Playhead;
  readonly view: LanesView;
  readonly event: EventId;
  readonly shown: Window;
  readonly selection: Selection | null;
  readonly scroller: RefObject<HTMLDivElement | null>;
  /** Over the picture: where hundreds of arrows are drawn together. Without it each is drawn by itself. */
  readonly sheets?: RefObject<HTMLDivElement | null>;
  /** y of the scroller's content. */
  readonly top?: number;
  readonly gestures: MessageGestures;
}

/** Messages as arrows. One of them is reached by Tab, the others by the arrow keys, in causal order. */
export function Arrows(props: ArrowsProps) {
  const { index, playhead, view, event, shown, selection, scroller, top = 0, gestures } = props;
  const group = useRef<SVGGElement>(null);
  const focused = useRef(false);
  const [reached, setReached] = useState<MessageId | null>(null);
  const [going, setGoing] = useState<MessageId | null>(null);
  const [over, setOver] = useState<MessageId | null>(null);
  const sent = useMemo(() => view.arrows.filter((one) => one.event <= event), [view, event]);
  const visible = useMemo(
    () => sent.filter((one) => isInSight(one, shown) || one.message === going),
    [sent, shown, going],
  );
  const selected = sent.findLast((one) => isPicked(selection, one));
  const tabbable =
    sent.find((one) => one.message === reached)?.message ??
    selected?.message ??
    visible.at(-1)?.message;
  const Crowd = useCrowd(index, props.sheets ? visible.length : 0);
  // In a crowd only those that a hand or a key is at are drawn one by one
  const single = Crowd
    ? visible.filter(
        (one) =>
          one.message === tabbable ||
          one.message === going ||
          one.message === over ||
          isPicked(selection, one),
      )
    : visible;
  const screen = useSteppedTime(
    playhead,
    single.some((one) => isUnderWay(one, event)),
  );
  const nowY = laneY(view, index.clock, screen);
  const now = index.clock.virtualAt(screen);
  useEffect(() => {
    if (going === null) return;
    const find = `[data-message="${CSS.escape(going)}"]`;
    group.current?.querySelector<SVGGElement>(find)?.focus();
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
  const arrows = (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrow keys walk the buttons inside
    <g
      ref={group}
      className={visible.length < CROWD ? undefined : styles.hair}
      onKeyDown={walk}
      onFocus={() => {
        focused.current = true;
      }}
      onBlur={() => {
        focused.current = false;
      }}
    >
      {single.map((one) => (
        <Arrow
          key={one.message}
          arrow={one}
          layout={view.layout}
          progress={progressOf(one, event, now)}
          nowY={isUnderWay(one, event) ? nowY : endOf(one)}
          selected={isPicked(selection, one)}
          pointed={one.message === over}
          tabbable={one.message === tabbable}
          gestures={gestures}
          onReach={onReach}
        />
      ))}
    </g>
  );
  if (!Crowd || !props.sheets) return arrows;
  return (
    <Crowd
      {...{ index, playhead, view, event, shown, gestures }}
      sheets={props.sheets}
      arrows={visible}
      single={single}
      focused={focused}
      reached={reached}
      onGo={setGoing}
      onOver={setOver}
    >
      {arrows}
    </Crowd>
  );
}

function bringIntoSight(scroller: HTMLDivElement | null, y1: number, y2: number): void {
  if (!scroller) return;
  const { scrollTop, clientHeight } = scroller;
  if (y1 - 20 < scrollTop) scroller.scrollTop = y1 - 40;
  else if (y2 + 30 > scrollTop + clientHeight) scroller.scrollTop = y2 + 60 - clientHeight;
}

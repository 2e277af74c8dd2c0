import {
  type ReactNode,
  type RefObject,
  useCallback,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { createPortal } from 'react-dom';
import type { EventId } from '../../../../engine/index.ts';
import type { LaneArrow, LanesView } from '../../../../trace/selectors/lanesTypes.ts';
import { laneY } from '../../../../trace/selectors/lanesView.ts';
import type { MessageId, TraceIndex } from '../../../../trace/types.ts';
import { classes, toneClass } from '../../../marks/index.ts';
import { useOnPlayhead } from '../../playhead.ts';
import type { MessageGestures, Playhead } from '../../types.ts';
import styles from '../lanes.module.css';
import type { Window } from '../lanesMetrics.ts';
import { Adorned } from './Adorned.tsx';
import { inksOf, type Moment, movingPaths, settledPaths, sorted } from './crowdPaths.ts';
import { messageOf, Names } from './Names.tsx';
import type { Ink } from './strokes.ts';

interface CrowdProps {
  readonly index: TraceIndex;
  readonly playhead: Playhead;
  readonly view: LanesView;
  readonly event: EventId;
  readonly shown: Window;
  readonly gestures: MessageGestures;
  /** Where it is drawn. */
  readonly sheets: RefObject<HTMLDivElement | null>;
  /** In sight, in causal order. */
  readonly arrows: readonly LaneArrow[];
  /** Those that are drawn one by one; they are the children. */
  readonly single: readonly LaneArrow[];
  /** Whether one of them has the focus. */
  readonly focused: RefObject<boolean>;
  readonly reached: MessageId | null;
  readonly onGo: (message: MessageId) => void;
  readonly onOver: (message: MessageId | null) => void;
  readonly children: ReactNode;
}

/** Arrows by the hundred: drawn together, named and pointed at one by one. */
export function Crowd(props: CrowdProps) {
  const { index, playhead, view, event, shown, sheets, arrows } = props;
  const { single, gestures, onGo, onOver, children } = props;
  useKeptFocus(props);
  // The sheets are put on the page together with the first picture
  const [box, setBox] = useState(sheets.current);
  useLayoutEffect(() => setBox(sheets.current), [sheets]);
  if (!box) return null;
  const moment = { index, playhead, view, event, shown, arrows };
  const size = { width: '100%', height: view.height };
  return createPortal(
    <div
      className={styles.crowd}
      onPointerOver={({ target, pointerType }) =>
        onOver(pointerType === 'mouse' ? messageOf(target) : null)
      }
      onPointerLeave={() => onOver(null)}
    >
      <Lines {...moment} size={size} />
      <svg role="presentation" {...size}>
        <Names {...{ arrows, single, gestures, onGo }} layout={view.layout} />
      </svg>
      <svg role="presentation" {...size}>
        <Adorned {...moment} />
        {children}
      </svg>
    </div>,
    box,
  );
}

interface LinesProps extends Pick<CrowdProps, 'index' | 'playhead' | 'view' | 'event' | 'shown'> {
  readonly arrows: readonly LaneArrow[];
  readonly size: { readonly width: string; readonly height: number };
}

/** On a sheet of their own those that stand still, so that a step draws the others only. */
function Lines({ index, playhead, view, event, shown, arrows, size }: LinesProps) {
  const inks = useMemo(() => inksOf(view.arrows), [view]);
  const groups = useMemo(
    () => sorted(arrows, view, index, event, shown.to),
    [arrows, view, index, event, shown.to],
  );
  const still = useMemo(() => settledPaths(groups, view.layout), [groups, view]);
  const moving = useRef(new Map<Ink, SVGPathElement | null>());
  const place = useCallback(
    (screen: number) => {
      const moment: Moment = {
        event,
        now: index.clock.virtualAt(screen),
        nowY: laneY(view, index.clock, screen),
      };
      const paths = movingPaths(groups.moving, view.layout, moment);
      for (const [ink, path] of moving.current) path?.setAttribute('d', paths.get(ink) ?? '');
    },
    [groups, view, index, event],
  );
  useOnPlayhead(playhead, place, 'step');
  return (
    <>
      <svg aria-hidden="true" {...size}>
        {inks.map((ink) => (
          <path key={ink} {...lookOf(ink)} d={still.get(ink)} />
        ))}
      </svg>
      <svg aria-hidden="true" {...size}>
        {inks.map((ink) => (
          <path
            key={ink}
            ref={(path) => {
              moving.current.set(ink, path);
            }}
            {...lookOf(ink)}
          />
        ))}
      </svg>
    </>
  );
}

const DASHES: Readonly<Record<string, string>> = { dashed: '4 4', dotted: '1.5 6' };

function lookOf(ink: Ink) {
  const [tone, stroke = ''] = ink.split(' ');
  return {
    className: classes(
      // An ink begins with its tone
      toneClass(tone as Parameters<typeof toneClass>[0]),
      stroke === 'solid' ? styles.solid : styles.line,
    ),
    strokeWidth: 0.5,
    strokeDasharray: DASHES[stroke],
  };
}

/** A message that has the focus keeps it when arrows become a crowd, and when they are few again. */
function useKeptFocus({ focused, reached, onGo }: CrowdProps): void {
  const latest = useRef(reached);
  latest.current = reached;
  useLayoutEffect(() => {
    const keep = () => {
      if (focused.current && latest.current) onGo(latest.current);
    };
    keep();
    return keep;
  }, [focused, onGo]);
}

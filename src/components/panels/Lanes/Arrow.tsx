import { lazy, memo, Suspense, useState } from 'react';
import { t } from '../../../i18n/t.ts';
import type { LaneArrow, LanesLayout } from '../../../trace/selectors/lanesTypes.ts';
import type { MessageId } from '../../../trace/types.ts';
import {
  LetterStamp,
  LostLine,
  RequestLine,
  ResponseLine,
  Text,
  type Tone,
  textWidth,
} from '../../marks/index.ts';
import type { MessageGestures } from '../types.ts';
import { type ArrowShape, along, arrowShape, outline } from './arrowPaths.ts';
import styles from './lanes.module.css';

// They come with the first message that is pointed at.
const Handles = lazy(() => import('../Handles.tsx'));
// Few messages are held.
const HeldLine = lazy(() => import('./HeldLine.tsx'));

interface ArrowProps {
  readonly arrow: LaneArrow;
  readonly layout: LanesLayout;
  readonly progress: number;
  readonly nowY: number;
  readonly selected: boolean;
  /** The pointer came to it before it was here to be pointed at. */
  readonly pointed: boolean;
  readonly tabbable: boolean;
  readonly gestures: MessageGestures;
  readonly onReach: (message: MessageId) => void;
}

/** The handles hang below the line, so that a click on it chooses the message. */
const BELOW = 24;

export const Arrow = memo(function Arrow(props: ArrowProps) {
  const { arrow, layout, progress, nowY, selected, pointed, tabbable, gestures, onReach } = props;
  const [over, setOver] = useState(false);
  const [focused, setFocused] = useState(false);
  const { message, fate, direction } = arrow;
  const shape = arrowShape(arrow, layout, progress, nowY);
  const canLose = fate !== 'lost';
  const lose = () => gestures.onLose(message);
  const hold = () => gestures.onHold(message);
  const handle = along(shape, Math.min(0.62, Math.max(0.2, progress)));
  const line = outline(shape, fate);
  const ringed = over || pointed || focused || selected;
  return (
    // biome-ignore lint/a11y/useSemanticElements: there is no <button> inside an SVG picture
    <g
      role="button"
      aria-label={arrow.name}
      aria-pressed={selected}
      data-message={message}
      tabIndex={tabbable ? 0 : -1}
      className={styles.arrow}
      onClick={() => gestures.onSelect({ kind: 'message', message })}
      // A finger does not hover: its tap would hit what only then appears under it
      onPointerEnter={(event) => setOver(event.pointerType === 'mouse')}
      onPointerLeave={() => setOver(false)}
      onFocus={() => {
        setFocused(true);
        onReach(message);
      }}
      onBlur={() => setFocused(false)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') gestures.onSelect({ kind: 'message', message });
      }}
    >
      {ringed && (
        <>
          <path className={styles.ring} d={line} />
          <path className={styles.ringGap} d={line} />
        </>
      )}
      <path className={styles.hit} d={line} />
      <Line arrow={arrow} shape={shape} progress={progress} />
      <Stamps arrow={arrow} shape={shape} progress={progress} />
      <Label arrow={arrow} shape={shape} progress={progress} layout={layout} />
      {canLose && ringed && (
        <Suspense>
          <Handles
            x={handle.x + 23}
            y={handle.y + BELOW}
            direction={direction}
            onLose={lose}
            onHold={hold}
          />
        </Suspense>
      )}
    </g>
  );
});

interface PartProps {
  readonly arrow: LaneArrow;
  readonly shape: ArrowShape;
  readonly progress: number;
}

function Line({ arrow, shape, progress }: PartProps) {
  const { from, to, still, tip } = shape;
  const request = arrow.direction === 'toBroker';
  if (still) {
    return (
      <Suspense>
        <HeldLine arrow={arrow} shape={shape} />
      </Suspense>
    );
  }
  if (arrow.fate === 'lost') {
    const cut = Math.min(0.85, Math.max(0.12, arrow.cut));
    const reached = progress >= arrow.cut;
    return (
      <LostLine
        x1={from.x}
        y1={from.y}
        x2={to.x}
        y2={to.y}
        cut={cut}
        progress={reached ? 1 : Math.min(progress, cut - 0.001)}
      />
    );
  }
  const Way = request ? RequestLine : ResponseLine;
  return <Way x1={from.x} y1={from.y} x2={tip.x} y2={tip.y} tone={arrow.tone} />;
}

export const STAMP_AT = 0.38;
const STAMP = { w: 20, h: 23 } as const;

/** The stamps ride on the line that carries them. */
export function Stamps({ arrow, shape, progress }: PartProps) {
  if (arrow.direction === 'toClient' || progress < STAMP_AT) return null;
  const at = along(shape, STAMP_AT);
  const x = at.x - (arrow.stamps.length * (STAMP.w + 3)) / 2;
  return arrow.stamps.map((stamp, i) => (
    <LetterStamp
      key={arrow.batches[i]}
      x={x + i * (STAMP.w + 3)}
      y={at.y - STAMP.h - 1}
      size="XS"
      stamp={stamp}
    />
  ));
}

export function Label({
  arrow,
  shape,
  progress,
  layout,
}: PartProps & { readonly layout: LanesLayout }) {
  const { compact, gate } = layout;
  const lost = arrow.fate === 'lost';
  const gone = lost && progress >= arrow.cut;
  const request = arrow.direction === 'toBroker';
  if (request && !gone) return null;
  const text = request ? t`request lost` : compact && gone ? t`ack lost` : arrow.label;
  const w = textWidth(text, 13, 'strong');
  const drawn = gone ? 1 : progress;
  const long = Math.abs(shape.to.x - shape.from.x) * drawn;
  if (long < w + 16) return null;
  // What comes from beyond the gate has its words between client and gate
  const at = along(shape, arrow.far > gate && drawn > 0.8 ? 0.72 : drawn / 2);
  return (
    <g className={styles.halo}>
      <Text
        x={at.x + (request ? 24 : 0)}
        y={at.y - (gone ? 12 : 8)}
        anchor="middle"
        kind="strong"
        tone={gone ? 'lost' : arrow.fate === 'lost' ? 'ok' : toneOf(arrow)}
      >
        {text}
      </Text>
    </g>
  );
}

function toneOf(arrow: LaneArrow): Tone {
  return arrow.tone;
}

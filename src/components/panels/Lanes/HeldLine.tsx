import type { LaneArrow } from '../../../trace/selectors/lanesTypes.ts';
import {
  Cross,
  polyline,
  RequestLine,
  ResponseLine,
  type Tone,
  toneClass,
} from '../../marks/index.ts';
import type { ArrowShape } from './arrowPaths.ts';
import styles from './lanes.module.css';

interface HeldLineProps {
  readonly arrow: LaneArrow;
  readonly shape: ArrowShape;
}

/** Stood still on the way: dashed while it did, with a cross where it ended. */
export default function HeldLine({ arrow, shape }: HeldLineProps) {
  const { from, still, tip } = shape;
  if (!still) return null;
  const [hold, released] = still;
  const request = arrow.direction === 'toBroker';
  const moving = tip.y < hold.y || Math.abs(tip.x - hold.x) > 1;
  const lost = arrow.fate === 'lost' && tip.y >= released.y - 0.5;
  const tone: Tone = lost ? 'lost' : arrow.fate === 'lost' ? (request ? 'req' : 'ok') : arrow.tone;
  const before = tip.y <= hold.y;
  const Way = request ? RequestLine : ResponseLine;
  const first = before ? tip : hold;
  return (
    <g className={toneClass(tone)}>
      {before ? (
        <Way x1={from.x} y1={from.y} x2={first.x} y2={first.y} tone={tone} />
      ) : (
        <>
          <path
            className={styles.line}
            strokeWidth={request ? 2.5 : 1.75}
            d={polyline([from, hold])}
          />
          <path
            className={styles.line}
            strokeWidth={1.75}
            strokeDasharray="4 4"
            d={`M${hold.x} ${hold.y}V${Math.min(tip.y, released.y)}`}
          />
          {moving && <Way x1={released.x} y1={released.y} x2={tip.x} y2={tip.y} tone={tone} />}
          {lost && <Cross x={hold.x} y={released.y} />}
        </>
      )}
    </g>
  );
}

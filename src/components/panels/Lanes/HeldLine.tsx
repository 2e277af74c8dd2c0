import type { LaneArrow } from '../../../trace/selectors/lanesTypes.ts';
import { Cross, polyline, RequestLine, ResponseLine, toneClass } from '../../marks/index.ts';
import type { ArrowShape } from './arrowPaths.ts';
import { heldWay } from './heldWay.ts';
import styles from './lanes.module.css';

interface HeldLineProps {
  readonly arrow: LaneArrow;
  readonly shape: ArrowShape;
}

/** Stood still on the way: dashed while it did, with a cross where it ended. */
export default function HeldLine({ arrow, shape }: HeldLineProps) {
  const way = heldWay(arrow, shape);
  if (!way) return null;
  const { from, tip } = shape;
  const { tone, hold, still, released, cross } = way;
  const request = arrow.direction === 'toBroker';
  const Way = request ? RequestLine : ResponseLine;
  return (
    <g className={toneClass(tone)}>
      {still === null ? (
        <Way x1={from.x} y1={from.y} x2={tip.x} y2={tip.y} tone={tone} />
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
            d={`M${hold.x} ${hold.y}V${still}`}
          />
          {released && <Way x1={released.x} y1={released.y} x2={tip.x} y2={tip.y} tone={tone} />}
          {cross && <Cross x={cross.x} y={cross.y} />}
        </>
      )}
    </g>
  );
}

import { Cross } from './Cross.tsx';
import styles from './marks.module.css';
import { lostWay, type Point, polyline, px, towards } from './paths.ts';
import { classes, toneClass } from './tone.ts';

interface LostLineProps {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  /** Where on the way it was cut, 0 … 1. */
  readonly cut: number;
  /** How far the message came; at `cut` and beyond, the cut shows. */
  readonly progress?: number | undefined;
  /** 0 … 1 while the cut opens. */
  readonly open?: number | undefined;
  /** Strength of the dots that go nowhere, 0 … 1. */
  readonly dots?: number | undefined;
  /** A cross where the message should have arrived. */
  readonly cross?: boolean | undefined;
  readonly label?: string | undefined;
}

const crossRoom = 14;

/** A lost message: solid to the cut, then dots to nowhere. */
export function LostLine(props: LostLineProps) {
  const { x1, y1, x2, y2, cut, progress = 1, open = 1, dots = 1, cross = false, label } = props;
  if (progress <= 0) return null;
  const from = { x: x1, y: y1 };
  const to = { x: x2, y: y2 };
  const way = lostWay(from, to, cut, progress, open);
  const dotEnd = cross ? towards(to, from, crossRoom) : to;
  const naming = label ? { role: 'img', 'aria-label': label } : {};
  return (
    <g className={classes(toneClass('lost'), styles.round)} {...naming}>
      <path className={styles.line} strokeWidth={2.25} d={polyline([from, way.end])} />
      {way.cut && (
        <>
          {way.cut.slashes.map((at) => (
            <Slash key={at.x} {...at} />
          ))}
          <path
            className={styles.line}
            strokeWidth={1.75}
            strokeDasharray="1.5 6"
            opacity={dots}
            d={polyline([way.cut.dots, dotEnd])}
          />
          {cross && <Cross x={x2} y={y2} opacity={dots} />}
        </>
      )}
    </g>
  );
}

function Slash({ x, y }: Point) {
  return (
    <path
      className={styles.line}
      strokeWidth={1.75}
      transform={`translate(${px(x)} ${px(y)})`}
      d="M-2.5 7.5L2.5 -7.5"
    />
  );
}

import { Mark, type MarkProps } from './Mark.tsx';
import styles from './marks.module.css';
import { zigzag } from './paths.ts';
import { Text } from './Text.tsx';
import { textWidth } from './textWidth.ts';
import { toneClass } from './tone.ts';

interface FoldZigzagProps extends MarkProps {
  /** Along which the edge runs: x across vertical lanes, y across a horizontal axis. */
  readonly along: 'x' | 'y';
  readonly length: number;
  /** `29.6 s folded` */
  readonly text?: string | undefined;
  /** The ground that shows through, so the fold hides what lies behind it. */
  readonly ground?: 'paper' | 'surface' | undefined;
}

const breadth = 8;
const depth = 5;
const tooth = 10;

/** Folded time: a strip of paper with two zigzag edges. x, y is the middle of its start. */
export function FoldZigzag({
  x,
  y,
  along,
  length,
  text,
  ground = 'paper',
  label,
}: FoldZigzagProps) {
  const half = breadth / 2;
  const edge = zigzag(length, along === 'x' ? -depth : depth, tooth, along);
  const [near, far] = along === 'x' ? ['0 -4', '0 4'] : ['-4 0', '4 0'];
  const back = zigzag(-length, along === 'x' ? -depth : depth, tooth, along);
  const across = along === 'x' ? `v${breadth}` : `h${breadth}`;
  const there = along === 'x' ? `M0 ${-half}${edge}${across}` : `M${-half} 0${edge}${across}`;
  const name = text ? { x: length / 2, w: textWidth(text, 12) + 20 } : null;
  return (
    <Mark x={x} y={y} label={label}>
      <path className={ground === 'paper' ? styles.paper : styles.surface} d={`${there}${back}z`} />
      <g className={toneClass('edge')}>
        <path
          className={styles.line}
          strokeWidth={1.25}
          strokeLinejoin="round"
          d={`M${near}${edge}M${far}${edge}`}
        />
      </g>
      {name && text && along === 'x' && (
        <>
          <rect
            className={ground === 'paper' ? styles.paper : styles.surface}
            x={name.x - name.w / 2}
            y={-11}
            width={name.w}
            height={18}
          />
          <Text x={name.x} y={2} kind="caption" anchor="middle">
            {text}
          </Text>
        </>
      )}
      {text && along === 'y' && (
        <Text x={0} y={length + 15} kind="caption" anchor="middle">
          {text}
        </Text>
      )}
    </Mark>
  );
}

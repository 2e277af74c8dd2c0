import { Mark, type MarkProps } from './Mark.tsx';
import styles from './marks.module.css';
import { Text } from './Text.tsx';
import { classes, toneClass } from './tone.ts';

interface WaterLineProps extends MarkProps {
  readonly w: number;
  /** `HW 107`, `LEO 108`. */
  readonly text?: string | undefined;
  readonly textX?: number | undefined;
  /** Baseline of the text, from the line. */
  readonly textY?: number | undefined;
  readonly textAnchor?: 'start' | 'end' | undefined;
}

interface HighWatermarkProps extends WaterLineProps {
  /** An arrow into the consumer, who may read up to here. */
  readonly arrow?: boolean | undefined;
}

/** The high watermark: a line through the log and its replicas. */
export function HighWatermark(props: HighWatermarkProps) {
  const { x, y, w, text, textX = w + 6, textY = 4.5, textAnchor, arrow = false, label } = props;
  return (
    <Mark x={x} y={y} label={label} className={toneClass('ink')}>
      <path className={styles.line} strokeWidth={2} d={`M0 0H${arrow ? w - 8 : w}`} />
      {arrow && <path className={styles.solid} d={`M${w} 0l-9 -4.5v9z`} />}
      {text && (
        <Text x={textX} y={textY} kind="strong" tone="ink" anchor={textAnchor}>
          {text}
        </Text>
      )}
    </Mark>
  );
}

/** The log end offset: where the next record will go. */
export function LogEnd(props: WaterLineProps) {
  const { x, y, w, text, textX = w + 6, textY = 4.5, textAnchor, label } = props;
  return (
    <Mark x={x} y={y} label={label}>
      <path
        className={classes(styles.edgeLine)}
        strokeWidth={1.5}
        strokeDasharray="4 4"
        d={`M0 0H${w}`}
      />
      {text && (
        <Text x={textX} y={textY} tone="ink2" anchor={textAnchor}>
          {text}
        </Text>
      )}
    </Mark>
  );
}

import { useMemo } from 'react';
import { useTraceIndex } from '../../../store/useLab.ts';
import { notchesOf } from '../../../trace/selectors/tapeRuler.ts';
import styles from './tape.module.css';
import type { TapeInset } from './tapeRows.ts';
import { tapeRows } from './tapeRows.ts';

interface TapeRulerProps {
  readonly inset: TapeInset;
  /** Of the axis, px. */
  readonly length: number;
}

const BELOW_BROKER = 11;

/** Equal steps of time under the axis of a wide tape. */
export function TapeRuler({ inset, length }: TapeRulerProps) {
  const index = useTraceIndex();
  const notches = useMemo(() => notchesOf(index, length), [index, length]);
  const y = tapeRows.wide.broker + BELOW_BROKER;
  return (
    <svg className={styles.picture} width={inset.left + length} height={y + 4} aria-hidden="true">
      <path
        className={styles.notch}
        d={notches.map((at) => `M${inset.left + at * length} ${y}v2.5`).join('')}
      />
    </svg>
  );
}

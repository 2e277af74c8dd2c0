import type { TraceIndex } from '../../../trace/types.ts';
import { Icon } from '../../ui/Icon.tsx';
import { apart } from './apart.ts';
import { FAULT_ICONS } from './faultIcons.ts';
import styles from './tapeFaults.module.css';

interface FaultMarksProps {
  readonly index: TraceIndex;
  readonly left: number;
  readonly length: number;
  /** From one chip to the next, px. */
  readonly pitch: number;
}

/** The faults that happened, until a first move of the hand brings the chips that can be moved. */
export function FaultMarks({ index: { trace, clock }, left, length, pitch }: FaultMarksProps) {
  const fired = trace.scenario.interventions.flatMap((fault, nth) => {
    const event = trace.events.find((one) => one.intervention === nth);
    return event ? [{ fault, x: left + (clock.screenOf(event.id) / clock.duration) * length }] : [];
  });
  const places = apart(
    fired.map(({ x }) => x),
    left + length,
    pitch,
  );
  return (
    <div className={styles.chips} aria-hidden="true">
      {fired.map(({ fault }, nth) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a fault has no other name than its place
        <span key={nth} className={styles.chip} style={{ left: places[nth] }}>
          <Icon name={FAULT_ICONS[fault.do]} size={13} />
        </span>
      ))}
    </div>
  );
}

import type { Reading } from '../../lessons/guide/index.ts';
import styles from './guide.module.css';
import { readIn } from './scenes.ts';

interface ReadingsProps {
  readonly scene: string;
  readonly readings: readonly Reading[];
  /** Leaves a line to write on instead of the value. */
  readonly blank?: boolean;
}

/** What a run says, read from it now. */
export function Readings({ scene, readings, blank = false }: ReadingsProps) {
  return (
    <dl className={styles.readings}>
      {readings.map(({ label, term }) => (
        <div key={label} className={styles.reading}>
          <dt>{label}</dt>
          <dd>
            {blank ? (
              <span className={styles.blank} role="img" aria-label="to be filled in" />
            ) : (
              <code>{readIn(scene, term)}</code>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

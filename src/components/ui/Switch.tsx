import type { ReactNode } from 'react';
import styles from './switch.module.css';

interface SwitchProps {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly disabled?: boolean | undefined;
  /** Names the setting, beside the track: usually the config key in mono. */
  readonly children: ReactNode;
  /** The words come first, the track last. */
  readonly trackLast?: boolean | undefined;
}

/** On or off, effective at once. */
export function Switch({ checked, onChange, disabled, children, trackLast }: SwitchProps) {
  return (
    <button
      type="button"
      role="switch"
      aria-checked={checked}
      disabled={disabled}
      className={`${styles.switch} ${trackLast ? styles.trackLast : ''}`}
      onClick={() => onChange(!checked)}
    >
      <span className={styles.track}>
        <span className={styles.knob} />
      </span>
      <span>{children}</span>
    </button>
  );
}

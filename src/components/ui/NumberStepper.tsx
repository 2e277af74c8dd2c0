import { useId, useState } from 'react';
import { t } from '../../i18n/t.ts';
import { Icon } from './Icon.tsx';
import styles from './numberStepper.module.css';

interface NumberStepperProps {
  /** Names the field, the config key where there is one. */
  readonly label: string;
  readonly value: number;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly onChange: (value: number) => void;
}

/** A small whole number. A real number field, so arrow keys and typing both work. */
export function NumberStepper({ label, value, min = 1, max = 10, onChange }: NumberStepperProps) {
  const id = useId();
  // What is being typed may be empty or out of range for a moment; only valid values leave.
  const [draft, setDraft] = useState<string | null>(null);
  const accept = (next: number) => {
    setDraft(null);
    const valid = Math.min(max, Math.max(min, Math.round(next)));
    if (valid !== value) onChange(valid);
  };
  const type = (text: string) => {
    const next = Number(text);
    const whole = text !== '' && Number.isInteger(next) && next >= min && next <= max;
    setDraft(whole ? null : text);
    if (whole && next !== value) onChange(next);
  };
  return (
    <span className={styles.stepper}>
      <label className="visually-hidden" htmlFor={id}>
        {label}
      </label>
      <StepButton
        icon="minus"
        label={t`${label}: one less`}
        off={value <= min}
        onStep={() => accept(value - 1)}
      />
      <input
        id={id}
        className={styles.field}
        type="number"
        inputMode="numeric"
        min={min}
        max={max}
        step={1}
        value={draft ?? value}
        onChange={(event) => type(event.target.value)}
        onBlur={() => setDraft(null)}
      />
      <StepButton
        icon="plus"
        label={t`${label}: one more`}
        off={value >= max}
        onStep={() => accept(value + 1)}
      />
    </span>
  );
}

interface StepButtonProps {
  readonly icon: 'plus' | 'minus';
  readonly label: string;
  readonly off: boolean;
  readonly onStep: () => void;
}

/** Stays focusable at the end of its range, so a keyboard user does not lose the place. */
function StepButton({ icon, label, off, onStep }: StepButtonProps) {
  return (
    <button
      type="button"
      className={styles.step}
      aria-label={label}
      aria-disabled={off}
      onClick={() => {
        if (!off) onStep();
      }}
    >
      <Icon name={icon} size={14} />
    </button>
  );
}

import { type FormEvent, useId, useState } from 'react';
import { t } from '../../../../i18n/t.ts';
import { Button } from '../../../ui/Button.tsx';
import styles from './lens.module.css';

interface StretchFormProps {
  /** Virtual ms that the run lasts. */
  readonly last: number;
  /** What stands in the fields at first, virtual ms. */
  readonly from: number;
  readonly to: number;
  readonly onShow: (from: number, to: number) => void;
  readonly onClose: () => void;
}

/** The stretch in numbers, for those who do not drag. */
export function StretchForm({ last, from, to, onShow, onClose }: StretchFormProps) {
  const [first, setFirst] = useState(String(from));
  const [second, setSecond] = useState(String(to));
  const [problem, setProblem] = useState('');
  const id = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const start = msOf(first, last);
    const end = msOf(second, last);
    if (start === null) setProblem(wrong('From', first, last));
    else if (end === null) setProblem(wrong('To', second, last));
    else if (start >= end) setProblem(t`From ${start} to ${end} is empty: “to” must be later.`);
    else onShow(start, end);
  };
  return (
    <form
      className={styles.form}
      aria-label="Stretch of time to zoom into"
      noValidate
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    >
      <p className={styles.hint}>Drag over the diagram, or type.</p>
      <Field label="From" value={first} problem={id} onChange={setFirst} focus />
      <Field label="To" value={second} problem={id} onChange={setSecond} />
      <span>ms</span>
      <Button type="submit" size="small" variant="primary">
        Zoom in
      </Button>
      <Button size="small" onClick={onClose}>
        Cancel
      </Button>
      <p id={id} role="alert" className={styles.problem}>
        {problem}
      </p>
    </form>
  );
}

function msOf(text: string, last: number): number | null {
  const ms = /^\d{1,10}$/.test(text.trim()) ? Number(text) : Number.NaN;
  return ms <= last ? ms : null;
}

function wrong(field: string, text: string, last: number): string {
  return t`${field} “${text}” is no time of this run: a whole number of ms from 0 to ${last}.`;
}

interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly problem: string;
  readonly onChange: (text: string) => void;
  readonly focus?: boolean;
}

function Field({ label, value, problem, onChange, focus = false }: FieldProps) {
  return (
    <label className={styles.field}>
      {label}
      <input
        inputMode="numeric"
        value={value}
        aria-describedby={problem}
        // biome-ignore lint/a11y/noAutofocus: the button that opens the form is where the focus was
        autoFocus={focus}
        onChange={(event) => onChange(event.target.value)}
      />
    </label>
  );
}

import { useEffect, useId, useState } from 'react';
import { t } from '../../../i18n/t.ts';
import styles from './breakMenu.module.css';

/** Longest span of the format, ms: 30 days. */
export const LONGEST_MS = 2_592_000_000;

interface MsFieldProps {
  readonly label: string;
  readonly ms: number;
  readonly least: 0 | 1;
  readonly onChange: (ms: number) => void;
}

/** A span of virtual time. It counts when the field is left or Enter is pressed. */
export function MsField({ label, ms, least, onChange }: MsFieldProps) {
  const [text, setText] = useState(String(ms));
  const problemId = useId();
  useEffect(() => setText(String(ms)), [ms]);
  const read = /^\d{1,10}$/.test(text.trim()) ? Number(text) : Number.NaN;
  const valid = read >= least && read <= LONGEST_MS;
  const accept = () => {
    if (valid && read !== ms) onChange(read);
  };
  return (
    <div className={styles.msField}>
      <label className={styles.span}>
        <span className={styles.msLabel}>{label}</span>
        <input
          inputMode="numeric"
          value={text}
          aria-invalid={!valid}
          aria-describedby={problemId}
          onChange={(event) => setText(event.target.value)}
          onBlur={accept}
          onKeyDown={(event) => {
            if (event.key === 'Enter') accept();
          }}
        />
        ms
      </label>
      <p id={problemId} className={styles.invalid}>
        {valid ? '' : t`“${text}” is no span: a whole number of ms from ${least} to ${LONGEST_MS}.`}
      </p>
    </div>
  );
}

import { useId, useState } from 'react';
import { t } from '../../../i18n/t.ts';
import type { Offer } from '../../../store/breaking/offer.ts';
import styles from './breakMenu.module.css';
import { LONGEST_MS } from './MsField.tsx';

interface OfferRowProps {
  readonly offer: Offer;
  readonly onChoose: (spanMs: number) => void;
}

/** One thing that can happen, with a field for how long where that is to be said. */
export function OfferRow({ offer, onChoose }: OfferRowProps) {
  const { label, note, span } = offer;
  const noteId = useId();
  const [text, setText] = useState(String(span?.ms ?? 0));
  const ms = /^\d{1,10}$/.test(text.trim()) ? Number(text) : Number.NaN;
  const valid = !span || (ms >= 1 && ms <= LONGEST_MS);
  return (
    <li className={styles.offer}>
      <button
        type="button"
        className={styles.choose}
        aria-disabled={!valid}
        aria-describedby={noteId}
        onClick={() => {
          if (valid) onChoose(span ? ms : 0);
        }}
      >
        {label}
        {span && ` ${span.label}`}
      </button>
      {span && (
        <label className={styles.span}>
          <input
            inputMode="numeric"
            value={text}
            aria-label={t`${label} ${span.label} how many ms`}
            aria-invalid={!valid}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && valid) onChoose(ms);
            }}
          />
          ms
        </label>
      )}
      <p id={noteId} className={valid ? styles.note : styles.invalid}>
        {valid ? note : t`“${text}” is no span: a whole number of ms from 1 to ${LONGEST_MS}.`}
      </p>
    </li>
  );
}

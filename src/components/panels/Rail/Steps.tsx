import { useEffect, useRef } from 'react';
import { t } from '../../../i18n/t.ts';
import { useActions } from '../../../store/useLab.ts';
import type { RailView } from '../../../trace/selectors/railView.ts';
import { NARROW } from '../../app/useMedia.ts';
import { CausalDisc } from '../../marks/index.ts';
import styles from './rail.module.css';

/** A long name may break behind a `_`. */
export const breakable = (text: string): string => text.replaceAll('_', '_\u200b');

/** The run's turning points; each goes to its moment. */
export function Steps({ steps }: { readonly steps: RailView['steps'] }) {
  const { seekToEvent } = useActions();
  const list = useRef<HTMLOListElement>(null);
  // A long story leaves no room for all of them: the one that was reached comes into sight
  useEffect(() => {
    if (steps.length === 0 || matchMedia(NARROW).matches) return;
    const now = list.current?.querySelector('[aria-current]');
    now?.scrollIntoView({ block: 'nearest' });
  }, [steps]);
  if (steps.length === 0) return null;
  return (
    <ol ref={list} className={styles.steps} aria-label="Turning points">
      {steps.map(({ step, event, tone, text, reached, current }) => (
        <li key={step}>
          <button
            type="button"
            className={styles.step}
            data-reached={reached}
            aria-current={current ? 'step' : undefined}
            onClick={() => seekToEvent(event)}
          >
            <svg width={20} height={20} aria-hidden="true">
              <CausalDisc x={10} y={10} step={step} tone={tone} />
            </svg>
            <span className="visually-hidden">{t`Step ${step}: `}</span>
            <span>{breakable(text)}</span>
          </button>
        </li>
      ))}
    </ol>
  );
}

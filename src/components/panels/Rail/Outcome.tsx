import { t } from '../../../i18n/t.ts';
import type { OutcomeView } from '../../../trace/selectors/railView.ts';
import { OutcomeStrip, outcomeLooks, outcomePitch } from '../../marks/index.ts';
import { Icon } from '../../ui/Icon.tsx';
import styles from './rail.module.css';

/** As many squares as fit a row of the rail. */
const PER_ROW = 7;
const MOST = 21;

/** What the log holds, and what the application was told about it. */
export function Outcome({ outcome }: { readonly outcome: OutcomeView }) {
  const { kind, title, log, told, over } = outcome;
  const look = kind === 'open' ? null : outcomeLooks[kind];
  const shown = log.slice(-MOST);
  const rows = Array.from({ length: Math.ceil(shown.length / PER_ROW) }, (_, row) =>
    shown.slice(row * PER_ROW, (row + 1) * PER_ROW),
  );
  const width = Math.min(PER_ROW, shown.length) * outcomePitch;
  return (
    <section className={styles.outcome} aria-label="Outcome" data-kind={kind}>
      <h2 className="t-caption">{over ? t`The log holds` : t`The log holds so far`}</h2>
      {shown.length > 0 && (
        <svg
          className={styles.squares}
          width={width}
          height={rows.length * outcomePitch}
          role="img"
          aria-label={t`Log: ${log.map(({ text, state }) => squareName(text, state)).join(', ')}`}
        >
          {rows.map((cells, row) => (
            <OutcomeStrip key={cells[0]?.id} x={0} y={row * outcomePitch} cells={cells} />
          ))}
        </svg>
      )}
      <p className={styles.verdict}>
        {look && <Icon name={look.icon} />}
        <span>{title}</span>
      </p>
      <h2 className="t-caption">The app was told</h2>
      <p>{told}</p>
    </section>
  );

  function squareName(text: string, state: string): string {
    if (state === 'copy') return t`${text} again`;
    if (state === 'gone') return t`${text} missing`;
    if (state === 'aborted') return t`${text} aborted`;
    return state === 'swapped' ? t`${text} late` : text;
  }
}

import { t } from '../../../i18n/t.ts';
import type { OutcomeView } from '../../../trace/selectors/railView.ts';
import { OutcomeStrip, outcomeLooks, outcomePitch, outcomeWidth } from '../../marks/index.ts';
import { Icon } from '../../ui/Icon.tsx';
import styles from './rail.module.css';

/** Of a row of the rail, px, and how many rows there are at most. */
const ROOM = 206;
const ROWS = 3;

/** What the log holds, and what the application was told about it. */
export function Outcome({ outcome }: { readonly outcome: OutcomeView }) {
  const { kind, title, log, told, over } = outcome;
  const look = kind === 'open' ? null : outcomeLooks[kind];
  const square = outcomeWidth(log);
  const pitch = square + 3;
  const perRow = Math.max(1, Math.floor(ROOM / pitch));
  const shown = log.slice(-ROWS * perRow);
  const rows = Array.from({ length: Math.ceil(shown.length / perRow) }, (_, row) =>
    shown.slice(row * perRow, (row + 1) * perRow),
  );
  const width = Math.min(perRow, shown.length) * pitch;
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
            <OutcomeStrip
              key={cells[0]?.id}
              x={0}
              y={row * outcomePitch}
              w={square}
              cells={cells}
            />
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

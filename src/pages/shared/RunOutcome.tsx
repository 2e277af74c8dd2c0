import { OutcomeStrip, outcomeLooks, outcomePitch } from '../../components/marks/index.ts';
import { Icon } from '../../components/ui/Icon.tsx';
import { t } from '../../i18n/t.ts';
import type { OutcomeView } from '../../trace/selectors/railView.ts';
import styles from './runOutcome.module.css';

interface RunOutcomeProps {
  readonly outcome: OutcomeView;
  /** Most squares; of a longer log the newest. */
  readonly most?: number;
}

/** What a log holds as a row of squares, and the verdict in words. */
export function RunOutcome({ outcome, most = 8 }: RunOutcomeProps) {
  const { kind, title, log } = outcome;
  const look = kind === 'open' ? null : outcomeLooks[kind];
  const shown = log.slice(-most);
  return (
    <span className={styles.outcome} data-kind={kind}>
      {shown.length > 0 && (
        <svg
          width={shown.length * outcomePitch - 3}
          height={26}
          role="img"
          aria-label={t`Log: ${log.map(squareName).join(', ')}`}
          className={styles.squares}
        >
          <OutcomeStrip x={0} y={0} cells={shown} />
        </svg>
      )}
      <span className={styles.word}>
        {look && <Icon name={look.icon} size={14} />}
        {title}
      </span>
    </span>
  );
}

const STATE_WORDS = {
  written: '',
  copy: ' again',
  gone: ' missing',
  swapped: ' late',
  aborted: ' aborted',
} as const;

function squareName({ text, state }: OutcomeView['log'][number]): string {
  return `${text}${STATE_WORDS[state]}`;
}

import { Icon } from '../../components/ui/Icon.tsx';
import { t } from '../../i18n/t.ts';
import { Answer } from './Answer.tsx';
import styles from './questions.module.css';
import type { Option } from './rounds.ts';

interface ChoicesProps {
  readonly label: string;
  readonly options: readonly Option[];
  /** The chosen answer; `unsure` for none; null until then. */
  readonly chosen: string | null;
  readonly onChoose: (answer: string) => void;
}

export const UNSURE = 'unsure';

/** Answers to choose from. The choice is final; then the right one is marked, and one's own stays in sight. */
export function Choices({ label, options, chosen, onChoose }: ChoicesProps) {
  const open = chosen === null;
  return (
    <ul className={styles.choices} aria-label={label}>
      {options.map(({ answer, right }) => {
        const mine = chosen === answer;
        const sign = open ? null : right ? 'check' : mine ? 'x' : null;
        return (
          <li key={answer}>
            <button
              type="button"
              className={styles.choice}
              disabled={!open}
              data-state={open ? undefined : right ? 'right' : mine ? 'wrong' : 'other'}
              onClick={() => onChoose(answer)}
            >
              <Answer answer={answer} marked={!open} />
              {sign && <Icon name={sign} size={18} label={right ? t`what happens` : t`not so`} />}
              {mine && <span className={styles.mine}>your answer</span>}
            </button>
          </li>
        );
      })}
      {open && (
        <li>
          <button type="button" className={styles.unsure} onClick={() => onChoose(UNSURE)}>
            Not sure: show me
          </button>
        </li>
      )}
    </ul>
  );
}

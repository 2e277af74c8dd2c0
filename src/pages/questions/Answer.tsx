import { OutcomeStrip, outcomePitch } from '../../components/marks/index.ts';
import { t } from '../../i18n/t.ts';
import { shortName } from '../../trace/selectors/labels.ts';
import styles from './questions.module.css';

interface AnswerProps {
  /** As a run says it: `[order-1, order-2, order-2]`, `ok@2`, `TimeoutException`. */
  readonly answer: string;
  /** The copies and what is out of order are marked: only what has been revealed. */
  readonly marked?: boolean;
}

/** An answer as a picture of the log, or as what an application hears. */
export function Answer({ answer, marked = false }: AnswerProps) {
  const values = valuesOf(answer);
  // A list of verdicts or of sequences is no log
  if (!values || values.some((one) => !/-\d+$/.test(one))) return <span>{toldWords(answer)}</span>;
  if (values.length === 0) return <span>nothing</span>;
  const cells = values.map((value, at) => ({
    id: `${at}`,
    text: shortName(value),
    state: marked ? stateOf(values, at) : ('written' as const),
  }));
  return (
    <svg
      className={styles.strip}
      width={cells.length * outcomePitch - 3}
      height={26}
      role="img"
      aria-label={t`Log: ${cells.map(({ text }) => text).join(', ')}`}
    >
      <OutcomeStrip x={0} y={0} cells={cells} />
    </svg>
  );
}

/** The values of a list as a claim writes it; null when it is none. */
function valuesOf(answer: string): readonly string[] | null {
  if (!answer.startsWith('[')) return null;
  return answer
    .slice(1, -1)
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

function stateOf(values: readonly string[], at: number): 'written' | 'copy' | 'swapped' {
  const number = (value: string | undefined) => Number(shortName(value ?? ''));
  const before = values.slice(0, at);
  if (before.includes(values[at] ?? '')) return 'copy';
  return before.some((one) => number(one) > number(values[at])) ? 'swapped' : 'written';
}

/** What an application hears, in words. */
function toldWords(answer: string): string {
  if (answer === 'pending') return 'nothing';
  if (answer.startsWith('['))
    return answer.slice(1, -1).replaceAll('@', ' at ').replaceAll('..', '–');
  const offset = /^ok@(-?\d+)$/.exec(answer)?.[1];
  if (offset === undefined) return answer;
  return offset === '-1' ? t`success, without an offset` : t`success, offset ${offset}`;
}

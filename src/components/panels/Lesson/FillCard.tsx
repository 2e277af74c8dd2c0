import { type FormEvent, useState } from 'react';
import { answer, askAgain, gapsWritten, writtenGaps } from '../../../store/lesson/answer.ts';
import type { Beat, BeatTexts, Gaps } from '../../../store/lesson/course.ts';
import { texts } from '../../../store/lesson/course.ts';
import { fits, gapText, type Numbers } from '../../../store/lesson/numbers.ts';
import { useProgress } from '../../../store/lesson/useProgress.ts';
import { useLabStore, useTraceIndex } from '../../../store/useLab.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import styles from './lesson.module.css';
import { Prose } from './Prose.tsx';

interface CardProps {
  readonly name: string;
  readonly beat: Beat;
  readonly gaps: Gaps;
  readonly words: NonNullable<BeatTexts['fill']>;
  readonly numbers: Numbers;
}

/** The half-told run: the learner writes the missing numbers, and the run answers each of them. */
export function FillCard(props: CardProps) {
  const given = useProgress().answers[props.name];
  return given ? <Filled {...props} written={gapsWritten(given.choice)} /> : <Open {...props} />;
}

function Open({ name, beat, gaps, words, numbers }: CardProps) {
  const store = useLabStore();
  const { player } = texts;
  const names = Object.keys(gaps.blanks);
  const [written, setWritten] = useState<Readonly<Record<string, string>>>({});
  const give = (event: FormEvent) => {
    event.preventDefault();
    answer(store, name, beat, writtenGaps(names.map((one) => clean(written[one]))));
  };
  return (
    <form className={styles.card} aria-label={player.fillIn} onSubmit={give}>
      <h2 className={styles.question}>{player.fillIn}</h2>
      <p>
        <Prose text={words.task} numbers={numbers} />
      </p>
      <div className={styles.gaps}>
        {names.map((one) => (
          <label key={one} className={styles.gap}>
            <span>{words.blanks[one]?.ask}</span>
            <input
              inputMode="text"
              autoComplete="off"
              maxLength={40}
              value={written[one] ?? ''}
              onChange={({ currentTarget }) =>
                setWritten({ ...written, [one]: currentTarget.value })
              }
            />
          </label>
        ))}
      </div>
      <p className={styles.small}>{player.fillHint}</p>
      <div className={styles.tools}>
        <Button type="submit" variant="primary">
          {player.check}
        </Button>
      </div>
    </form>
  );
}

interface FilledProps extends CardProps {
  readonly written: readonly string[];
}

/** What was written beside what the run says now, even if the learner has changed it since. */
function Filled({ name, beat, gaps, words, numbers, written }: FilledProps) {
  const store = useLabStore();
  const { trace } = useTraceIndex();
  const { player } = texts;
  // For a moment the run of the step before is still on the stage
  if (trace.scenario.id !== beat.scene) return null;
  const rows = Object.entries(gaps.blanks).map(([blank, term], nth) => {
    const own = written[nth] ?? '';
    return { blank, own, right: fits(trace, term, own), is: gapText(trace, term) };
  });
  const outcome = rows.every((one) => one.right) ? 'right' : 'wrong';
  return (
    <section className={styles.card} aria-label={player.filledIn} data-outcome={outcome}>
      <h2 className={styles.caption}>{player.filledIn}</h2>
      <p className={styles.verdict} role="status">
        <Icon name={outcome === 'right' ? 'check' : 'x'} />
        <span>{player[outcome]}</span>
      </p>
      <dl className={styles.rows}>
        {rows.map(({ blank, own, right, is }) => (
          <div key={blank} data-right={right}>
            <dt>{words.blanks[blank]?.ask}</dt>
            <dd>
              <b className={styles.live}>{is}</b>
              {!right && <span className={styles.own}>{player.wrote(own)}</span>}
            </dd>
            <dd>
              <Prose text={words.blanks[blank]?.because ?? ''} numbers={numbers} />
            </dd>
          </div>
        ))}
      </dl>
      <Button variant="quiet" size="small" icon="loop" onClick={() => askAgain(store, name, beat)}>
        {player.fillAgain}
      </Button>
    </section>
  );
}

/** What is kept of a gap: it must not hold the sign that parts the gaps. */
function clean(text = ''): string {
  return text.replaceAll('|', ' ').trim();
}

import { answer, askAgain, UNSURE } from '../../../store/lesson/answer.ts';
import type { Beat, BeatTexts, Prediction } from '../../../store/lesson/course.ts';
import { texts } from '../../../store/lesson/course.ts';
import { rightOptions } from '../../../store/lesson/judge.ts';
import type { Numbers } from '../../../store/lesson/numbers.ts';
import { useProgress } from '../../../store/lesson/useProgress.ts';
import { useLabStore, useTraceIndex } from '../../../store/useLab.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import styles from './lesson.module.css';
import { Prose } from './Prose.tsx';

interface CardProps {
  readonly name: string;
  readonly beat: Beat;
  readonly prediction: Prediction;
  readonly words: NonNullable<BeatTexts['predict']>;
  readonly numbers: Numbers;
}

/** The question; and when it is answered, the answer beside what the run did. */
export function PredictionCard(props: CardProps) {
  const given = useProgress().answers[props.name];
  return given ? <Reality {...props} choice={given.choice} /> : <Question {...props} />;
}

function Question({ name, beat, prediction, words }: CardProps) {
  const store = useLabStore();
  const { player } = texts;
  return (
    <section className={styles.card} aria-label={player.predict}>
      <h2 className={styles.question}>{words.question}</h2>
      <div className={styles.options}>
        {[...Object.keys(prediction.options), UNSURE].map((option) => (
          <button
            key={option}
            type="button"
            className={styles.option}
            data-quiet={option === UNSURE}
            onClick={() => answer(store, name, beat, option)}
          >
            {words.options[option]?.answer ?? player.notSure}
          </button>
        ))}
      </div>
      <p className={styles.small}>{player.commit}</p>
    </section>
  );
}

interface RealityProps extends CardProps {
  readonly choice: string;
}

/** What was expected, and what the run on the stage does now, even if the learner has changed it since. */
function Reality({ name, beat, prediction, words, numbers, choice }: RealityProps) {
  const store = useLabStore();
  const { trace } = useTraceIndex();
  const { player } = texts;
  const right = rightOptions(prediction, trace);
  const said = words.options[choice];
  const outcome = choice === UNSURE ? 'unsure' : right.includes(choice) ? 'right' : 'wrong';
  const others = right.filter((one) => one !== choice);
  return (
    <section className={styles.card} aria-label={player.predicted} data-outcome={outcome}>
      <h2 className={styles.caption}>{player.predicted}</h2>
      <p className={styles.choice}>{said?.answer ?? player.notSure}</p>
      <p className={styles.verdict} role="status">
        {outcome !== 'unsure' && <Icon name={outcome === 'right' ? 'check' : 'x'} />}
        <span>{player[outcome]}</span>
      </p>
      {said && (
        <p>
          <Prose text={said.feedback} numbers={numbers} />
        </p>
      )}
      {outcome !== 'right' && (
        <>
          <p className={styles.caption}>{player.reality}</p>
          {others.length === 0 && <p>{player.nothing}</p>}
          {others.map((one) => (
            <p key={one}>
              <strong>{words.options[one]?.answer}.</strong>{' '}
              <Prose text={words.options[one]?.feedback ?? ''} numbers={numbers} />
            </p>
          ))}
        </>
      )}
      <Button variant="quiet" size="small" icon="loop" onClick={() => askAgain(store, name, beat)}>
        {player.predictAgain}
      </Button>
    </section>
  );
}

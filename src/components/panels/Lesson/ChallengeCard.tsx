import { useState } from 'react';
import type { Beat, BeatTexts, Challenge } from '../../../store/lesson/course.ts';
import { texts } from '../../../store/lesson/course.ts';
import { goalsMet } from '../../../store/lesson/judge.ts';
import type { Numbers } from '../../../store/lesson/numbers.ts';
import { showBeat, showSolution } from '../../../store/lesson/play.ts';
import { useLabStore, useTraceIndex } from '../../../store/useLab.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import styles from './lesson.module.css';
import { Prose } from './Prose.tsx';

interface ChallengeCardProps {
  readonly beat: Beat;
  readonly challenge: Challenge;
  readonly words: NonNullable<BeatTexts['challenge']>;
  readonly numbers: Numbers;
}

/** A task on this very run: its goals are checked against each run that the learner makes. */
export function ChallengeCard({ beat, challenge, words, numbers }: ChallengeCardProps) {
  const store = useLabStore();
  const { trace } = useTraceIndex();
  const [given, setGiven] = useState(0);
  const { player } = texts;
  const met = goalsMet(challenge, trace);
  const done = Object.values(met).every((one) => one);
  const hints = challenge.hints.slice(0, given);
  return (
    <section className={styles.card} aria-label={player.yourTurn} data-done={done}>
      <h2 className={styles.question}>{player.yourTurn}</h2>
      <p>
        <Prose text={words.task} numbers={numbers} />
      </p>
      <ul className={styles.goals}>
        {Object.entries(met).map(([goal, is]) => (
          <li key={goal} data-met={is}>
            <span className={styles.box}>{is && <Icon name="check" size={14} label="met" />}</span>
            <Prose text={words.goals[goal] ?? ''} numbers={numbers} />
          </li>
        ))}
      </ul>
      {hints.map((hint) => (
        <p key={hint} className={styles.hint}>
          <Prose text={words.hints[hint] ?? ''} numbers={numbers} />
        </p>
      ))}
      {done && (
        <p className={styles.verdict} role="status">
          <Icon name="check" />
          <span>
            {player.solved}. <Prose text={words.done} numbers={numbers} />
          </span>
        </p>
      )}
      <div className={styles.tools}>
        {!done && given < challenge.hints.length && (
          <Button size="small" onClick={() => setGiven(given + 1)}>
            {player.hint}
          </Button>
        )}
        {!done && given >= challenge.hints.length && (
          <Button size="small" onClick={() => showSolution(store, beat, challenge.solution)}>
            {player.solution}
          </Button>
        )}
        <Button
          size="small"
          variant="quiet"
          icon="loop"
          onClick={() => void showBeat(store, beat, '', false)}
        >
          {player.reset}
        </Button>
      </div>
    </section>
  );
}

import { beatAddress } from '../../../store/lesson/address.ts';
import { type BeatPlace, texts } from '../../../store/lesson/course.ts';
import { useProgress } from '../../../store/lesson/useProgress.ts';
import { StepStamp, stampSizes } from '../../marks/index.ts';
import styles from './lesson.module.css';

/** One stamp per step: the shown one in colour, those done grey, those to come dashed. */
export function BeatStamps({ place }: { readonly place: BeatPlace }) {
  const { lesson, words, nth } = place;
  const { done } = useProgress();
  return (
    <nav aria-label={texts.player.steps} className={styles.stampsPlace}>
      <ol className={styles.stamps}>
        {lesson.beats.map(({ id }, at) => (
          <li key={id}>
            <a
              className={styles.stamp}
              href={`#/${beatAddress(lesson.id, id)}`}
              aria-current={at === nth ? 'step' : undefined}
              title={stateOf(id, at) === 'open' ? undefined : words.beats[id]?.title}
            >
              <svg width={stampSizes.S.w} height={stampSizes.S.h} aria-hidden="true">
                <StepStamp x={0} y={0} step={at + 1} state={stateOf(id, at)} />
              </svg>
              <span className="visually-hidden">{nameOf(id, at)}</span>
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );

  /** A title says what came of it, so it is told only of a step that was seen. */
  function nameOf(id: string, at: number): string {
    const step = texts.player.step(at + 1, lesson.beats.length);
    return stateOf(id, at) === 'open' ? step : `${step}: ${words.beats[id]?.title ?? id}`;
  }

  function stateOf(id: string, at: number): 'current' | 'done' | 'open' {
    if (at === nth) return 'current';
    return done.includes(`${lesson.id}/${id}`) ? 'done' : 'open';
  }
}

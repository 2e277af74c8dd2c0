import { beatAddress } from '../../../store/lesson/address.ts';
import { type BeatPlace, lessons, texts } from '../../../store/lesson/course.ts';
import { useActions } from '../../../store/useLab.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import styles from './lesson.module.css';

interface BeatNavProps {
  readonly place: BeatPlace;
  /** An answer is still to come. */
  readonly hidden: boolean;
}

/** Back a step, and on: to the next step, the next lesson, or the list. */
export function BeatNav({ place, hidden }: BeatNavProps) {
  const { lesson, words, nth } = place;
  const { goTo } = useActions();
  const { player } = texts;
  const before = lesson.beats[nth - 1];
  const after = lesson.beats[nth + 1];
  const nextLesson = lessons[lessons.indexOf(lesson) + 1];
  const on = after
    ? { title: words.beats[after.id]?.title, address: beatAddress(lesson.id, after.id) }
    : nextLesson
      ? {
          title: texts.lessons[nextLesson.id]?.title,
          address: beatAddress(nextLesson.id, nextLesson.beats[0]?.id ?? ''),
        }
      : { title: player.finish, address: 'course' };
  return (
    <div className={styles.navigation}>
      <div className={styles.onward}>
        {before && (
          <IconButton
            icon="arrowLeft"
            variant="outline"
            label={player.back}
            onClick={() => goTo(beatAddress(lesson.id, before.id))}
          />
        )}
        <Button
          variant={hidden ? 'outline' : 'primary'}
          wide
          iconEnd="arrowRight"
          onClick={() => goTo(on.address)}
        >
          {hidden ? player.next : on.title}
        </Button>
      </div>
      {!hidden && (
        <button type="button" className={styles.link} onClick={() => goTo('')}>
          {player.sandbox}
        </button>
      )}
    </div>
  );
}

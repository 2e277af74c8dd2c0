import type { Lesson } from '../../lessons/course/format.ts';
import { texts } from '../../store/lesson/course.ts';
import { useProgress } from '../../store/lesson/useProgress.ts';
import styles from './course.module.css';

/** One lesson of the list: what it is about, how hard, how long, how much of it is done. */
export function LessonEntry({ lesson }: { readonly lesson: Lesson }) {
  const { player } = texts;
  const words = texts.lessons[lesson.id];
  const { done } = useProgress();
  const names = lesson.beats.map((beat) => `${lesson.id}/${beat.id}`);
  const seen = names.filter((one) => done.includes(one)).length;
  const next = names.find((one) => !done.includes(one)) ?? names[0];
  return (
    <li>
      <a className={styles.lesson} href={`#/learn/${next}`} data-done={seen === names.length}>
        <span className={styles.name}>{words?.title}</span>
        <span className={styles.about}>{words?.about}</span>
        <span className={styles.facts}>
          <span>{player.level[lesson.level]}</span>
          <span>{player.minutes(lesson.minutes)}</span>
          {lesson.fast && <span>{player.onFastPath}</span>}
          {seen > 0 && <span>{player.progress(seen, names.length)}</span>}
        </span>
      </a>
    </li>
  );
}

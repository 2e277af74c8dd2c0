import { Button } from '../../components/ui/Button.tsx';
import { followProgress, forgetProgress, progressText } from '../../store/browserStateProgress.ts';
import { chapters, lessons, texts } from '../../store/lesson/course.ts';
import { useProgress } from '../../store/lesson/useProgress.ts';
import article from '../shared/article.module.css';
import styles from './course.module.css';
import { LessonEntry } from './LessonEntry.tsx';
import { save } from './save.ts';

followProgress();

/** `#/course`: all lessons by chapter, and how far the learner is. */
export default function Course() {
  const { player } = texts;
  const { done, answers } = useProgress();
  const steps = lessons.flatMap((one) => one.beats.map((beat) => `${one.id}/${beat.id}`));
  const next = steps.find((one) => !done.includes(one));
  const begun = done.length > 0 || Object.keys(answers).length > 0;
  const minutes = (list: typeof lessons) => list.reduce((sum, one) => sum + one.minutes, 0);
  return (
    <div className={article.column}>
      <h1 className={article.title}>{player.course}</h1>
      <p className={article.lead}>{player.courseLead}</p>
      <p>
        {player.all(minutes(lessons))}{' '}
        {player.fastPath(minutes(lessons.filter((one) => one.fast === true)))}
      </p>
      <div className={styles.ways}>
        {next && (
          <a className={styles.begin} href={`#/learn/${next}`}>
            {begun ? player.goOn : player.start}
          </a>
        )}
        <a href="#/glossary">{player.glossary}</a>
        <a href="#/claims">{player.claims}</a>
      </div>
      {chapters.map((chapter) => (
        <section key={chapter.id} aria-labelledby={`chapter-${chapter.id}`}>
          <h2 id={`chapter-${chapter.id}`} className={styles.heading}>
            {texts.chapters[chapter.id]}
          </h2>
          <ul className={styles.lessons}>
            {chapter.lessons.map((lesson) => (
              <LessonEntry key={lesson.id} lesson={lesson} />
            ))}
          </ul>
        </section>
      ))}
      {begun && (
        <div className={styles.ways}>
          <span>{player.kept}</span>
          <Button size="small" onClick={() => save('retry-lab-progress.json', progressText())}>
            {player.exportProgress}
          </Button>
          <Button size="small" onClick={forgetProgress}>
            {player.resetProgress}
          </Button>
        </div>
      )}
    </div>
  );
}

import { Button } from '../../components/ui/Button.tsx';
import { followProgress, forgetProgress, progressText } from '../../store/browserStateProgress.ts';
import { chapters, lessons, lessonsOf, texts } from '../../store/lesson/course.ts';
import { useProgress } from '../../store/lesson/useProgress.ts';
import article from '../shared/article.module.css';
import { ChapterList } from './ChapterList.tsx';
import styles from './course.module.css';
import { FurtherReading } from './FurtherReading.tsx';
import { Keep } from './Keep.tsx';
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
        {player.all(minutes(lessonsOf('main')))}{' '}
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
      {chapters
        .filter(({ part }) => part === 'main')
        .map((chapter) => (
          <ChapterList key={chapter.id} chapter={chapter} level={2} />
        ))}
      <Keep />
      <section className={styles.beyond} aria-labelledby="part-beyond">
        <h2 id="part-beyond" className={styles.part}>
          {player.beyond}
        </h2>
        <p>{player.beyondLead(lessonsOf('beyond').length, minutes(lessonsOf('beyond')))}</p>
        {chapters
          .filter(({ part }) => part === 'beyond')
          .map((chapter) => (
            <ChapterList key={chapter.id} chapter={chapter} level={3} />
          ))}
      </section>
      <FurtherReading />
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

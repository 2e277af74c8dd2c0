import { type Chapter, texts } from '../../store/lesson/course.ts';
import styles from './course.module.css';
import { LessonEntry } from './LessonEntry.tsx';

interface ChapterListProps {
  readonly chapter: Chapter;
  /** Of its heading. */
  readonly level: 2 | 3;
}

/** A chapter and its lessons. */
export function ChapterList({ chapter, level }: ChapterListProps) {
  const Heading = level === 2 ? 'h2' : 'h3';
  const name = `chapter-${chapter.id}`;
  return (
    <section aria-labelledby={name}>
      <Heading id={name} className={styles.heading}>
        {texts.chapters[chapter.id]}
      </Heading>
      <ul className={styles.lessons}>
        {chapter.lessons.map((lesson) => (
          <LessonEntry key={lesson.id} lesson={lesson} />
        ))}
      </ul>
    </section>
  );
}

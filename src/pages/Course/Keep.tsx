import { Prose } from '../../components/panels/Lesson/Prose.tsx';
import { keep, texts } from '../../store/lesson/course.ts';
import styles from './course.module.css';

/** What to keep of the whole course, each sentence with the step that shows it. */
export function Keep() {
  return (
    <section aria-labelledby="keep-all">
      <h2 id="keep-all" className={styles.heading}>
        {texts.player.keepAll}
      </h2>
      <ol className={styles.keep}>
        {Object.entries(texts.kept).map(([id, sentence]) => (
          <li key={id}>
            <a href={`#/learn/${new Map(Object.entries(keep)).get(id)?.step}`}>
              <span>
                <Prose text={sentence} />
              </span>
            </a>
          </li>
        ))}
      </ol>
    </section>
  );
}

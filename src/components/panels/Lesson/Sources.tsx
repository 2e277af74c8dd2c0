import { texts } from '../../../store/lesson/course.ts';
import styles from './lesson.module.css';

/** Kafka's classes, settings and proposals behind what the step says. */
export function Sources({ sources }: { readonly sources: readonly string[] }) {
  if (sources.length === 0) return null;
  return (
    <details className={styles.sources}>
      <summary>{texts.player.sources}</summary>
      <ul>
        {sources.map((source) => (
          <li key={source}>
            <code>{source.replaceAll(/([.#])/g, '$1\u200b')}</code>
          </li>
        ))}
      </ul>
    </details>
  );
}

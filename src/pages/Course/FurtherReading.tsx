import { reading, texts } from '../../store/lesson/course.ts';
import styles from './course.module.css';

/** What others have written about it, Kafka's own pages first. */
export function FurtherReading() {
  const why = new Map(Object.entries(texts.why));
  return (
    <section aria-labelledby="further-reading">
      <h2 id="further-reading" className={styles.heading}>
        {texts.player.reading}
      </h2>
      <ul className={styles.reading}>
        {Object.entries(reading).map(([id, { title, url }]) => (
          <li key={id}>
            <a href={url} rel="noreferrer" target="_blank">
              {title}
            </a>
            <p>{why.get(id)}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

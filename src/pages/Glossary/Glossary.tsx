import { texts } from '../../store/lesson/course.ts';
import styles from './glossary.module.css';

/** `#/glossary`: every term of the course, and a scene that shows it. */
export default function Glossary() {
  const { glossary, player } = texts;
  const terms = Object.entries(glossary).sort(([one], [other]) =>
    one.toLowerCase() < other.toLowerCase() ? -1 : 1,
  );
  return (
    <div className={styles.glossary}>
      <h1 className={styles.title}>{player.glossary}</h1>
      <p>
        {player.glossaryLead} <a href="#/course">{player.course}</a>
      </p>
      <dl className={styles.terms}>
        {terms.map(([term, { means, scene }]) => (
          <div key={term} className={styles.entry}>
            <dt>{term}</dt>
            <dd>
              {means.replaceAll('`', '')} <a href={`#/${scene}`}>{scene}</a>
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

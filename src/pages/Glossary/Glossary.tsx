import { texts } from '../../store/lesson/course.ts';
import article from '../shared/article.module.css';
import styles from './glossary.module.css';

/** `#/glossary`: every term of the course, and a scene that shows it. */
export default function Glossary() {
  const { glossary, player } = texts;
  const terms = Object.entries(glossary).sort(([one], [other]) =>
    one.toLowerCase() < other.toLowerCase() ? -1 : 1,
  );
  return (
    <div className={article.column}>
      <h1 className={article.title}>{player.glossary}</h1>
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

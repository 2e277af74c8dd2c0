import { useState } from 'react';
import { Button } from '../../components/ui/Button.tsx';
import { t } from '../../i18n/t.ts';
import { worksheet } from '../../lessons/guide/index.ts';
import article from '../shared/article.module.css';
import styles from './guide.module.css';
import { Readings } from './Readings.tsx';
import { nameOfScene } from './scenes.ts';

/** The sheet with blanks, or with its key. */
export function Worksheet() {
  const [key, setKey] = useState(false);
  return (
    <div className={`${article.column} ${styles.guide}`}>
      <h1 className={article.title}>Worksheet{key && t`, with its key`}</h1>
      <p className={article.lead}>
        Write what the run will show before you play it. The log is a list of records by offset.
      </p>
      <div className={styles.ways}>
        <a className={styles.way} href="#/guide">
          Instructor guide
        </a>
        <Button aria-pressed={key} onClick={() => setKey(!key)}>
          {key ? t`Hide the key` : t`Show the key`}
        </Button>
        <Button onClick={() => print()}>Print this sheet</Button>
      </div>
      <ol className={styles.exercises}>
        {worksheet.map(({ scene, task, blanks }, nth) => (
          <li key={scene} className={styles.exercise}>
            <h2 className={styles.stepTitle}>
              {nth + 1}. <a href={`#/${scene}`}>{nameOfScene(scene)}</a>
            </h2>
            <p>{task}</p>
            <Readings scene={scene} readings={blanks} blank={!key} />
          </li>
        ))}
      </ol>
    </div>
  );
}

import { Button } from '../../components/ui/Button.tsx';
import { mistakes, plans } from '../../lessons/guide/index.ts';
import article from '../shared/article.module.css';
import styles from './guide.module.css';
import { PlanView } from './PlanView.tsx';
import { Readings } from './Readings.tsx';
import { nameOfScene } from './scenes.ts';
import { Worksheet } from './Worksheet.tsx';

/** `#/guide`: everything for a room. `#/guide/worksheet` is the sheet alone, to print. */
export default function Guide({ rest }: { readonly rest: string }) {
  if (rest === '/worksheet') return <Worksheet />;
  return (
    <div className={`${article.column} ${styles.guide}`}>
      <h1 className={article.title}>Instructor guide</h1>
      <p className={article.lead}>
        Let people commit before every run, argue over the log and not over words, and when a
        question has no scene, build one and keep its link.
      </p>
      <div className={styles.ways}>
        <a className={styles.way} href="#/guide/worksheet">
          Worksheet and key
        </a>
        <Button onClick={() => print()}>Print the guide</Button>
      </div>
      {plans.map((plan) => (
        <PlanView key={plan.minutes} plan={plan} />
      ))}
      <section aria-labelledby="mistakes">
        <h2 id="mistakes" className={styles.heading}>
          What is said in every room
        </h2>
        <ul className={styles.mistakes}>
          {mistakes.map(({ said, answer, scene, shows }) => (
            <li key={said} className={styles.mistake}>
              <p className={styles.said}>“{said}”</p>
              <p>{answer}</p>
              <Readings scene={scene} readings={shows} />
              <a className={styles.scene} href={`#/${scene}`}>
                {nameOfScene(scene)}
              </a>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

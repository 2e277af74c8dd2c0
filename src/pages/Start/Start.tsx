import { sceneGroups } from '../../lessons/catalogue/index.ts';
import { useActions } from '../../store/useLab.ts';
import styles from './start.module.css';

/** Where everything is found: the ways to learn, and all scenes by their subject. */
export default function Start() {
  const { goTo } = useActions();
  const count = sceneGroups.reduce((sum, { scenes }) => sum + scenes.length, 0);
  return (
    <div className={styles.start}>
      <h1 className={styles.title}>Ways to learn</h1>
      <button type="button" className={styles.back} onClick={() => goTo('')}>
        Back to the lab as you left it
      </button>
      <a href="#/cases" className={styles.scene}>
        Case files: real incidents, your diagnosis, the run
      </a>
      <a href="#/guide" className={styles.scene}>
        Instructor guide: plans for 15, 45 and 90 minutes, questions, a worksheet
      </a>
      <h2 className={styles.heading}>All {count} scenes</h2>
      {sceneGroups.map(({ title, scenes }) => (
        <section key={title} aria-label={title}>
          <h3 className={styles.group}>{title}</h3>
          <ul className={styles.scenes}>
            {scenes.map((scene) => (
              <li key={scene.id}>
                <a href={`#/${scene.id}`} className={styles.scene}>
                  <span>{scene.title}</span>
                  <code className={styles.id}>{scene.id}</code>
                </a>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

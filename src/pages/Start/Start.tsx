import { useDeferredValue, useState } from 'react';
import { t } from '../../i18n/t.ts';
import { sceneGroups } from '../../lessons/catalogue/index.ts';
import { useActions } from '../../store/useLab.ts';
import { Hero } from './Hero.tsx';
import { Picture } from './Picture.tsx';
import styles from './start.module.css';
import { MORE, WAYS } from './ways.ts';

/** The front door: what this is, the ways to learn, and every scene by its subject. */
export default function Start() {
  const { goTo } = useActions();
  return (
    <div className={styles.start}>
      <header className={styles.hero}>
        <div className={styles.words}>
          <h1>What really happens when a Kafka producer retries</h1>
          <p>
            An answer gets lost, and the producer sends the same batch again. Is the customer
            charged twice? One setting decides, and here you can watch it decide.
          </p>
          <div className={styles.doors}>
            <a className={styles.first} href="#/lost-ack">
              Lose an ack
            </a>
            <button type="button" className={styles.second} onClick={() => goTo('')}>
              Back to the lab as you left it
            </button>
          </div>
        </div>
        <div className={styles.picture}>
          <Hero />
        </div>
      </header>
      <section aria-labelledby="ways">
        <h2 id="ways">Ways to learn</h2>
        <ul className={styles.ways}>
          {WAYS.map(({ to, name, does, picture }) => (
            <li key={to}>
              <a className={styles.way} href={`#/${to}`}>
                <Picture picture={picture} />
                <span className={styles.wayName}>{name}</span>
                <span className={styles.wayDoes}>{does}</span>
              </a>
            </li>
          ))}
        </ul>
        <ul className={styles.more}>
          {MORE.map(({ to, name, about }) => (
            <li key={to}>
              <a href={`#/${to}`}>
                <strong>{name}</strong> {about}
              </a>
            </li>
          ))}
        </ul>
      </section>
      <Scenes />
    </div>
  );
}

const COUNT = sceneGroups.reduce((sum, { scenes }) => sum + scenes.length, 0);

/** All scenes, found by words of their titles, ids and texts. */
function Scenes() {
  const [typed, setTyped] = useState('');
  const words = useDeferredValue(typed)
    .toLowerCase()
    .split(/\s+/)
    .filter((one) => one !== '');
  const groups = sceneGroups
    .map((group) => ({
      ...group,
      scenes: group.scenes.filter(({ id, title, about }) => {
        const text = `${id} ${title} ${about} ${group.title}`.toLowerCase();
        return words.every((word) => text.includes(word));
      }),
    }))
    .filter(({ scenes }) => scenes.length > 0);
  const found = groups.reduce((sum, { scenes }) => sum + scenes.length, 0);
  return (
    <section aria-labelledby="scenes">
      <div className={styles.find}>
        <h2 id="scenes">All {COUNT} scenes</h2>
        <label>
          <span className="visually-hidden">Find a scene</span>
          <input
            type="search"
            placeholder="Find a scene: fencing, acks=0, restart …"
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        </label>
        <output className={styles.found}>
          {words.length === 0 ? '' : found === 0 ? t`none found` : t`${found} found`}
        </output>
      </div>
      {found === 0 && (
        <p className={styles.none}>
          No scene has all of these words.{' '}
          <button type="button" onClick={() => setTyped('')}>
            Show all scenes
          </button>
        </p>
      )}
      {groups.map(({ title, scenes }) => (
        <section key={title} aria-label={title} className={styles.group}>
          <h3>{title}</h3>
          <ul className={styles.scenes}>
            {scenes.map(({ id, title: name }) => (
              <li key={id}>
                <a href={`#/${id}`} className={styles.scene}>
                  <span>{name}</span>
                  <code>{id}</code>
                </a>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </section>
  );
}

import type data from './fidelity.json';
import styles from './fidelity.module.css';
import type { Filter } from './words.tsx';

interface NotModelledProps {
  readonly promises: (typeof data)['promises'];
  readonly simplified: (typeof data)['simplified'];
  readonly filter: Filter;
}

/** What is checked after every event, and where the lab is simpler than Kafka. */
export function NotModelled({ promises, simplified, filter }: NotModelledProps) {
  const kept = promises.filter(filter.fits);
  const simple = simplified.filter(filter.fits);
  return (
    <>
      {simple.length > 0 && (
        <section aria-label="Simplified, or left out">
          <h2 className={styles.heading}>Simplified, or left out</h2>
          <dl className={styles.simplified}>
            {simple.map(({ what, instead }) => (
              <div key={what}>
                <dt>{what}</dt>
                <dd>{instead}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      {kept.length > 0 && (
        <section aria-label="Checked after every event">
          <h2 className={styles.heading}>Checked after every event</h2>
          <p className={styles.about}>
            Of thousands of random runs in every build. Where Kafka itself breaks a promise, the
            case has a name, and a test shows it happening.
          </p>
          <ul className={styles.promises}>
            {kept.map(({ id, promise, exceptions }) => (
              <li key={id}>
                <p>{promise}</p>
                {exceptions.map((one) => (
                  <p key={one.id} className={styles.exception}>
                    Except {one.id}: {one.why}
                  </p>
                ))}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

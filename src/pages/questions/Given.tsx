import { t } from '../../i18n/t.ts';
import styles from './questions.module.css';
import { faultWords, type RoundSpec, settingWords } from './spec.ts';

/** What is given: the configuration, what is sent, and the fault. */
export function Given({ spec }: { readonly spec: RoundSpec }) {
  return (
    <section className={styles.given} aria-label="What is given">
      <p className={styles.settings}>
        {settingWords(spec)
          .split(', ')
          .map((one) => (
            <code key={one}>{one}</code>
          ))}
      </p>
      <p className={styles.sent}>
        The shop sends{' '}
        {spec.orders === 2 ? t`order-1 and order-2` : t`order-1 to order-${spec.orders}`}, each in a
        batch of its own, to one partition with three replicas.
      </p>
      <p className={styles.fault}>{faultWords(spec)}</p>
      <p className={styles.sent}>
        Afterwards everything works, and the producer has all the time it needs.
      </p>
    </section>
  );
}

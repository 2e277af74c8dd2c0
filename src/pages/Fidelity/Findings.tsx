import { t } from '../../i18n/t.ts';
import type data from './fidelity.json';
import styles from './fidelity.module.css';
import { type Filter, SceneLinks } from './words.tsx';

interface FindingsProps {
  readonly findings: (typeof data)['findings'];
  readonly filter: Filter;
  readonly newest: string;
}

/** What is taught, and what a real cluster did. */
export function Findings({ findings, filter, newest }: FindingsProps) {
  const shown = findings.filter(filter.fits);
  if (shown.length === 0) return null;
  return (
    <section aria-label="What is taught, and what Kafka did">
      <h2 className={styles.heading}>What is taught, and what Kafka {newest} did</h2>
      <ul className={styles.rules}>
        {shown.map(({ id, claim, verdict, shows, recordings, scenes }) => (
          <li key={id} className={styles.rule}>
            <div>
              <p className={styles.claim}>
                <span className={styles.verdict} data-verdict={verdict}>
                  {verdictText(verdict)}
                </span>{' '}
                {claim}
              </p>
              <p>{shows}</p>
            </div>
            <div className={styles.shown}>
              <p>Recorded on a cluster as</p>
              <p className={styles.recordings}>
                {recordings.map((recording) => (
                  <code key={recording}>{recording}</code>
                ))}
              </p>
              <SceneLinks scenes={scenes} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function verdictText(verdict: string): string {
  if (verdict === 'confirmed') return t`confirmed`;
  return verdict === 'refuted' ? t`refuted` : t`needs a condition`;
}

import { t } from '../../i18n/t.ts';
import { numberText } from '../../trace/words.ts';
import type data from './fidelity.json';
import styles from './fidelity.module.css';
import { WithCode } from './words.tsx';

const NAMES: Readonly<Record<string, { readonly name: string; readonly unit: string }>> = {
  config: { name: t`Settings`, unit: t`configurations` },
  keys: { name: t`Keys`, unit: t`keys` },
  storage: { name: t`One partition’s log`, unit: t`scripts` },
  sender: { name: t`The producer’s sender`, unit: t`scripts` },
  cluster: { name: t`Whole clusters`, unit: t`scenarios` },
  random: { name: t`Whole clusters, at random`, unit: t`scenarios` },
};

/** The recordings, from a single setting to a whole cluster. */
export function Layers({ layers }: { readonly layers: (typeof data)['layers'] }) {
  return (
    <section aria-label="What real Kafka was asked">
      <h2 className={styles.heading}>What real Kafka was asked</h2>
      <ul className={styles.layers}>
        {layers.map(({ layer, compared, kafka, lines, notCompared }) => (
          <li key={layer} className={styles.layer} data-layer={layer}>
            <p className={styles.figure}>
              <strong>{numberText(lines)}</strong> {NAMES[layer]?.unit}
            </p>
            <h3 className={styles.name}>{NAMES[layer]?.name}</h3>
            <p className={styles.versions}>
              Kafka{' '}
              {kafka.map((one) => (
                <span key={one} className={styles.chip}>
                  {one}
                </span>
              ))}
            </p>
            <p className={styles.compared}>
              <WithCode text={compared} />
            </p>
            {notCompared.length > 0 && (
              <details className={styles.gaps}>
                <summary>{notCompared.length} not compared</summary>
                <dl>
                  {notCompared.map(({ what, why }) => (
                    <div key={what}>
                      <dt>{what}</dt>
                      <dd>{why}</dd>
                    </div>
                  ))}
                </dl>
              </details>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

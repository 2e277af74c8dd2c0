import { t } from '../../i18n/t.ts';
import type data from './fidelity.json';
import styles from './fidelity.module.css';
import { countText, type Filter, releaseTexts, SceneLinks } from './words.tsx';

type Part = (typeof data)['parts'][number];

interface RulesProps {
  readonly parts: readonly Part[];
  readonly filter: Filter;
}

/** Every modelled rule: what it says, where Kafka says it, and what shows it. */
export function Rules({ parts, filter }: RulesProps) {
  const shown = parts
    .map(({ title, rules }) => ({ title, rules: rules.filter(filter.fits) }))
    .filter(({ rules }) => rules.length > 0);
  if (shown.length === 0) return null;
  return (
    <section aria-label="Rules that are modelled">
      <h2 className={styles.heading}>Rules that are modelled</h2>
      <p className={styles.about}>
        Counted beside each rule are the scenes and the cluster recordings that show it at work.
        Where none does, the test that does is named. Releases are those under which a scene shows
        it.
      </p>
      {shown.map(({ title, rules }) => (
        <section key={title} aria-label={title}>
          <h3 className={styles.part}>
            {title} <span>{rules.length}</span>
          </h3>
          <ul className={styles.rules}>
            {rules.map((rule) => (
              <Rule key={rule.id} rule={rule} />
            ))}
          </ul>
        </section>
      ))}
    </section>
  );
}

function Rule({ rule }: { readonly rule: Part['rules'][number] }) {
  const { id, meaning, source, profiles, scenes, inScenes, onCluster, test } = rule;
  return (
    <li className={styles.rule} id={id}>
      <div>
        <p className={styles.meaning}>{meaning}</p>
        <p className={styles.source}>
          <code>{id}</code> <span>{source}</span>
          {releaseTexts(profiles).map((one) => (
            <span key={one} className={styles.chip}>
              {one}
            </span>
          ))}
        </p>
      </div>
      <div className={styles.shown}>
        <p>
          {[
            ...(inScenes > 0 ? [countText(inScenes, 'scene')] : []),
            ...(onCluster > 0 ? [countText(onCluster, 'cluster recording')] : []),
            ...(inScenes + onCluster === 0 && test ? [t`a test`] : []),
          ].join(' · ')}
        </p>
        <SceneLinks scenes={scenes} />
        {test && <p className={styles.test}>“{test}”</p>}
      </div>
    </li>
  );
}

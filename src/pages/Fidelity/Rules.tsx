import type data from './fidelity.json';
import styles from './fidelity.module.css';
import { countText, type Filter, releaseText } from './words.tsx';

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
        A rule is at work in the scenes and cluster recordings that are counted beside it; where no
        run can show it, a test is named. Every scene’s claims are asserted in every build.
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
        </p>
      </div>
      <div className={styles.shown}>
        <p>
          {[
            ...(inScenes > 0 ? [countText(inScenes, 'scene')] : []),
            ...(onCluster > 0 ? [countText(onCluster, 'cluster recording')] : []),
            ...(inScenes + onCluster === 0 && test ? ['a test'] : []),
          ].join(' · ')}
          {profiles.map((one) => (
            <span key={one} className={styles.chip}>
              {releaseText(one)}
            </span>
          ))}
        </p>
        {scenes.length > 0 && (
          <p className={styles.scenes}>
            {scenes.map((scene) => (
              <a key={scene} href={`#/${scene}`}>
                {scene}
              </a>
            ))}
          </p>
        )}
        {test && <p className={styles.test}>“{test}”</p>}
      </div>
    </li>
  );
}

import { t } from '../../../i18n/t.ts';
import { TOGGLES } from '../../../store/experiment.ts';
import { changeSettings } from '../../../store/settingEdits.ts';
import {
  type Fix,
  fixesOf,
  offendersOf,
  propertiesOf,
  settingsOf,
} from '../../../store/settings.ts';
import { useLabStore, useRun } from '../../../store/useLab.ts';
import { Button } from '../../ui/Button.tsx';
import styles from './configError.module.css';
import { WhyFive } from './WhyFive.tsx';

const IN_FLIGHT = 'max.in.flight.requests.per.connection';

/** What the page shows when Kafka's constructor throws: the exception itself, and the ways out. */
export default function ConfigError() {
  const { scenario, index } = useRun();
  const store = useLabStore();
  const rejected = index.trace.events.find((one) => one.type === 'configRejected');
  if (!rejected) return null;
  const settings = settingsOf(scenario);
  const fixes = fixesOf(scenario);
  const offenders = offendersOf(scenario);
  const config = scenario.producers[0]?.config ?? {};
  return (
    <section className={styles.page} aria-labelledby="config-error">
      <h2 id="config-error" className={styles.title}>
        No producer, so nothing to send
      </h2>
      <div className={styles.exception} role="alert">
        <p>{rejected.exception}</p>
        <p>{rejected.message}</p>
      </div>
      <div className={styles.fixes}>
        {fixes.map((fix, at) => (
          <Button
            key={fix.map(({ key, value }) => `${key}=${value}`).join()}
            variant={at === 0 ? 'primary' : 'outline'}
            onClick={() => changeSettings(store, { config: propertiesOf(fix) })}
          >
            {fixText(fix)}
          </Button>
        ))}
        {fixes.length > 1 && <span>The last choice runs, and can reorder or repeat orders.</span>}
      </div>
      {settings.maxInFlight > 5 && settings.idempotence && <WhyFive asked={settings.maxInFlight} />}
      <figure className={styles.code}>
        <figcaption>producer.properties</figcaption>
        <ol>
          {Object.entries(config).map(([key, value]) => (
            <li
              key={key}
              data-offends={TOGGLES.some((one) => one === key && offenders.includes(one))}
            >
              <code>
                {key}=<b>{value}</b>
              </code>
              {key === 'enable.idempotence' && offenders.length > 0 && <span>because of this</span>}
              {key !== 'enable.idempotence' && offenders.some((one) => one === key) && (
                <span>not with idempotence on</span>
              )}
            </li>
          ))}
        </ol>
      </figure>
    </section>
  );

  /** `Set it to 5`, `Keep 10, turn idempotence off`. */
  function fixText(fix: Fix): string {
    const [first, ...more] = fix;
    if (first?.key === 'enable.idempotence') {
      const kept = offenders
        .filter((key) => key !== 'enable.idempotence')
        .map((key) => (key === IN_FLIGHT ? String(settings.maxInFlight) : `acks=${settings.acks}`));
      return t`Keep ${kept.join(t` and `)}, turn idempotence off`;
    }
    if (more.length === 0 && first?.key === IN_FLIGHT) return t`Set it to ${first.value}`;
    return t`Set ${fix.map(({ key, value }) => t`${shortKey(key)} to ${value}`).join(t` and `)}`;
  }
}

function shortKey(key: string): string {
  return key === IN_FLIGHT ? 'max.in.flight' : key;
}

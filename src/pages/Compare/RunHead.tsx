import { NARROW, useMedia } from '../../components/app/useMedia.ts';
import { AcksChoice } from '../../components/controls/AcksChoice.tsx';
import { IconButton } from '../../components/ui/Button.tsx';
import { Icon } from '../../components/ui/Icon.tsx';
import { NumberStepper } from '../../components/ui/NumberStepper.tsx';
import { Switch } from '../../components/ui/Switch.tsx';
import type { Trace } from '../../engine/index.ts';
import { t } from '../../i18n/t.ts';
import { CLAIM_TERMS } from '../../trace/claimTerms.ts';
import { showValue } from '../../trace/claimValues.ts';
import { PROFILE_NAMES, type Variant } from './address.ts';
import styles from './compare.module.css';

const IDEMPOTENCE = 'enable.idempotence';
const IN_FLIGHT = 'max.in.flight.requests.per.connection';
const PROFILE_WORDS: Readonly<Record<(typeof PROFILE_NAMES)[number], string>> = {
  '2.8': 'Kafka 2.8',
  '3.9': 'Kafka 3.9',
  current: t`Kafka 4.0 to 4.4`,
  '4.5': 'Kafka 4.5',
};

interface RunHeadProps {
  readonly place: number;
  readonly trace: Trace;
  readonly variant: Variant;
  readonly onChange: (variant: Variant) => void;
  /** Null: as few runs as a comparison needs. */
  readonly onRemove: (() => void) | null;
  /** Address of this run in the lab. */
  readonly href: string;
}

/** What one run is carried out with. */
export function RunHead({ place, trace, variant, onChange, onRemove, href }: RunHeadProps) {
  const set = (key: string, value: string) =>
    onChange({ ...variant, config: { ...variant.config, [key]: value } });
  const narrow = useMedia(NARROW);
  const acks = effective(trace, 'acks');
  const rejected = trace.events.find((one) => one.type === 'configRejected');
  const others = Object.entries(variant.config).filter(
    ([key]) => key !== IDEMPOTENCE && key !== 'acks' && key !== IN_FLIGHT,
  );
  const more = (
    <>
      <span className={styles.setting}>
        <AcksChoice value={acks} onChange={(next) => set('acks', next)} />
      </span>
      <span className={styles.setting}>
        <code aria-hidden="true" title={IN_FLIGHT}>
          max.in.flight
        </code>
        <NumberStepper
          label={IN_FLIGHT}
          value={Number(effective(trace, IN_FLIGHT)) || 5}
          onChange={(value) => set(IN_FLIGHT, String(value))}
        />
      </span>
      <select
        className={styles.profile}
        aria-label="Kafka release"
        value={trace.scenario.profile}
        onChange={(event) => {
          const profile = PROFILE_NAMES.find((one) => one === event.currentTarget.value);
          onChange({ ...variant, profile: profile ?? null });
        }}
      >
        {PROFILE_NAMES.map((one) => (
          <option key={one} value={one}>
            {PROFILE_WORDS[one]}
          </option>
        ))}
      </select>
    </>
  );
  return (
    <section className={styles.head} aria-label={t`Settings of run ${place + 1}`}>
      <div className={styles.settings}>
        <Switch
          checked={effective(trace, IDEMPOTENCE) === 'true'}
          onChange={(on) => set(IDEMPOTENCE, String(on))}
        >
          <code>{IDEMPOTENCE}</code>
        </Switch>
        {narrow ? (
          <details className={styles.more}>
            <summary>acks, requests in flight, release</summary>
            {more}
          </details>
        ) : (
          more
        )}
        {others.map(([key, value]) => (
          <code key={key} className={styles.other}>
            {key}={value}
          </code>
        ))}
        <span className={styles.headTools}>
          <a className={styles.open} href={href}>
            Open in the lab
          </a>
          {onRemove && (
            <IconButton icon="x" label={t`Take run ${place + 1} away`} onClick={onRemove} />
          )}
        </span>
      </div>
      {rejected && (
        <p className={styles.rejected} role="alert">
          <Icon name="alert" />
          <span>
            <strong>{rejected.exception.replace(/^.*\./, '')}</strong> {rejected.message}
          </span>
        </p>
      )}
    </section>
  );
}

/** What the first producer runs with; what was asked for when it could not be built. */
function effective(trace: Trace, key: string): string {
  const term = CLAIM_TERMS['effective'];
  const value = term ? showValue(term.read(trace, [key], [])) : 'none';
  return value === 'none' ? (trace.scenario.producers[0]?.config[key] ?? '') : value;
}

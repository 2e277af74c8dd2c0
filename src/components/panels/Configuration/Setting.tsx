import { type FormEvent, Fragment, useId, useState } from 'react';
import { t } from '../../../i18n/t.ts';
import type { LabStore } from '../../../store/labStore.ts';
import { changeSettings, type SettingEdit } from '../../../store/settingEdits.ts';
import { useLabStore, useRun } from '../../../store/useLab.ts';
import {
  clusterRefusal,
  type SettingOrigin,
  type SettingRow,
} from '../../../trace/selectors/configView.ts';
import { Icon } from '../../ui/Icon.tsx';
import styles from './configuration.module.css';

const ORIGINS: Readonly<Record<SettingOrigin, string>> = {
  default: 'default',
  scene: t`set by the scene`,
  you: t`set by you`,
  kafka: t`changed by Kafka itself`,
};

/** One setting: name, value, where the value comes from, and what it may be. */
export function Setting({ row }: { readonly row: SettingRow }) {
  const store = useLabStore();
  const { scenario } = useRun();
  const id = useId();
  const [refused, setRefused] = useState<string | null>(null);
  const { scope, name, value, origin, inScene, options, offends } = row;
  const set = (to: string | null | undefined) => {
    const said =
      scope !== 'producer' && typeof to === 'string'
        ? clusterRefusal(scope, name, to, scenario)
        : null;
    setRefused(said);
    if (said === null && to !== value) change(store, row, to);
  };
  return (
    <li className={styles.setting} data-offends={offends || refused !== null}>
      <label htmlFor={id} className={styles.name}>
        <span>
          {name.split('.').map((part, at) => (
            <Fragment key={part}>
              {at > 0 && (
                <>
                  .<wbr />
                </>
              )}
              {part}
            </Fragment>
          ))}
        </span>
        {offends && <Icon name="alert" label="named by the refusal" />}
      </label>
      {options ? (
        <select id={id} value={value} onChange={(event) => set(event.currentTarget.value)}>
          {[...new Set([...options, value])].map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </select>
      ) : (
        <TypedValue id={id} value={value} onValue={set} />
      )}
      <span className={styles.origin} data-origin={origin}>
        {ORIGINS[origin]}
        {inScene !== null && inScene !== value && t`; the scene has ${inScene}`}
      </span>
      <span className={styles.about}>{aboutText(row)}</span>
      <span className={styles.back}>
        {origin === 'you' && inScene !== null && (
          <button
            type="button"
            aria-label={t`${name} as in the scene`}
            onClick={() => set(undefined)}
          >
            As in the scene
          </button>
        )}
        {origin === 'you' && inScene === null && (
          <button
            type="button"
            aria-label={t`${name}: back to the default`}
            onClick={() => set(undefined)}
          >
            Default
          </button>
        )}
        {origin === 'scene' && (
          <button type="button" aria-label={t`Do not set ${name}`} onClick={() => set(null)}>
            Do not set
          </button>
        )}
      </span>
      {refused && (
        <p className={styles.refusal} role="alert">
          {refused}
        </p>
      )}
    </li>
  );
}

function change(store: LabStore, { scope, name }: SettingRow, to: string | null | undefined): void {
  const edits: Readonly<Record<SettingRow['scope'], SettingEdit>> = {
    producer: { config: { [name]: to } },
    topic: { topicConfig: { [name]: to } },
    broker: { brokerConfig: { [name]: to } },
  };
  changeSettings(store, edits[scope]);
}

function aboutText({ type, defaultValue, range, modelled }: SettingRow): string {
  const shown = defaultValue === '' ? t`not set` : defaultValue;
  return [
    t`default ${shown}`,
    ...(range === null ? [] : [range]),
    type,
    ...(modelled ? [] : [t`read and checked, changes nothing in a run here`]),
  ].join(' · ');
}

interface TypedValueProps {
  readonly id: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
}

/** A value that is typed: Enter or leaving the field makes it count, Escape gives the old one back. */
function TypedValue({ id, value, onValue }: TypedValueProps) {
  const [draft, setDraft] = useState(value);
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    onValue(draft);
  };
  return (
    <form onSubmit={submit}>
      <input
        id={id}
        type="text"
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        value={draft}
        onChange={(event) => setDraft(event.currentTarget.value)}
        onBlur={() => submit()}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || draft === value) return;
          event.preventDefault();
          event.stopPropagation();
          setDraft(value);
        }}
      />
    </form>
  );
}

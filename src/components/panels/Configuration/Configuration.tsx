import { useMemo, useState } from 'react';
import { changeSettings } from '../../../store/settingEdits.ts';
import { useLabStore, useRun } from '../../../store/useLab.ts';
import { selectConfig } from '../../../trace/selectors/configView.ts';
import { Button } from '../../ui/Button.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import styles from './configuration.module.css';
import { PasteFile } from './PasteFile.tsx';
import { Setting } from './Setting.tsx';

const PROFILES = [
  { value: '2.8', text: '2.8' },
  { value: '3.9', text: '3.9' },
  { value: 'current', text: '4.0–4.4' },
  { value: '4.5', text: '4.5' },
] as const;

/** Every setting of the run by Kafka's name, what Kafka says about them, and the release whose rules hold. */
export default function Configuration() {
  const store = useLabStore();
  const { base, scenario } = useRun();
  const view = useMemo(() => selectConfig(base, scenario), [base, scenario]);
  const [filter, setFilter] = useState('');
  const [pasting, setPasting] = useState(false);
  const wanted = filter.trim().toLowerCase();
  const groups = view.groups
    .map((group) => ({
      ...group,
      rows: group.rows.filter(({ name, origin }) =>
        wanted === 'set' ? origin !== 'default' : name.includes(wanted),
      ),
    }))
    .filter(({ rows }) => rows.length > 0);
  return (
    <div className={styles.configuration}>
      <div className={styles.head}>
        <div className={styles.release}>
          <span>Kafka</span>
          <Segmented
            label="Kafka release"
            value={scenario.profile}
            options={PROFILES}
            onChange={(profile) => changeSettings(store, { profile })}
          />
        </div>
        <label className={styles.find}>
          <span className="visually-hidden">Find a setting</span>
          <input
            type="search"
            placeholder="Find a setting"
            value={filter}
            onChange={(event) => setFilter(event.currentTarget.value)}
          />
        </label>
        <Button
          size="small"
          aria-pressed={wanted === 'set'}
          onClick={() => setFilter(wanted === 'set' ? '' : 'set')}
        >
          Only what is set
        </Button>
        <Button size="small" aria-expanded={pasting} onClick={() => setPasting(!pasting)}>
          Paste a properties file
        </Button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls */}
      <section className={styles.body} tabIndex={0} aria-label="Settings">
        {pasting && <PasteFile onDone={() => setPasting(false)} />}
        {(view.refusal || view.logs.length > 0) && (
          <section className={styles.said} aria-label="What the client says about its settings">
            {view.logs.map(({ level, text }) => (
              <p key={text}>
                <b>{level}</b> {text}
              </p>
            ))}
            {view.refusal && (
              <p className={styles.refusal}>
                <b>{view.refusal.exception}</b> {view.refusal.message}
              </p>
            )}
          </section>
        )}
        {groups.length === 0 && (
          <p className={styles.none}>No setting has “{filter}” in its name.</p>
        )}
        {groups.map(({ title, rows }) => (
          <section key={title} className={styles.group} aria-label={title}>
            <h3>{title}</h3>
            <ul>
              {rows.map((row) => (
                <Setting key={`${row.scope} ${row.name} ${row.value}`} row={row} />
              ))}
            </ul>
          </section>
        ))}
      </section>
    </div>
  );
}

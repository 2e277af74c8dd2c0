import { useId, useState } from 'react';
import { t } from '../../../i18n/t.ts';
import { MAX_FILE, readProperties } from '../../../store/propertiesFile.ts';
import { changeSettings } from '../../../store/settingEdits.ts';
import { useLabStore, useRun } from '../../../store/useLab.ts';
import { Button } from '../../ui/Button.tsx';
import styles from './configuration.module.css';

/** A properties file as text: what it sets, what is wrong with it by line, and then the run with it. */
export function PasteFile({ onDone }: { readonly onDone: () => void }) {
  const store = useLabStore();
  const { base, scenario } = useRun();
  const [text, setText] = useState('');
  const id = useId();
  const { config, problems, left } = readProperties(text, scenario.profile);
  const count = Object.keys(config).length;
  const use = () => {
    const unset = Object.keys({
      ...base.producers[0]?.config,
      ...store.getState().experiment.config,
    }).map((name) => [name, null]);
    changeSettings(store, { config: { ...Object.fromEntries(unset), ...config } });
    onDone();
  };
  return (
    <section className={styles.paste} aria-label="A properties file">
      <label htmlFor={id}>producer.properties</label>
      <textarea
        id={id}
        rows={7}
        spellCheck={false}
        maxLength={MAX_FILE + 1}
        placeholder={'acks=1\nlinger.ms=20'}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {problems.length > 0 && (
        <ol className={styles.problems} aria-label="What is to be said about its lines">
          {problems.map((one) => (
            <li key={`${one.line} ${one.text}`} data-refused={one.refused}>
              <b>line {one.line}</b> {one.text}
            </li>
          ))}
        </ol>
      )}
      {left.length > 0 && (
        <p>The lab has servers and serializers of its own: {left.join(', ')} is left out.</p>
      )}
      <div className={styles.buttons}>
        <Button size="small" variant="primary" disabled={count === 0} onClick={use}>
          {count === 1 ? t`Run with this setting` : t`Run with these ${count} settings`}
        </Button>
        <Button size="small" onClick={onDone}>
          Leave it
        </Button>
      </div>
    </section>
  );
}

import { useDeferredValue, useMemo, useState } from 'react';
import { Button } from '../../components/ui/Button.tsx';
import { t } from '../../i18n/t.ts';
import { problemWords } from '../../store/problemWords.ts';
import {
  NEW_SCENARIO,
  readText,
  runInLab,
  textOf,
  textOfRun,
} from '../../store/sandbox/sandbox.ts';
import { SCENARIO_FORM } from '../../store/sandbox/schemaForm.ts';
import { useLabStore } from '../../store/useLab.ts';
import { Fields } from './Field.tsx';
import { hintText } from './hints.ts';
import { JsonPane } from './JsonPane.tsx';
import { Library } from './Library.tsx';
import styles from './sandbox.module.css';
import { useDraft } from './useDraft.ts';

/** What the text says, its problems in the words of the page. */
function readInWords(text: string): ReturnType<typeof readText> {
  const read = readText(text);
  return { ...read, problems: read.problems.map((one) => problemWords(one, hintText)) };
}

/** A scenario of one's own, from nothing or from one that ships: as a form, and as the JSON that it is. */
export default function Sandbox() {
  const store = useLabStore();
  const draft = useDraft();
  const [told, setTold] = useState('');
  const text = useDeferredValue(draft.text);
  const { value, scenario, problems } = useMemo(() => readInWords(text), [text]);
  const byPath = useMemo(
    () =>
      new Map(
        problems.map(({ path, found, expected }) => [path, t`${found} here; expected ${expected}`]),
      ),
    [problems],
  );
  const replace = (next: string, what: string) => {
    draft.change(next);
    setTold(t`${what} Undo brings the one before back.`);
  };
  const isForm = typeof value === 'object' && value !== null && !Array.isArray(value);
  return (
    <div className={styles.sandbox}>
      <header className={styles.head}>
        <h1 className={styles.title}>Sandbox</h1>
        <Button
          variant="primary"
          icon="play"
          aria-disabled={scenario === null}
          onClick={() => {
            // What is shown may be one text behind; what runs is what is written
            const now = readText(draft.text);
            if (now.scenario) runInLab(store, now.scenario);
            else setTold(t`Not yet: ${now.problems.length} to mend first.`);
          }}
        >
          Run it on the stage
        </Button>
        <Button icon="undo" disabled={!draft.canUndo} onClick={draft.undo}>
          Undo
        </Button>
        <Button disabled={!draft.canRedo} onClick={draft.redo}>
          Redo
        </Button>
        <Button onClick={() => replace(NEW_SCENARIO, t`A new scenario.`)}>New</Button>
        <Button onClick={() => replace(textOfRun(store.getState()), t`The run of the lab.`)}>
          Take the run of the lab
        </Button>
      </header>
      <p role="status" className={draft.problem ? styles.problem : styles.about}>
        {draft.problem ??
          (told || t`Every change is kept in this browser, and a reload loses nothing.`)}
      </p>
      <div className={styles.panes}>
        <section aria-label="Form" className={styles.form}>
          {isForm && SCENARIO_FORM.kind === 'object' ? (
            <Fields
              fields={SCENARIO_FORM.fields}
              path=""
              value={value}
              problems={byPath}
              onChange={(next) => draft.change(textOf(next))}
            />
          ) : (
            <p className={styles.about}>The form comes back when the text is JSON again.</p>
          )}
        </section>
        <div className={styles.side}>
          <JsonPane text={draft.text} problems={problems} onChange={draft.change} />
          <Library text={draft.text} onOpen={replace} onTell={setTold} />
        </div>
      </div>
    </div>
  );
}

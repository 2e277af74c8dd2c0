import { useState } from 'react';
import { Button, IconButton } from '../../components/ui/Button.tsx';
import { t } from '../../i18n/t.ts';
import { sceneGroups } from '../../lessons/catalogue/index.ts';
import { lean, textOf } from '../../store/sandbox/sandbox.ts';
import { readSaved, removeSaved, type StorageProblem, save } from './library.ts';
import styles from './sandbox.module.css';

interface LibraryProps {
  readonly text: string;
  /** Another text in its place, and what it is in a sentence. */
  readonly onOpen: (text: string, what: string) => void;
  readonly onTell: (text: string) => void;
}

/** Largest file that is read at all, bytes: as much as the format takes. */
const MOST_BYTES = 4_000_000;
const LONGEST_NAME = 60;

/** Saved scenarios by name, the ones that ship, and files. */
export function Library({ text, onOpen, onTell }: LibraryProps) {
  const [saved, setSaved] = useState(readSaved);
  const [name, setName] = useState('');
  const kept = (problem: StorageProblem, done: string) => {
    setSaved(readSaved());
    onTell(problem ?? done);
  };
  const readFile = async (file: File | undefined) => {
    if (!file) return;
    if (file.size > MOST_BYTES) {
      onTell(t`${file.name} has ${file.size} bytes; expected at most ${MOST_BYTES}.`);
      return;
    }
    onOpen(await file.text(), t`${file.name} is open.`);
  };
  return (
    <section aria-label="Saved and shipped" className={styles.library}>
      <form
        className={styles.row}
        onSubmit={(event) => {
          event.preventDefault();
          const called = name.trim();
          if (called === '') onTell(t`Give it a name first.`);
          else kept(save(called, text), t`Saved as ${called}.`);
        }}
      >
        <input
          aria-label="Name to save it under"
          placeholder="Name"
          maxLength={LONGEST_NAME}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <Button type="submit">Save</Button>
      </form>
      {saved.length > 0 && (
        <ul className={styles.saved} aria-label="Saved scenarios">
          {saved.map((one) => (
            <li key={one.name} className={styles.row}>
              <button
                type="button"
                className={styles.open}
                onClick={() => {
                  setName(one.name);
                  onOpen(one.text, t`${one.name} is open.`);
                }}
              >
                {one.name}
              </button>
              <IconButton
                icon="x"
                label={t`Remove ${one.name}`}
                onClick={() => kept(removeSaved(one.name), t`${one.name} is removed.`)}
              />
            </li>
          ))}
        </ul>
      )}
      <label className={styles.row}>
        <span>Start from</span>
        <select
          value=""
          onChange={(event) => {
            const scene = sceneGroups
              .flatMap(({ scenes }) => scenes)
              .find((one) => one.id === event.target.value);
            if (scene) onOpen(textOf(lean(scene)), t`${scene.title} is open.`);
          }}
        >
          <option value="">a scene that ships</option>
          {sceneGroups.map((group) => (
            <optgroup key={group.title} label={group.title}>
              {group.scenes.map(({ id, title }) => (
                <option key={id} value={id}>
                  {title}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </label>
      <div className={styles.row}>
        <label className={styles.file}>
          <span>Open a file</span>
          <input
            type="file"
            accept="application/json,.json"
            onChange={(event) => {
              void readFile(event.target.files?.[0]);
              event.target.value = '';
            }}
          />
        </label>
        <Button icon="share" onClick={() => download(text)}>
          Save as a file
        </Button>
      </div>
    </section>
  );
}

function download(text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  link.download = 'scenario.json';
  link.click();
  URL.revokeObjectURL(link.href);
}

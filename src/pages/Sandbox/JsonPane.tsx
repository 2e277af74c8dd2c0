import type { Problem } from '../../scenario/index.ts';
import styles from './sandbox.module.css';

interface JsonPaneProps {
  readonly text: string;
  readonly problems: readonly Problem[];
  readonly onChange: (text: string) => void;
}

/** The scenario as text, to read, to write, and to paste over; and what is wrong with it, field by field. */
export function JsonPane({ text, problems, onChange }: JsonPaneProps) {
  return (
    <section aria-label="JSON" className={styles.json}>
      <label htmlFor="sandbox-json">Scenario as JSON</label>
      <textarea
        id="sandbox-json"
        className={styles.text}
        spellCheck={false}
        autoCapitalize="off"
        aria-invalid={problems.length > 0}
        aria-describedby="sandbox-problems"
        value={text}
        onChange={(event) => onChange(event.target.value)}
      />
      <div id="sandbox-problems" aria-live="polite">
        {problems.length === 0 ? (
          <p className={styles.good}>It can run.</p>
        ) : (
          <ul className={styles.problems}>
            {problems.map(({ path, found, expected }) => (
              <li key={`${path} ${expected}`}>
                <code>{path}</code> is {found}; expected {expected}
              </li>
            ))}
          </ul>
        )}
      </div>
    </section>
  );
}

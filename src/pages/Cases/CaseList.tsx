import { useState } from 'react';
import { type CaseFile, cases, type Harm } from '../../lessons/cases/index.ts';
import styles from './cases.module.css';
import { harmWords, todayWords } from './words.ts';

const HARMS = Object.keys(harmWords) as readonly Harm[];

/** All incidents, by what came of them if one likes. */
export function CaseList({ problem }: { readonly problem: string | null }) {
  const [harm, setHarm] = useState<Harm | null>(null);
  const shown = cases.filter((one) => harm === null || one.harm === harm);
  return (
    <div className={styles.list}>
      <header className={styles.head}>
        <h1 className={styles.title}>Case files</h1>
        <p className={styles.lead}>
          {cases.length} incidents that were reported in public. Each tells what was seen, asks for
          your diagnosis, and then replays the run.
        </p>
        {problem !== null && (
          <p role="alert" className={styles.problem}>
            {problem}
          </p>
        )}
        <fieldset className={styles.filter}>
          <legend className="t-caption">What came of it</legend>
          <Choice chosen={harm === null} onChoose={() => setHarm(null)} text="All" />
          {HARMS.map((one) => (
            <Choice
              key={one}
              chosen={harm === one}
              onChoose={() => setHarm(one)}
              text={harmWords[one]}
            />
          ))}
        </fieldset>
      </header>
      <ul className={styles.cards}>
        {shown.map((one) => (
          <li key={one.number}>
            <Card file={one} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Choice(props: {
  readonly chosen: boolean;
  readonly onChoose: () => void;
  readonly text: string;
}) {
  return (
    <button
      type="button"
      className={styles.choice}
      aria-pressed={props.chosen}
      onClick={props.onChoose}
    >
      {props.text}
    </button>
  );
}

function Card({ file }: { readonly file: CaseFile }) {
  return (
    <a href={`#/cases/${file.number}`} className={styles.card} data-harm={file.harm}>
      <span className={styles.number}>{file.number}</span>
      <span className={styles.cardTitle}>{file.title}</span>
      <span className={styles.cardFoot}>
        <strong>{harmWords[file.harm]}</strong> {todayWords[file.today]}
      </span>
    </a>
  );
}

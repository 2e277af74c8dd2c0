import { useState } from 'react';
import { Button } from '../../components/ui/Button.tsx';
import { Icon } from '../../components/ui/Icon.tsx';
import { t } from '../../i18n/t.ts';
import { type CaseFile, cases } from '../../lessons/cases/index.ts';
import styles from './cases.module.css';
import { Replay } from './Replay.tsx';
import { harmWords, todayWords } from './words.ts';

/** What was seen, the reader's own diagnosis, and only then the run. */
export function CasePage({ file }: { readonly file: CaseFile }) {
  const [chosen, setChosen] = useState<string | null>(null);
  const [judged, setJudged] = useState(false);
  const at = cases.indexOf(file);
  const next = cases[at + 1];
  return (
    <article className={styles.case}>
      <p>
        <a href="#/cases">Case files</a> · {file.number} of {cases.at(-1)?.number}
      </p>
      <h1 className={styles.title}>{file.title}</h1>
      <dl className={styles.facts}>
        <Fact name={t`What came of it`} text={harmWords[file.harm]} />
        <Fact name="Kafka 4.x" text={todayWords[file.today]} />
        <Fact name={t`Seen with`} text={file.where} />
      </dl>
      <p className={styles.story}>{file.seen}</p>

      <fieldset className={styles.diagnoses} disabled={judged}>
        <legend className={styles.heading}>What happened?</legend>
        {file.diagnoses.map(({ text, because, right }) => (
          <label
            key={text}
            className={styles.diagnosis}
            data-judged={judged ? (right ? 'right' : 'wrong') : undefined}
          >
            <input
              type="radio"
              name="diagnosis"
              checked={chosen === text}
              onChange={() => setChosen(text)}
            />
            <span>
              <span className={styles.diagnosisText}>
                {judged && <Icon name={right ? 'check' : 'x'} />}
                {text}
                {judged && chosen === text && <em className={styles.yours}>your answer</em>}
              </span>
              {judged && <span className={styles.because}>{because}</span>}
            </span>
          </label>
        ))}
      </fieldset>
      {judged ? (
        <Truth file={file} />
      ) : (
        <div className={styles.ways}>
          <Button variant="primary" disabled={chosen === null} onClick={() => setJudged(true)}>
            That is my diagnosis
          </Button>
          <Button
            onClick={() => {
              setChosen(null);
              setJudged(true);
            }}
          >
            Not sure, show me
          </Button>
        </div>
      )}
      {judged && next && (
        <p className={styles.next}>
          <a href={`#/cases/${next.number}`}>
            Next: {next.number}. {next.title}
          </a>
        </p>
      )}
    </article>
  );
}

function Fact({ name, text }: { readonly name: string; readonly text: string }) {
  return (
    <div>
      <dt className="t-caption">{name}</dt>
      <dd>{text}</dd>
    </div>
  );
}

function Truth({ file }: { readonly file: CaseFile }) {
  return (
    <>
      <p className={styles.lesson}>{file.lesson}</p>
      <h2 className={styles.heading}>The run</h2>
      <div className={styles.replays}>
        {file.scenes.map((id, nth) => (
          <Replay key={id} id={id} kind={nth === 0 ? 'incident' : 'twin'} />
        ))}
      </div>
      <h2 className={styles.heading}>The rule</h2>
      <ul className={styles.rules}>
        {file.rules.map(({ rule, source }) => (
          <li key={rule}>
            {rule} <code>{source}</code>
          </li>
        ))}
      </ul>
      <h2 className={styles.heading}>Where it was reported</h2>
      <ul className={styles.rules}>
        {file.threads.map(({ name, url }) => (
          <li key={url}>
            <a href={url} rel="noreferrer" target="_blank">
              {name}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

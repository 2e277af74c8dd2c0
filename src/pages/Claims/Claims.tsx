import { useDeferredValue, useState } from 'react';
import { t } from '../../i18n/t.ts';
import { auditedRows, type ClaimRow, keptRows, lessonRows } from '../../store/lesson/claimRows.ts';
import { texts } from '../../store/lesson/course.ts';
import article from '../shared/article.module.css';
import styles from './claims.module.css';
import recorded from './recordings.json';

const AUDITED = auditedRows(texts);
const SAID = [...lessonRows(texts), ...keptRows(texts)];
const RECORDED: Readonly<Record<string, readonly string[]>> = recorded.rows;

const VERDICTS: Readonly<Record<string, string>> = {
  true: t`true`,
  oversimplified: t`oversimplified`,
  misleading: t`misleading`,
  false: t`false`,
  'depends on the version': t`depends on the version`,
};

/** `#/claims`: every sentence about Kafka, with the run that proves it one click away. */
export default function Claims() {
  const { player } = texts;
  const [asked, setAsked] = useState('');
  const sought = useDeferredValue(asked.trim().toLowerCase());
  const parts = [
    { title: player.audited, rows: AUDITED.filter((row) => fits(row, sought)) },
    { title: player.said, rows: SAID.filter((row) => fits(row, sought)) },
  ];
  return (
    <div className={article.column}>
      <h1 className={article.title}>{player.claims}</h1>
      <p>{player.claimsLead}</p>
      <label className={styles.search}>
        {player.search}
        <input type="search" value={asked} onChange={(event) => setAsked(event.target.value)} />
      </label>
      {parts.map(({ title, rows }) => (
        <section key={title} aria-label={title}>
          <h2 className={styles.heading}>
            {title} ({rows.length})
          </h2>
          <ul className={styles.rows}>
            {rows.map((row) => (
              <Row key={row.id} row={row} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function Row({ row }: { readonly row: ClaimRow }) {
  const { id, says, verdict, scene, changes, holds, sources } = row;
  const changed = Object.keys(changes).length > 0;
  return (
    <li className={styles.row}>
      <p className={styles.id}>
        {id}
        {verdict && ` · ${texts.player.usually} ${VERDICTS[verdict] ?? verdict}`}
      </p>
      <p className={styles.says}>{says.replaceAll('`', '')}</p>
      <p>
        <a className={styles.scene} href={`#/${scene}`}>
          {scene}
        </a>
        {changed && <code className={styles.changes}>{JSON.stringify(changes)}</code>}
      </p>
      <ul className={styles.holds}>
        {holds.map((one) => (
          <li key={one}>
            <code>{one}</code>
          </li>
        ))}
      </ul>
      {RECORDED[id] && (
        <p className={styles.sources}>
          {texts.player.recorded} {recorded.kafka}: {RECORDED[id].join(', ')}
        </p>
      )}
      {sources.length > 0 && <p className={styles.sources}>{sources.join(', ')}</p>}
    </li>
  );
}

function fits({ id, says, scene, sources }: ClaimRow, sought: string): boolean {
  return [id, says, scene, ...sources].some((one) => one.toLowerCase().includes(sought));
}

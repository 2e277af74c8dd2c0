import { useEffect, useMemo } from 'react';
import { t } from '../../../i18n/t.ts';
import { useCurrentEvent, useLab, useTraceIndex } from '../../../store/useLab.ts';
import { selectRail } from '../../../trace/selectors/railView.ts';
import type { LogRowView } from '../../../trace/selectors/stageTypes.ts';
import { stageAt } from '../../../trace/selectors/stageView.ts';
import { useMedia } from '../useMedia.ts';
import styles from './printed.module.css';

/** What a printed page says over the space–time diagram: where the run stands, and what the logs hold. */
export default function Printed() {
  const printing = useMedia('print');
  return printing ? <Paper /> : null;
}

/** The page itself. */
export function Paper() {
  const index = useTraceIndex();
  const current = useCurrentEvent();
  const page = useLab((lab) => lab.page);
  const rail = useMemo(() => selectRail(index, current), [index, current]);
  const { trace } = index;
  const logs = useMemo(
    () =>
      trace.last.partitions.map(({ id }) => {
        const focus = { partition: id, producer: null, selection: null };
        return { id, log: stageAt(index, Math.max(0, current), focus).broker.log };
      }),
    [index, trace, current],
  );
  const config = Object.entries(trace.scenario.producers[0]?.config ?? {});
  // Half-way through a frame a page would show letters where they no longer are
  useEffect(() => scrollTo(0, 0), []);
  return (
    <section className={styles.paper} aria-label={t`This moment on paper`} data-page={page}>
      <h1>{rail.title}</h1>
      {rail.moment && (
        <p>
          <strong>{rail.moment.at}</strong> {rail.moment.sentence}
        </p>
      )}
      <p>
        <code>{config.map(([key, value]) => `${key}=${value}`).join(', ')}</code>
      </p>
      {logs.map(({ id, log }) => (
        <div key={id}>
          <h2>
            {t`Log of ${id}`}{' '}
            <span>{t`high watermark ${log.highWatermark}, log end ${log.logEndOffset}`}</span>
          </h2>
          <ol className={styles.rows}>
            {log.rows.map((row) => (
              <li key={row.baseOffset} data-copy={row.copy} data-aborted={row.aborted}>
                {rowText(row)}
              </li>
            ))}
          </ol>
        </div>
      ))}
      <p className={styles.result}>{rail.outcome.title}</p>
      <p className={styles.address}>{location.href}</p>
    </section>
  );
}

/** `104–105 order 15, order 16, seq 0`: a copy and an aborted record say so in words. */
function rowText({ baseOffset, lastOffset, records, stamp, copy, aborted }: LogRowView): string {
  const offsets = baseOffset === lastOffset ? `${baseOffset}` : `${baseOffset}–${lastOffset}`;
  return [
    `${offsets}  ${records.join(', ')}`,
    ...(stamp ? [t`seq ${stamp.numeral}`] : []),
    ...(copy ? [t`a copy`] : []),
    ...(aborted ? [t`aborted`] : []),
  ].join(', ');
}

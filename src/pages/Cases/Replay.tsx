import { t } from '../../i18n/t.ts';
import '../../trace/extras.ts';
import { useMemo } from 'react';
import { Outcome } from '../../components/panels/Rail/Outcome.tsx';
import { Icon } from '../../components/ui/Icon.tsx';
import { fromCatalogue } from '../../lessons/catalogue/index.ts';
import { run } from '../../scenario/index.ts';
import { checkClaims } from '../../trace/claims.ts';
import { selectRail } from '../../trace/selectors/railView.ts';
import { buildTraceIndex } from '../../trace/traceIndex.ts';
import styles from './cases.module.css';

interface ReplayProps {
  /** Of a scene of the catalogue. */
  readonly id: string;
  readonly kind: 'incident' | 'twin';
}

/** A scene played to its end here and now: what its log holds, and each of its claims with what the run says. */
export function Replay({ id, kind }: ReplayProps) {
  const played = useMemo(() => play(id), [id]);
  if (played === null) return null;
  const { rail, results } = played;
  return (
    <section className={styles.replay} aria-label={rail.title}>
      <p className="t-caption">{kind === 'incident' ? t`The incident` : t`Its twin`}</p>
      <h3 className={styles.replayTitle}>{rail.title}</h3>
      {rail.about.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      <Outcome outcome={rail.outcome} />
      <ul className={styles.claims} aria-label="Checked in this run">
        {results.map(({ claim, status, explanation }) => (
          <li key={claim} data-status={status}>
            <Icon name={status === 'holds' ? 'check' : 'x'} />
            <code>{claim}</code>
            {status !== 'holds' && <span>{explanation}</span>}
          </li>
        ))}
      </ul>
      <a className={styles.open} href={`#/${id}`}>
        Watch this run
      </a>
    </section>
  );
}

function play(id: string) {
  const scene = fromCatalogue(id);
  if (!scene) return null;
  const trace = run(scene);
  const index = buildTraceIndex(trace);
  return { rail: selectRail(index, trace.events.length - 1), results: checkClaims(trace) };
}

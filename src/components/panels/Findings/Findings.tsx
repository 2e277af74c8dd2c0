import { useEffect, useState } from 'react';
import { t } from '../../../i18n/t.ts';
import { runScenario } from '../../../store/settingEdits.ts';
import { useActions, useCurrentEvent, useLabStore, useTraceIndex } from '../../../store/useLab.ts';
import {
  type Finding,
  type FindingStep,
  type FindingsView,
  knownFindings,
  selectFindings,
} from '../../../trace/selectors/findingsView.ts';
import type { TraceIndex } from '../../../trace/types.ts';
import { Button } from '../../ui/Button.tsx';
import styles from './findings.module.css';

/** What went wrong in this run, each back to its fault and its setting, with changes that were seen to prevent it. */
export default function Findings() {
  const index = useTraceIndex();
  const view = useFindings(index);
  const [chosen, choose] = useState(0);
  if (!view) {
    return (
      <p className={styles.wait} role="status">
        Running the scenario again, each time with one thing changed …
      </p>
    );
  }
  const finding = view.list[Math.min(chosen, view.list.length - 1)];
  if (!finding) {
    return (
      <p className={styles.wait}>
        Nothing to explain: each record that was reported as stored stands in its log once and in
        order, and was acted on once.
      </p>
    );
  }
  return (
    <div className={styles.findings}>
      <nav className={styles.list} aria-label="Findings">
        <ol>
          {view.list.map((one, at) => (
            <li key={`${one.kind} ${one.headline}`}>
              <button
                type="button"
                className={styles.choice}
                data-tone={one.tone}
                aria-pressed={one === finding}
                onClick={() => choose(at)}
              >
                <strong>{one.name}</strong>
                <span>{one.headline}</span>
              </button>
            </li>
          ))}
        </ol>
        <p className={styles.effort}>
          {view.effort}
          {view.stopped && t`. The run was stopped: what is pending may still come to something.`}
        </p>
      </nav>
      <Detail finding={finding} list={view.list} onFollow={choose} />
    </div>
  );
}

interface DetailProps {
  readonly finding: Finding;
  readonly list: readonly Finding[];
  readonly onFollow: (at: number) => void;
}

function Detail({ finding, list, onFollow }: DetailProps) {
  const { follows } = finding;
  const first = follows === null ? undefined : list[follows];
  return (
    <article className={styles.detail} aria-label={`${finding.name}: ${finding.headline}`}>
      <h3 className={styles.headline} data-tone={finding.tone}>
        {finding.headline}
      </h3>
      {first && follows !== null ? (
        <p className={styles.text}>
          It follows from another finding:{' '}
          <button type="button" className={styles.link} onClick={() => onFollow(follows)}>
            {first.headline}
          </button>
        </p>
      ) : (
        <div className={styles.columns}>
          <section aria-label="How it came about">
            <h4 className={styles.sub}>How it came about</h4>
            <Chain steps={finding.steps} />
          </section>
          <section aria-label="What would have prevented it">
            <h4 className={styles.sub}>Run again, with one thing changed</h4>
            <Remedies finding={finding} />
          </section>
        </div>
      )}
    </article>
  );
}

function Chain({ steps }: { readonly steps: readonly FindingStep[] }) {
  const { seekToEvent } = useActions();
  const current = useCurrentEvent();
  return (
    <ol className={styles.chain}>
      {steps.map((step) =>
        step.kind === 'more' ? (
          <li key={step.words} className={styles.more}>
            {step.words}
          </li>
        ) : (
          <li key={step.event}>
            <button
              type="button"
              className={styles.step}
              aria-current={step.event === current ? 'step' : undefined}
              onClick={() => seekToEvent(step.event)}
            >
              <span className={styles.at}>
                {step.at}
                <span className="visually-hidden"> ms: </span>
              </span>
              <span>
                {step.sentence}
                {step.fault && <strong className={styles.fault}> {step.fault}</strong>}
              </span>
            </button>
          </li>
        ),
      )}
    </ol>
  );
}

function Remedies({ finding }: { readonly finding: Finding }) {
  const store = useLabStore();
  const { scenario } = useTraceIndex().trace;
  return (
    <>
      <ul className={styles.remedies}>
        {finding.remedies.map((one) => (
          <li key={one.words}>
            <div className={styles.remedy}>
              <code>{one.words}</code>
              <Button
                size="small"
                aria-label={t`Try it: ${one.words}`}
                onClick={() => runScenario(store, scenario, one.change(scenario), one.words)}
              >
                Try it
              </Button>
            </div>
            <p>{one.reason}</p>
            <p className={styles.proof}>{one.proof}</p>
          </li>
        ))}
      </ul>
      {[...finding.withoutFaults, ...finding.limits].map((line) => (
        <p key={line} className={styles.text}>
          {line}
        </p>
      ))}
    </>
  );
}

/** The findings of a run; they take runs of their own, which wait until the panel stands. */
function useFindings(index: TraceIndex): FindingsView | undefined {
  const [, made] = useState<FindingsView>();
  const known = knownFindings(index);
  useEffect(() => {
    if (knownFindings(index)) return;
    const timer = setTimeout(() => made(selectFindings(index)), 30);
    return () => clearTimeout(timer);
  }, [index]);
  return known;
}

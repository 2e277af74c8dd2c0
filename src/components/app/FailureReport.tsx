import { useState } from 'react';
import { t } from '../../i18n/t.ts';
import { reportOf } from '../../store/browserState.ts';
import { runOf } from '../../store/labRun.ts';
import type { LabStore } from '../../store/labStore.ts';
import { Button } from '../ui/Button.tsx';
import styles from './failureReport.module.css';

export interface FailureReportProps {
  readonly store: LabStore;
  readonly message: string;
  readonly onBack: () => void;
}

/** A bug of ours: what it says, the run it happened in, and the way back. */
export function FailureReport({ store, message, onBack }: FailureReportProps) {
  const [copied, setCopied] = useState(false);
  const report = describe(store, message);
  const copy = () => {
    navigator.clipboard.writeText(report.text).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  return (
    <main className={styles.report}>
      <h1 className="t-h1">Something in Retry Lab broke</h1>
      <p className="t-story">
        Your run is not lost. Go back to the step before, or reload the page. To report it, copy the
        text below: it has everything needed to see the same failure again.
      </p>
      <p className={styles.message}>
        <code>{message}</code>
      </p>
      <p>Seed {report.seed}</p>
      <div className={styles.ways}>
        <Button variant="primary" icon="undo" onClick={onBack}>
          Back to the last good step
        </Button>
        <Button onClick={copy}>{copied ? t`Copied` : t`Copy the report`}</Button>
      </div>
      <textarea className={styles.text} aria-label="Report" readOnly rows={8} value={report.text} />
    </main>
  );
}

/** Even the run itself may be what fails. */
function describe(
  store: LabStore,
  message: string,
): { readonly text: string; readonly seed: string } {
  const lab = store.getState();
  try {
    return { text: reportOf(lab, message), seed: String(runOf(lab.experiment).scenario.seed) };
  } catch {
    return { text: `${message}\n${JSON.stringify(lab.experiment)}`, seed: 'unknown' };
  }
}

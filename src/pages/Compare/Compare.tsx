import { useEffect, useState } from 'react';
import type { Experiment } from '../../store/experiment.ts';
import type { LinkProblem } from '../../store/urlCodec.ts';
import { useActions, useLabStore } from '../../store/useLab.ts';
import { type Comparing, readComparing, writeComparing } from './address.ts';
import { Comparison } from './Comparison.tsx';
import styles from './compare.module.css';
import { compare, OFF_AND_ON } from './runs.ts';

/** The same faults, two to four configurations, one playhead. The address holds all of it. */
export default function Compare({ rest }: { readonly rest: string }) {
  const store = useLabStore();
  const { goTo } = useActions();
  const [written, setWritten] = useState<string | null>(null);
  const [comparing, setComparing] = useState<Comparing | null>(null);
  const [problems, setProblems] = useState<readonly LinkProblem[]>([]);
  const change = (next: Comparing) => {
    const address = writeComparing(next);
    setComparing(next);
    setWritten(address);
    goTo(address);
  };
  useEffect(() => {
    // What this page has written itself is shown already
    if (`compare${rest}` === written) return undefined;
    if (!rest.startsWith('/')) {
      const { experiment } = store.getState();
      const first = atParting(experiment);
      setComparing(first);
      setWritten(writeComparing(first));
      goTo(writeComparing(first));
      return undefined;
    }
    let current = true;
    void readComparing(rest).then((read) => {
      if (!current) return;
      const { experiment, variants, ms } = read.comparing;
      const named = variants.length > 1 ? variants : OFF_AND_ON;
      // An address that this page wrote names its runs, and says nothing of a moment at the very start
      const bare = variants.length === 0 && ms === 0;
      setComparing(bare ? atParting(experiment) : { ...read.comparing, variants: named });
      setProblems(read.problems);
    });
    return () => {
      current = false;
    };
  }, [rest, written, store, goTo]);
  return (
    <div className={styles.page}>
      {problems.length > 0 && (
        <section className={styles.problems} aria-label="Part of this link could not be used">
          <ul>
            {problems.map(({ field, value, expected }) => (
              <li key={`${field} ${value}`}>
                <code>{field}</code> is <code>{value}</code>; expected {expected}
              </li>
            ))}
          </ul>
        </section>
      )}
      {comparing ? <Comparison comparing={comparing} onChange={change} /> : <Frame />}
    </div>
  );
}

/** Without and with idempotence, where the runs part, if they do: that is what one comes for. */
function atParting(experiment: Experiment): Comparing {
  const { parting } = compare(experiment, OFF_AND_ON).shared;
  return { experiment, variants: OFF_AND_ON, ms: parting?.at ?? 0 };
}

/** What stands where while the runs are being made. */
function Frame() {
  return (
    <>
      <p className={styles.loading} role="status">
        The runs are being made.
      </p>
      <div className={styles.frame} aria-hidden="true">
        <span />
        <span />
      </div>
    </>
  );
}

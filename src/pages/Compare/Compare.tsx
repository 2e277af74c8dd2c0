import { useEffect, useState } from 'react';
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
      // where the runs part, if they do: that is what one comes for
      const { parting } = compare(experiment, OFF_AND_ON).shared;
      const first = { experiment, variants: OFF_AND_ON, ms: parting?.at ?? 0 };
      setComparing(first);
      setWritten(writeComparing(first));
      goTo(writeComparing(first));
      return undefined;
    }
    let current = true;
    void readComparing(rest).then((read) => {
      if (!current) return;
      const { variants } = read.comparing;
      setComparing({ ...read.comparing, variants: variants.length > 1 ? variants : OFF_AND_ON });
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

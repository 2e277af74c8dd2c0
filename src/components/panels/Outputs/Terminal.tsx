import { memo, useEffect, useRef } from 'react';
import type { OutputLine } from '../../../trace/selectors/outputDiff.ts';
import type { OutputView } from '../../../trace/selectors/outputsView.ts';
import styles from './outputs.module.css';

/** Says in the gutter what became of a line. */
const SIGNS = { same: '', new: '+', changed: '~', gone: '−' } as const;
const WORDS = { same: '', new: 'new: ', changed: 'changed: ', gone: 'gone: ' } as const;

/** Printed lines. What changed last stays marked: the value now, and struck out what it was. */
export function Terminal({ view, name }: { readonly view: OutputView; readonly name: string }) {
  const box = useRef<HTMLDivElement>(null);
  // The changed lines are brought into view, inside this box only
  // biome-ignore lint/correctness/useExhaustiveDependencies: another text is another place to look at
  useEffect(() => {
    const pane = box.current;
    const first = pane?.querySelector<HTMLElement>('[data-state]:not([data-state="same"])');
    if (!pane || !first) return;
    const [top, bottom] = [first.offsetTop, first.offsetTop + first.offsetHeight];
    if (top < pane.scrollTop || bottom > pane.scrollTop + pane.clientHeight) {
      pane.scrollTop = Math.max(0, top - pane.clientHeight / 3);
    }
  }, [view.text]);
  return (
    <div
      ref={box}
      className={styles.terminal}
      role="log"
      aria-live="off"
      aria-label={name}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls
      tabIndex={0}
      data-wraps={view.wraps}
    >
      {view.lines.map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a printed line has no other name than its place
        <Line key={at} line={line} />
      ))}
      {view.empty && <p className={styles.empty}>{view.empty}</p>}
    </div>
  );
}

const Line = memo(function Line({ line: { state, parts } }: { readonly line: OutputLine }) {
  return (
    <div className={styles.line} data-state={state}>
      <span className={styles.sign} aria-hidden="true">
        {SIGNS[state]}
      </span>
      <span className={styles.text}>
        <span className="visually-hidden">{WORDS[state]}</span>
        {parts.map(({ now, was }, at) =>
          was === null ? (
            now
          ) : (
            // biome-ignore lint/suspicious/noArrayIndexKey: a word has no other name than its place
            <span key={at}>
              <del>{was}</del>
              {now && <ins>{now}</ins>}
            </span>
          ),
        )}
      </span>
    </div>
  );
});

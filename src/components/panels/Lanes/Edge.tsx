import { type RefObject, useEffect, useRef } from 'react';
import type { LaneLabel } from '../../../trace/selectors/lanesTypes.ts';
import { edgeOver } from './edgeOver.ts';
import styles from './lanes.module.css';

interface EdgeProps {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly labels: readonly LaneLabel[];
  /** Where the picture begins, in its own px. */
  readonly top: number;
  /** Height of the lanes' heads. */
  readonly head: number;
}

/** What scrolls away fades under the heads instead of being cut through; a label is whole or gone. */
export default function Edge({ scroller, labels, top, head }: EdgeProps) {
  const edge = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const one = scroller.current;
    const cover = () => {
      const { solid, fade } = edgeOver(labels, top + (one?.scrollTop ?? 0));
      // The lanes above it end where it does
      const panel = edge.current?.parentElement?.style;
      panel?.setProperty('--edge', `${solid + fade}px`);
      panel?.setProperty('--fade', `${fade}px`);
    };
    cover();
    one?.addEventListener('scroll', cover);
    return () => one?.removeEventListener('scroll', cover);
  }, [scroller, labels, top]);
  return <div ref={edge} className={styles.edge} style={{ top: head }} />;
}

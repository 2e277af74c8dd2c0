import { useActions, useLab, useTraceIndex } from '../../store/useLab.ts';
import styles from './speedMenu.module.css';

/** The passage that is played again and again, without shift and a mouse. */
export function LoopChoice() {
  const loop = useLab((lab) => lab.loop);
  const { setLoop } = useActions();
  const { duration } = useTraceIndex().clock;
  return (
    <fieldset className={styles.loop}>
      <legend>Loop</legend>
      <button
        type="button"
        className={styles.choice}
        onClick={() => setLoop(loop?.[1] ?? duration)}
      >
        from here
      </button>
      <button type="button" className={styles.choice} onClick={() => setLoop(loop?.[0] ?? 0)}>
        to here
      </button>
      <button
        type="button"
        className={styles.choice}
        disabled={loop === null}
        onClick={() => setLoop(null)}
      >
        off
      </button>
    </fieldset>
  );
}

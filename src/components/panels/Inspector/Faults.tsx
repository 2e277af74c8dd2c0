import { t } from '../../../i18n/t.ts';
import { faultLines } from '../../../store/faultLines.ts';
import { useActions, useLab, useRun } from '../../../store/useLab.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Switch } from '../../ui/Switch.tsx';
import styles from './inspector.module.css';

/** The faults of this run as text: each can be switched off, added ones taken away. */
export function Faults() {
  const run = useRun();
  const { switchFault, removeFault, openBreak, undo, redo } = useActions();
  const canUndo = useLab((lab) => lab.past.length > 0);
  const canRedo = useLab((lab) => lab.future.length > 0);
  const lines = faultLines(run);
  return (
    <>
      {lines.length === 0 && (
        <p className={styles.empty}>
          No fault in this run. Press B for all that can go wrong; or choose a message on the wire
          and press X to lose it, or H to leave it unanswered.
        </p>
      )}
      <ol className={styles.faults}>
        {lines.map((line) => (
          <li key={line.index}>
            <div className={styles.fault}>
              <Switch
                checked={line.enabled}
                onChange={(enabled) => switchFault(line.index, enabled)}
              >
                {line.text}
              </Switch>
              <IconButton
                icon="clock"
                label={t`Edit fault ${line.index + 1}`}
                onClick={() => openBreak(`fault:${line.index}`)}
              />
              {!line.own && (
                <IconButton
                  icon="x"
                  label={t`Remove fault ${line.index + 1}`}
                  onClick={() => removeFault(line.index)}
                />
              )}
            </div>
            <p className={line.state === 'unfired' ? styles.unfired : styles.fired}>
              {line.outcome}
            </p>
          </li>
        ))}
      </ol>
      <div className={styles.history}>
        <Button size="small" icon="undo" disabled={!canUndo} onClick={undo}>
          Undo
        </Button>
        <Button size="small" disabled={!canRedo} onClick={redo}>
          Redo
        </Button>
      </div>
    </>
  );
}

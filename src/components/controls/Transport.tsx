import { t } from '../../i18n/t.ts';
import { useActions, useLab, useRun } from '../../store/useLab.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { Tooltip } from '../ui/Tooltip.tsx';
import styles from './transport.module.css';

interface TransportProps {
  /** There is no run to move through. */
  readonly disabled: boolean;
  /** Room for three buttons: a step goes to the next thing worth a stop. */
  readonly narrow: boolean;
}

/** Play, step, and on to the next thing worth a stop. */
export function Transport({ disabled, narrow }: TransportProps) {
  const { play, pause, stepBack, stepForward, nextNotable, previousNotable } = useActions();
  const { duration } = useRun().index.clock;
  const playing = useLab((lab) => lab.playing);
  const atStart = useLab((lab) => lab.playhead <= 0 && lab.tween === null);
  const atEnd = useLab((lab) => lab.playhead >= duration && lab.tween === null);
  return (
    <fieldset className={styles.transport} aria-label="Playback">
      <Tooltip text="Previous event (←)" side="above" align="start">
        <IconButton
          icon="stepBack"
          label="Previous event"
          variant="outline"
          disabled={disabled}
          aria-disabled={atStart}
          onClick={narrow ? previousNotable : stepBack}
        />
      </Tooltip>
      <Tooltip text={playing ? t`Pause (space)` : t`Play (space)`} side="above">
        <span className={styles.play}>
          <IconButton
            icon={playing ? 'pause' : 'play'}
            label={playing ? t`Pause` : t`Play`}
            variant={disabled ? 'outline' : 'primary'}
            disabled={disabled}
            onClick={playing ? pause : play}
          />
        </span>
      </Tooltip>
      <Tooltip text="Step (→)" side="above">
        <IconButton
          icon="stepForward"
          label={narrow ? t`Next event` : t`Step to the next event`}
          variant="outline"
          disabled={disabled}
          aria-disabled={atEnd}
          onClick={narrow ? nextNotable : stepForward}
        />
      </Tooltip>
      {!narrow && (
        <Tooltip text="Next decision, loss or retry (N)" side="above">
          <Button icon="nextEvent" disabled={disabled} onClick={nextNotable}>
            Next event
          </Button>
        </Tooltip>
      )}
    </fieldset>
  );
}

import { t } from '../../i18n/t.ts';
import { CutHandle, classes, toneClass } from '../marks/index.ts';
import { IconGlyph } from '../ui/Icon.tsx';
import styles from './handles.module.css';

interface HandlesProps {
  /** Middle of the scissors. */
  readonly x: number;
  readonly y: number;
  readonly direction: 'toBroker' | 'toClient';
  readonly onLose: () => void;
  readonly onHold: () => void;
}

/** What can be done to a message: cut it, or leave it unanswered. The keys are X and H on the message. */
export default function Handles({ x, y, direction, onLose, onHold }: HandlesProps) {
  const what = direction === 'toBroker' ? 'request' : 'ack';
  const held = direction === 'toBroker' ? t`Hold this request (H)` : t`Leave unanswered (H)`;
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a pointer's short cut for a key of the message */}
      <g
        className={classes(styles.handle, toneClass('ink'))}
        onClick={(event) => {
          event.stopPropagation();
          onHold();
        }}
      >
        <title>{held}</title>
        <circle cx={x - 46} cy={y} r={22} fillOpacity={0} />
        <circle className={styles.disc} cx={x - 46} cy={y} r={14} />
        <g className={styles.inverse}>
          <IconGlyph name="clock" x={x - 53.5} y={y - 7.5} size={15} />
        </g>
      </g>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: as above */}
      <g onClick={(event) => event.stopPropagation()}>
        <CutHandle x={x} y={y} tip={t`Cut this ${what} (X)`} onCut={onLose} />
      </g>
    </>
  );
}

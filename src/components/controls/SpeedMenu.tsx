import { t } from '../../i18n/t.ts';
import { SPEEDS } from '../../store/urlState.ts';
import { useActions, useLab } from '../../store/useLab.ts';
import { Popover } from '../ui/Popover.tsx';
import { LoopChoice } from './LoopChoice.tsx';
import styles from './speedMenu.module.css';

export default function SpeedMenu({ disabled }: { readonly disabled: boolean }) {
  const speed = useLab((lab) => lab.speed);
  const { setSpeed } = useActions();
  return (
    <Popover
      label="Speed and loop"
      trigger={(trigger) => (
        <button
          type="button"
          {...trigger}
          className={styles.trigger}
          disabled={disabled}
          aria-label={t`Speed: ${speedText(speed)}`}
        >
          {speedText(speed)}
        </button>
      )}
    >
      <ul className={styles.list}>
        {SPEEDS.map((one) => (
          <li key={one}>
            <button
              type="button"
              className={styles.choice}
              aria-pressed={one === speed}
              onClick={(event) => {
                setSpeed(one);
                event.currentTarget.closest<HTMLElement>('[popover]')?.hidePopover();
              }}
            >
              {speedText(one)}
            </button>
          </li>
        ))}
      </ul>
      <LoopChoice />
    </Popover>
  );
}

function speedText(speed: number): string {
  return `${speed}×`;
}

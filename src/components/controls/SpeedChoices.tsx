import { SPEEDS } from '../../store/urlState.ts';
import { useActions, useLab } from '../../store/useLab.ts';
import { LoopChoice } from './LoopChoice.tsx';
import styles from './speedMenu.module.css';

/** What the menu of the speed holds. */
export default function SpeedChoices() {
  const speed = useLab((lab) => lab.speed);
  const { setSpeed } = useActions();
  return (
    <>
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
              {`${one}×`}
            </button>
          </li>
        ))}
      </ul>
      <LoopChoice />
    </>
  );
}

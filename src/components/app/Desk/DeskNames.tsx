import { DESK_PANELS, DESK_TITLES, type DeskPanel } from '../../../store/desk.ts';
import { useActions } from '../../../store/useLab.ts';
import styles from './desk.module.css';

/** The panels by name: a press opens one, and closes it again. */
export function DeskNames({ open }: { readonly open?: DeskPanel | undefined }) {
  const { openDesk } = useActions();
  return (
    <fieldset className={styles.names} aria-label="Panels">
      {DESK_PANELS.map((name) => (
        <button
          key={name}
          type="button"
          className={styles.name}
          data-name={name}
          aria-expanded={name === open}
          onClick={() => openDesk(name === open ? '' : name)}
        >
          {DESK_TITLES[name]}
        </button>
      ))}
    </fieldset>
  );
}

/** The row alone, until a panel is asked for. */
export function ClosedDesk() {
  return (
    <div className={styles.desk} data-desk="closed">
      <div className={styles.bar}>
        <DeskNames />
      </div>
    </div>
  );
}

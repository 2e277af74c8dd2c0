import { lazy, Suspense } from 'react';
import { DESK_PANELS, DESK_TITLES, type DeskPanel } from '../../../store/desk.ts';
import { useActions } from '../../../store/useLab.ts';
import { useTouched } from '../../ui/useTouched.ts';
import styles from './desk.module.css';

const PartToggles = lazy(() => import('./PartToggles.tsx'));

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

/** Comes with the first move of a hand. */
export function Parts() {
  return <Suspense>{useTouched() && <PartToggles />}</Suspense>;
}

/** The row alone, until a panel is asked for. */
export function ClosedDesk() {
  return (
    <div className={styles.desk} data-desk="closed">
      <div className={styles.bar}>
        <DeskNames />
        <Parts />
      </div>
    </div>
  );
}

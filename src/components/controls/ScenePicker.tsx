import { lazy, Suspense, useState } from 'react';
import { nameOfPlace } from '../../store/scenes.ts';
import { useLab } from '../../store/useLab.ts';
import { Icon } from '../ui/Icon.tsx';
import { Popover } from '../ui/Popover.tsx';
import styles from './scenePicker.module.css';

// Loaded when it is first asked for.
const SceneList = lazy(() => import('./SceneList.tsx'));

/** Where one is, and the scenes of the picker. */
export function ScenePicker() {
  const name = useLab(nameOfPlace);
  const [asked, setAsked] = useState(false);
  return (
    <Popover
      label="Scenes"
      trigger={(trigger) => (
        <button
          type="button"
          {...trigger}
          className={styles.trigger}
          onClick={() => setAsked(true)}
        >
          <span>{name}</span>
          <Icon name="chevronDown" size={14} />
        </button>
      )}
    >
      <div className={styles.place}>
        <Suspense>{asked && <SceneList />}</Suspense>
      </div>
    </Popover>
  );
}

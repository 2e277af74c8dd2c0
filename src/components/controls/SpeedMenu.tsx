import { lazy, Suspense, useState } from 'react';
import { t } from '../../i18n/t.ts';
import { useLab } from '../../store/useLab.ts';
import { Popover } from '../ui/Popover.tsx';
import styles from './speedMenu.module.css';

const SpeedChoices = lazy(() => import('./SpeedChoices.tsx'));

export function SpeedMenu({ disabled }: { readonly disabled: boolean }) {
  const speed = useLab((lab) => lab.speed);
  const [asked, setAsked] = useState(false);
  return (
    <Popover
      label="Speed and loop"
      trigger={(trigger) => (
        <button
          type="button"
          {...trigger}
          className={styles.trigger}
          disabled={disabled}
          onClick={() => setAsked(true)}
          aria-label={t`Speed: ${speedText(speed)}`}
        >
          {speedText(speed)}
        </button>
      )}
    >
      <div className={styles.place}>
        <Suspense>{asked && <SpeedChoices />}</Suspense>
      </div>
    </Popover>
  );
}

function speedText(speed: number): string {
  return `${speed}×`;
}

import { useEffect, useRef } from 'react';
import { useActions, useLab } from '../../../store/useLab.ts';
import { IconButton } from '../../ui/Button.tsx';
import { AnimatePresence, Motion, m } from '../../ui/Motion.tsx';
import { Inspector } from './Inspector.tsx';
import styles from './inspector.module.css';

/** The inspector where it has no place of its own: from the right, over the page. */
export default function InspectorSheet() {
  const open = useLab((lab) => lab.sheetOpen);
  const { openSheet } = useActions();
  const close = () => openSheet(false);
  return (
    <Motion>
      <AnimatePresence>
        {open && (
          <m.div
            key="sheet"
            initial={{ opacity: 0 }}
            animate={{ opacity: 1 }}
            exit={{ opacity: 0 }}
            transition={{ duration: 0.18, ease: 'easeOut' }}
          >
            <div className={styles.scrim} aria-hidden="true" onClick={close} />
            <m.div initial={{ x: 8 }} animate={{ x: 0 }} transition={{ duration: 0.18 }}>
              <Sheet onClose={close} />
            </m.div>
          </m.div>
        )}
      </AnimatePresence>
    </Motion>
  );
}

function Sheet({ onClose }: { readonly onClose: () => void }) {
  const sheet = useRef<HTMLElement>(null);
  // The reader goes to the sheet, and back to where they came from
  useEffect(() => {
    const from = document.activeElement;
    sheet.current?.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]')?.focus();
    return () => {
      if (from instanceof HTMLElement) from.focus();
    };
  }, []);
  return (
    <aside ref={sheet} className={styles.sheet} aria-label="Inspector sheet">
      <div className={styles.sheetHead}>
        <h2 className="t-h2">Inspector</h2>
        <IconButton icon="x" label="Close the inspector" onClick={onClose} />
      </div>
      <Inspector />
    </aside>
  );
}

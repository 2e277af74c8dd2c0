import { useEffect } from 'react';
import { useActions, useLab } from '../../store/useLab.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { AnimatePresence, Motion, m } from '../ui/Motion.tsx';
import styles from './toast.module.css';

const SHOWN_MS = 9000;

interface ToastProps {
  /** It stands in its place of the page; else it lies over the page. */
  readonly inline?: boolean;
}

/** What an edit changed and when, with a way back. Stays while it is pointed at or focused. */
export default function Toast({ inline }: ToastProps) {
  const toast = useLab((lab) => lab.toast);
  const { dismissToast, undo } = useActions();
  useEffect(() => {
    if (!toast) return undefined;
    const timer = setInterval(() => {
      if (!document.querySelector('[data-toast]:is(:hover, :focus-within)')) dismissToast();
    }, SHOWN_MS);
    return () => clearInterval(timer);
  }, [toast, dismissToast]);
  return (
    <div className={inline ? styles.inline : styles.place}>
      <Motion>
        <AnimatePresence>
          {toast && (
            <m.div
              key={toast.number}
              className={styles.toast}
              data-toast
              initial={{ opacity: 0, y: 8 }}
              animate={{ opacity: 1, y: 0 }}
              exit={{ opacity: 0 }}
              transition={{ duration: 0.18, ease: 'easeOut' }}
            >
              <p>{toast.text}</p>
              {toast.undo && (
                <Button variant="quiet" size="small" icon="undo" onClick={undo}>
                  Undo
                </Button>
              )}
              <IconButton icon="x" label="Dismiss" onClick={dismissToast} />
            </m.div>
          )}
        </AnimatePresence>
      </Motion>
    </div>
  );
}

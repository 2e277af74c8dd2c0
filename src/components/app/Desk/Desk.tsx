import { type ComponentType, lazy, Suspense, useEffect, useRef } from 'react';
import { DESK_TITLES, type DeskPanel, panelOf } from '../../../store/desk.ts';
import { showsLab } from '../../../store/pages.ts';
import { useActions, useLab, useLabStore } from '../../../store/useLab.ts';
import { IconButton } from '../../ui/Button.tsx';
import { Tooltip } from '../../ui/Tooltip.tsx';
import { useTouched } from '../../ui/useTouched.ts';
import { isSingleKey, keepsKey } from '../keyMap.ts';
import { NARROW, useMedia } from '../useMedia.ts';
import { DeskNames, Parts } from './DeskNames.tsx';
import styles from './desk.module.css';
import { Grip } from './Grip.tsx';
import { useDeskSize } from './useDeskSize.ts';

const PANELS: Readonly<Record<DeskPanel, ComponentType>> = {
  outputs: lazy(() => import('../../panels/Outputs/Outputs.tsx')),
  findings: lazy(() => import('../../panels/Findings/Findings.tsx')),
  bytes: lazy(() => import('../../panels/Bytes/Bytes.tsx')),
  charts: lazy(() => import('../../panels/Charts/Charts.tsx')),
  config: lazy(() => import('../../panels/Configuration/Configuration.tsx')),
  code: lazy(() => import('../../panels/Code/Code.tsx')),
};

/** Panels that stand under the lab: their names in a row, and the open one, as high as the reader wants it. */
export default function Desk() {
  const open = panelOf(useLab((lab) => lab.desk));
  const { openDesk } = useActions();
  const size = useDeskSize();
  const narrow = useMedia(NARROW);
  const whole = open !== undefined && (narrow || size.whole);
  const desk = useRef<HTMLDivElement>(null);
  const pressed = useRef(useTouched());
  useDeskKeys(desk, size.setWhole);
  useEffect(() => {
    // The row that was pressed was another one: this one is there since the first press. An address presses nothing
    if (!pressed.current || document.activeElement !== document.body) return;
    desk.current?.querySelector<HTMLElement>('[aria-expanded="true"]')?.focus();
  }, []);
  return (
    <div
      ref={desk}
      className={styles.desk}
      data-desk={open === undefined ? 'closed' : whole ? 'whole' : 'open'}
    >
      {open && !whole && <Grip height={size.height} onHeight={size.setHeight} />}
      <div className={styles.bar}>
        <DeskNames open={open} />
        <Parts />
        {open && (
          <div className={styles.tools}>
            {!narrow && (
              <Tooltip text="Whole height (shift + O)" side="above" align="end">
                <WholeButton whole={size.whole} onWhole={size.setWhole} />
              </Tooltip>
            )}
            <Tooltip text="Close the panel (O)" side="above" align="end">
              <IconButton icon="x" label="Close the panel" onClick={() => openDesk('')} />
            </Tooltip>
          </div>
        )}
      </div>
      {open && (
        <section
          className={styles.panel}
          style={whole || size.height === null ? undefined : { height: size.height }}
          aria-label={DESK_TITLES[open]}
        >
          <Suspense>{show(PANELS[open])}</Suspense>
        </section>
      )}
    </div>
  );
}

function WholeButton({
  whole,
  onWhole,
}: {
  readonly whole: boolean;
  readonly onWhole: (whole: boolean) => void;
}) {
  return (
    <button
      type="button"
      className={styles.whole}
      aria-label="Whole height"
      aria-pressed={whole}
      onClick={() => onWhole(!whole)}
    >
      <svg width={16} height={16} viewBox="0 0 16 16" aria-hidden="true">
        <path d={whole ? SHRINK : GROW} />
      </svg>
    </button>
  );
}

/** Arrows out of the corners, and back into them. */
const GROW = 'M9.5 2.5h4v4M13.25 2.75 9 7M6.5 13.5h-4v-4M2.75 13.25 7 9';
const SHRINK = 'M13 7H9V3M9.25 6.75 13.5 2.5M3 9h4v4M6.75 9.25 2.5 13.5';

function show(Show: ComponentType) {
  return <Show />;
}

/** O opens and closes, shift and O take the whole height; Escape inside gives it back. */
function useDeskKeys(
  desk: React.RefObject<HTMLDivElement | null>,
  setWhole: (whole: boolean | ((was: boolean) => boolean)) => void,
): void {
  const store = useLabStore();
  const last = useRef<string>('outputs');
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const { singleKeys, page, desk: open } = store.getState();
      if (event.ctrlKey || event.metaKey || event.altKey || !showsLab(page)) return;
      const inside = event.target instanceof Node && desk.current?.contains(event.target);
      if (event.key === 'Escape' && inside && open) {
        if (event.defaultPrevented) return;
        event.preventDefault();
        leave(open);
        return;
      }
      if (event.key.toLowerCase() !== 'o' || !singleKeys || !isSingleKey(event.key)) return;
      if (keepsKey(event.target, event.key)) return;
      event.preventDefault();
      if (event.shiftKey && open) setWhole((was) => !was);
      else if (open) leave(open);
      else enter();
    };
    const enter = () => {
      store.actions.openDesk(last.current);
      desk.current?.querySelector<HTMLElement>(`[data-name="${panelOf(last.current)}"]`)?.focus();
    };
    const leave = (open: string) => {
      last.current = open;
      store.actions.openDesk('');
      desk.current?.querySelector<HTMLElement>(`[data-name="${panelOf(open)}"]`)?.focus();
    };
    // In the capturing phase: the lab's own Escape comes after it
    document.addEventListener('keydown', onKeyDown, true);
    return () => document.removeEventListener('keydown', onKeyDown, true);
  }, [store, desk, setWhole]);
}

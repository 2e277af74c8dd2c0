import { useEffect } from 'react';
import type { LabStore } from '../../store/labStore.ts';
import { showsLab } from '../../store/pages.ts';
import { useLabStore } from '../../store/useLab.ts';
import { useToggleTheme } from '../controls/ThemeButton.tsx';
import { isSingleKey, keepsKey } from './keyMap.ts';
import { wordAt } from './markUnder.ts';

/** Listens for the keys of KEY_LIST on the whole page. */
export function useKeyboard(): void {
  const store = useLabStore();
  const toggleTheme = useToggleTheme();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      const { singleKeys, page } = store.getState();
      // A page has keys of its own; these two are for everywhere
      if (!showsLab(page) && event.key !== '?' && event.key !== 't') return;
      if (isSingleKey(event.key) && event.key !== ' ' && !singleKeys) return;
      if (keepsKey(event.target, event.key)) return;
      const act = actionOf(store, event, toggleTheme);
      if (!act) return;
      event.preventDefault();
      act();
    };
    const onContextMenu = (event: Event) => {
      const word = wordAt(event.target);
      if (!word) return;
      event.preventDefault();
      event.stopPropagation();
      store.actions.openBreak(word);
    };
    // Before the mark itself hears of it: what Enter has chosen already, Enter opens the menu for
    const onEnter = (event: KeyboardEvent) => {
      const { activeElement } = document;
      if (event.key !== 'Enter' || activeElement?.ariaPressed !== 'true') return;
      onContextMenu(event);
    };
    document.addEventListener('keydown', onEnter, true);
    document.addEventListener('keydown', onKeyDown);
    document.addEventListener('contextmenu', onContextMenu);
    return () => {
      document.removeEventListener('keydown', onEnter, true);
      document.removeEventListener('keydown', onKeyDown);
      document.removeEventListener('contextmenu', onContextMenu);
    };
  }, [store, toggleTheme]);
}

function actionOf(
  store: LabStore,
  event: KeyboardEvent,
  toggleTheme: () => void,
): (() => void) | undefined {
  const { actions } = store;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  switch (key) {
    case ' ':
    case 'k':
      return store.getState().playing ? actions.pause : actions.play;
    case 'ArrowLeft':
      return actions.stepBack;
    case 'ArrowRight':
      return actions.stepForward;
    case 'j':
      return actions.playBackward;
    case 'l':
      return actions.playFaster;
    case 'n':
      return event.shiftKey ? actions.previousNotable : actions.nextNotable;
    case 'Home':
      return actions.toStart;
    case 'End':
      return actions.toEnd;
    case 'o':
      // Once there is a desk, it listens itself
      return () => actions.openDesk('outputs');
    case 't':
      return toggleTheme;
    case 'z':
      return event.shiftKey ? actions.redo : actions.undo;
    case '?':
      return () => actions.showKeys(true);
    default:
      return LATER.test(key) ? () => actLater(store, key, event.target) : undefined;
  }
}

/** Keys whose doing is loaded with the first of them. */
const LATER = /^(Arrow(Up|Down)|Escape|[xhbi1-9])$/;

async function actLater(store: LabStore, key: string, target: EventTarget | null): Promise<void> {
  const { actOnKey } = await import('./laterKeys.ts');
  actOnKey(store, key, target);
}

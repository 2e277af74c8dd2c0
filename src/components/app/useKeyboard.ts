import { useEffect } from 'react';
import { showsLab } from '../../store/pages.ts';
import { useLabStore } from '../../store/useLab.ts';
import { useToggleTheme } from '../controls/ThemeButton.tsx';
import { useTouched } from '../ui/useTouched.ts';
import { isSingleKey, keepsKey, OWN_KEYS, wordAt } from './keyMap.ts';

const loadActions = () => import('./keyActions.ts');

/** Listens for the keys of KEY_LIST on the whole page. */
export function useKeyboard(): void {
  const store = useLabStore();
  const toggleTheme = useToggleTheme();
  const touched = useTouched();
  useEffect(() => {
    if (touched) void loadActions();
  }, [touched]);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      const { singleKeys, page } = store.getState();
      // A page has keys of its own; these two are for everywhere
      if (!showsLab(page) && event.key !== '?' && event.key !== 't') return;
      if (isSingleKey(event.key) && event.key !== ' ' && !singleKeys) return;
      if (keepsKey(event.target, event.key)) return;
      if (!OWN_KEYS.test(event.key)) return;
      event.preventDefault();
      void loadActions().then(({ actionOf }) => actionOf(store, event, toggleTheme)?.());
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

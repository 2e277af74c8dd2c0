import { useCallback, useSyncExternalStore } from 'react';

/** Whether a media query holds, kept up to date. */
export function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (changed: () => void) => {
      const media = matchMedia(query);
      media.addEventListener('change', changed);
      return () => media.removeEventListener('change', changed);
    },
    [query],
  );
  return useSyncExternalStore(
    subscribe,
    () => matchMedia(query).matches,
    // Drawn without a window, as the gallery's tests do
    () => false,
  );
}

/** Layouts of the page, by width. */
export const NARROW = '(max-width: 767px)';
export const WIDE = '(min-width: 1280px)';

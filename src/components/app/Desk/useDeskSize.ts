import { useCallback, useState } from 'react';
import { keep, read } from '../../../store/browserStateStorage.ts';

const KEY = 'retry-lab.desk';

export interface DeskSize {
  /** Of the open panel in px; null: as the page has room. */
  readonly height: number | null;
  readonly setHeight: (height: number | null) => void;
  /** It takes the room of stage and lanes too. */
  readonly whole: boolean;
  readonly setWhole: (whole: boolean | ((was: boolean) => boolean)) => void;
}

/** How high the panels are; remembered, where the browser lets a page remember. */
export function useDeskSize(): DeskSize {
  const [{ height, whole }, set] = useState(stored);
  const change = useCallback((next: (was: Stored) => Stored) => {
    set((was) => {
      const is = next(was);
      keep(KEY, `${is.height ?? 'auto'}${is.whole ? ' whole' : ''}`);
      return is;
    });
  }, []);
  const setHeight = useCallback(
    (to: number | null) => change((was) => ({ ...was, height: to })),
    [change],
  );
  const setWhole = useCallback<DeskSize['setWhole']>(
    (to) => change((was) => ({ ...was, whole: typeof to === 'function' ? to(was.whole) : to })),
    [change],
  );
  return { height, setHeight, whole, setWhole };
}

interface Stored {
  readonly height: number | null;
  readonly whole: boolean;
}

function stored(): Stored {
  const [height, whole] = (read(KEY) ?? '').split(' ');
  const px = Number(height);
  return {
    height: Number.isInteger(px) && px >= 100 && px <= 3000 ? px : null,
    whole: whole === 'whole',
  };
}

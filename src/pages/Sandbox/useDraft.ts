import { useCallback, useEffect, useState } from 'react';
import { NEW_SCENARIO } from '../../store/sandbox/sandbox.ts';
import { keepDraft, readDraft, type StorageProblem } from './library.ts';

interface History {
  readonly past: readonly string[];
  readonly text: string;
  readonly future: readonly string[];
}

/** Undo goes back this far. */
const MOST = 200;
/** Letters typed within this time are one step. */
const ONE_STEP_MS = 600;

export interface Draft {
  readonly text: string;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly problem: StorageProblem;
  readonly change: (text: string) => void;
  readonly undo: () => void;
  readonly redo: () => void;
}

/** The text under work with its history. Every change is kept in this browser, so that a reload loses nothing. */
export function useDraft(): Draft {
  const [history, setHistory] = useState<History>(() => ({
    past: [],
    text: readDraft() ?? NEW_SCENARIO,
    future: [],
  }));
  const [problem, setProblem] = useState<StorageProblem>(null);
  const [changedAt, setChangedAt] = useState(0);
  const { past, text, future } = history;

  useEffect(() => setProblem(keepDraft(text)), [text]);

  const change = useCallback(
    (next: string) => {
      const now = performance.now();
      const goesOn = now - changedAt < ONE_STEP_MS;
      setChangedAt(now);
      setHistory((was) =>
        next === was.text
          ? was
          : {
              past:
                goesOn && was.past.length > 0 ? was.past : [...was.past.slice(1 - MOST), was.text],
              text: next,
              future: [],
            },
      );
    },
    [changedAt],
  );
  return {
    text,
    canUndo: past.length > 0,
    canRedo: future.length > 0,
    problem,
    change,
    undo: () => {
      const before = past.at(-1);
      if (before === undefined) return;
      setHistory({ past: past.slice(0, -1), text: before, future: [...future, text] });
    },
    redo: () => {
      const after = future.at(-1);
      if (after === undefined) return;
      setHistory({ past: [...past, text], text: after, future: future.slice(0, -1) });
    },
  };
}

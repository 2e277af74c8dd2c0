import { useStore } from 'zustand';
import { type Progress, progressStore } from '../browserStateProgress.ts';

/** What the learner has done in the course so far. */
export function useProgress(): Progress {
  return useStore(progressStore);
}

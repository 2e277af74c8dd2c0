// The React side of the store: a component reads a part of the lab and gets the named actions.
import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { EventId } from '../engine/index.ts';
import type { TraceIndex } from '../trace/types.ts';
import { type LabRun, runOf } from './labRun.ts';
import type { LabState } from './labState.ts';
import type { LabActions, LabStore } from './labStore.ts';

export const LabContext = createContext<LabStore | null>(null);

export function useLabStore(): LabStore {
  const store = useContext(LabContext);
  if (!store) throw new Error('no LabContext around this component');
  return store;
}

/** A part of the lab; the component renders again when that part is another one. */
export function useLab<Part>(part: (lab: LabState) => Part): Part {
  return useStore(useLabStore(), part);
}

export function useActions(): LabActions {
  return useLabStore().actions;
}

export function useRun(): LabRun {
  return useLab(runOfLab);
}

export function useTraceIndex(): TraceIndex {
  return useLab(indexOfLab);
}

/** The event the playhead is at, -1 before the first. Changes only when it passes one. */
export function useCurrentEvent(): EventId {
  return useLab(currentEventOf);
}

export function runOfLab(lab: LabState): LabRun {
  return runOf(lab.experiment);
}

export function indexOfLab(lab: LabState): TraceIndex {
  return runOf(lab.experiment).index;
}

export function currentEventOf(lab: LabState): EventId {
  return indexOfLab(lab).clock.eventAt(lab.playhead);
}

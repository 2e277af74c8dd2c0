/** The pictures of a run: the machines at one instant, and what happened when. */
export { Lanes } from './Lanes/Lanes.tsx';
export { Stage } from './Stage/Stage.tsx';
export type {
  LanesProps,
  MessageGestures,
  Playhead,
  StageChoice,
  StageProps,
} from './types.ts';

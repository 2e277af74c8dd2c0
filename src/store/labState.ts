// What the lab is: everything a learner can change, and nothing that follows from it.
import type { Selection } from '../trace/types.ts';
import type { Branch } from './branches.ts';
import type { Experiment } from './experiment.ts';
import type { LinkProblem } from './urlCodec.ts';
import { initialLink, type Speed, type Tab, type ThemeChoice } from './urlState.ts';

/** A step that can be undone, with the playhead it was made at. */
export interface Snapshot {
  readonly experiment: Experiment;
  readonly playhead: number;
  readonly branches: readonly Branch[];
}

/** From where to where, in screen ms. */
export type Loop = readonly [from: number, to: number];

/** A move of the playhead that is still to be shown. */
export interface Tween {
  readonly from: number;
  readonly to: number;
  readonly durationMs: number;
}

/** A sentence for the learner. The number tells two equal sentences apart. */
export interface Told {
  readonly number: number;
  readonly text: string;
}

/** A sentence shown for a while. */
export interface Toast extends Told {
  /** It tells of an edit that can be taken back. */
  readonly undo: boolean;
}

/** A bug of ours that a run came upon, with what is needed to see it again. */
export interface EngineFault {
  readonly message: string;
  readonly seed: number;
  readonly scenario: string;
}

export interface LabState {
  /** The page that is shown instead of the lab, as its address says it; empty: the lab. See src/pages. */
  readonly page: string;
  readonly experiment: Experiment;
  /** The runs that edits left, and the one on screen among them; empty: nothing was edited. */
  readonly branches: readonly Branch[];
  /** Screen ms of the presentation clock. */
  readonly playhead: number;
  readonly playing: boolean;
  readonly direction: 1 | -1;
  readonly speed: Speed;
  /** The passage that is played again and again, in screen ms; null: none. */
  readonly loop: Loop | null;
  readonly tween: Tween | null;
  readonly selection: Selection | null;
  readonly theme: ThemeChoice;
  readonly tab: Tab;
  /** The open panel of the desk under the lab, perhaps with a choice in it (`outputs:log`); empty: it is closed. */
  readonly desk: string;
  /** Parts of the lab that are out of sight: s story, m machines, d diagram. */
  readonly hidden: string;
  /** What the visitor has resized, px. */
  readonly sizes: Sizes;
  /** The inspector stands beside the lanes, where there is room for it. */
  readonly inspectorBeside: boolean;
  /** It is open as a sheet, where there is not. */
  readonly sheetOpen: boolean;
  readonly keysOpen: boolean;
  /** The menu of what can be broken is open: for a target as breaking/targets.ts writes it; empty: none chosen yet. */
  readonly breaking: string | null;
  /** Single-letter keys do something. */
  readonly singleKeys: boolean;
  readonly reducedMotion: boolean;
  readonly past: readonly Snapshot[];
  readonly future: readonly Snapshot[];
  readonly toast: Toast | null;
  /** What a step came to: for the live region only. */
  readonly said: Told | null;
  readonly linkProblems: readonly LinkProblem[];
  readonly engineFault: EngineFault | null;
}

/** A part that is not named, or null, is as large as the page makes it. */
export type Sizes = Readonly<Partial<Record<'story' | 'machines' | 'inspector', number | null>>>;

export function initialLab(): LabState {
  const { page, experiment, branches, selection, speed, theme, tab, desk } = initialLink();
  return {
    page,
    experiment,
    branches,
    playhead: 0,
    playing: false,
    direction: 1,
    speed,
    loop: null,
    tween: null,
    selection,
    theme,
    tab,
    desk,
    hidden: '',
    sizes: {},
    inspectorBeside: true,
    sheetOpen: false,
    keysOpen: false,
    breaking: null,
    singleKeys: true,
    reducedMotion: false,
    past: [],
    future: [],
    toast: null,
    said: null,
    linkProblems: [],
    engineFault: null,
  };
}

/** Where the playhead is, or will be when its tween has ended. */
export function headingFor(lab: LabState): number {
  return lab.tween?.to ?? lab.playhead;
}

let told = 0;

export function tell(text: string): Told {
  told += 1;
  return { number: told, text };
}

export function toastOf(text: string, undo = false): Toast {
  return { ...tell(text), undo };
}

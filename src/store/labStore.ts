// The one store: the learner's actions, named for what the learner does. They change the experiment or the
// playhead; what follows from these is computed (labRun, selectors) and never stored.

import { createStore, type StoreApi } from 'zustand/vanilla';
import type { EventId } from '../engine/index.ts';
import { t } from '../i18n/t.ts';
import { sentenceOf } from '../trace/selectors/say.ts';
import type { MessageId, Selection } from '../trace/types.ts';
import type { Branch } from './branches.ts';
import * as edits from './edits.ts';
import type { Experiment, Source, Toggle } from './experiment.ts';
import { type LabRun, runOf } from './labRun.ts';
import { headingFor, initialLab, type LabState, type Sizes, tell, toastOf } from './labState.ts';
import * as moves from './moves.ts';
import { loadScenes, sceneById } from './scenes.ts';
import { tellChange } from './tellings.ts';
import type { LinkProblem } from './urlCodec.ts';
import {
  type LinkState,
  type Place,
  SPEEDS,
  type Speed,
  type Tab,
  type ThemeChoice,
} from './urlState.ts';

export interface LabActions {
  readonly setIdempotence: (on: boolean) => void;
  readonly setAcks: (acks: '0' | '1' | 'all') => void;
  readonly setMaxInFlight: (requests: number) => void;
  /** Another experiment as one step that can be undone, and what it changed in words. */
  readonly runInstead: (next: Experiment, words: string) => void;
  readonly loseMessage: (message: MessageId) => Promise<void>;
  /** Leaves it unanswered: from it on nothing more arrives until request.timeout.ms is over. */
  readonly holdMessage: (message: MessageId) => Promise<void>;
  readonly switchFault: (index: number, enabled: boolean) => void;
  readonly removeFault: (index: number) => void;
  /** Any other edit of what runs. */
  /** One that amends goes on in the branch it is made on. */
  readonly change: (next: Experiment, telling: edits.Telling, amends?: boolean) => void;
  readonly setBranches: (branches: readonly Branch[]) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly play: () => void;
  readonly playBackward: () => void;
  readonly playFaster: () => void;
  readonly pause: () => void;
  /** One frame of playing. */
  readonly advance: (elapsedMs: number) => void;
  /** One discrete step of playing, for reduced motion. */
  readonly advanceOneEvent: () => void;
  /** The tween's own frame: shows `playhead` on the way; at its end there is none any more. */
  readonly glide: (playhead: number, done: boolean) => void;
  readonly stepForward: () => void;
  readonly stepBack: () => void;
  readonly nextNotable: () => void;
  readonly previousNotable: () => void;
  readonly seekToEvent: (event: EventId) => void;
  /** Puts the playhead somewhere at once, as a drag does. */
  readonly seek: (playhead: number) => void;
  readonly toStart: () => void;
  readonly toEnd: () => void;
  readonly setSpeed: (speed: Speed) => void;
  /** The ends in any order, in screen ms; null plays on. */
  readonly setLoop: (one: number | null, other?: number) => void;
  readonly select: (selection: Selection | null) => void;
  /** Shows a page by its address without `#/`; an empty one shows the lab as it was left. */
  readonly goTo: (page: string) => void;
  readonly chooseScene: (id: string) => void;
  readonly resetScene: () => void;
  readonly setTheme: (theme: ThemeChoice) => void;
  readonly showTab: (tab: Tab) => void;
  /** Opens a panel of the desk by its name, or with an empty one closes it. */
  readonly openDesk: (desk: string) => void;
  readonly toggleInspector: () => void;
  /** Hides these parts of the lab and shows the others: letters as in LabState. */
  readonly hide: (parts: string) => void;
  readonly resize: (sizes: Sizes) => void;
  readonly openSheet: (open: boolean) => void;
  readonly showKeys: (open: boolean) => void;
  /** Opens the menu of what can be broken for a target, or for one to be chosen (empty); null closes it. */
  readonly openBreak: (target: string | null) => void;
  readonly setSingleKeys: (on: boolean) => void;
  readonly setReducedMotion: (on: boolean) => void;
  readonly openLink: (link: LinkState, problems: readonly LinkProblem[]) => void;
  readonly dismissToast: () => void;
  readonly dismissLinkProblems: () => void;
  readonly dismissEngineFault: () => void;
  /** Shows a sentence that no edit stands behind. */
  readonly notify: (text: string) => void;
  /** For the live region only. */
  readonly say: (text: string) => void;
}

export type LabStore = StoreApi<LabState> & { readonly actions: LabActions };

export function createLabStore(first: Partial<LabState> = {}): LabStore {
  const store = createStore<LabState>(() => ({ ...initialLab(), ...first }));
  return Object.assign(store, { actions: actionsOn(store) });
}

function actionsOn(store: StoreApi<LabState>): LabActions {
  const lab = () => store.getState();
  const set = (part: Partial<LabState>) => store.setState(part);
  const index = () => runOf(lab().experiment).index;
  const own = () => runOf(lab().experiment).base.interventions.length;
  const toEvent = (event: EventId) => {
    const { clock } = index();
    set(moves.movingTo(lab(), index(), clock.screenOf(event)));
    sayEvent(event);
  };
  const sayEvent = (event: EventId) => {
    set({ said: tell(event < 0 ? t`Start of the run.` : sentenceOf(index(), event)) });
  };
  const edit = (next: Experiment, telling: edits.Telling, amends?: boolean) =>
    set(edits.withExperiment(lab(), next, telling, amends));
  const setToggle = (key: Toggle, value: string) => {
    edit(edits.setting(lab().experiment, key, value), (before, after) =>
      tellChange(`${key}=${value}`, before.index, after.index),
    );
  };
  const addFault = async (id: MessageId, kind: 'loss' | 'silence') => {
    const { withMessageFault } = await import('./messageFaults.ts');
    set(withMessageFault(lab(), id, kind));
  };
  const source = (next: Source) => set({ ...edits.withSource(lab(), next), page: '' });

  return {
    setIdempotence: (on) => setToggle('enable.idempotence', String(on)),
    setAcks: (acks) => setToggle('acks', acks),
    setMaxInFlight: (requests) =>
      setToggle('max.in.flight.requests.per.connection', String(requests)),
    runInstead: (next, words) =>
      edit(next, (before, after) => tellChange(words, before.index, after.index)),
    loseMessage: (message) => addFault(message, 'loss'),
    holdMessage: (message) => addFault(message, 'silence'),
    switchFault: (at, enabled) =>
      edit(edits.switching(lab().experiment, own(), at, enabled), (before, after) =>
        tellChange(t`Fault ${at + 1} ${enabled ? t`on` : t`off`}`, before.index, after.index),
      ),
    removeFault: (at) =>
      edit(edits.removing(lab().experiment, own(), at), (before, after) =>
        tellChange(t`Fault ${at + 1} removed`, before.index, after.index),
      ),
    change: edit,
    setBranches: (branches) => set({ branches }),
    undo: () => set(edits.withHistory(lab(), 'undo')),
    redo: () => set(edits.withHistory(lab(), 'redo')),

    play: () => {
      // From where a step was heading for, if it is still on its way
      const from = headingFor(lab());
      const [start, end] = lab().loop ?? [0, index().clock.duration];
      const playhead = from >= end ? start : from;
      set({ playing: true, direction: 1, tween: null, playhead });
    },
    playBackward: () => {
      const { playing, direction } = lab();
      if (playing && direction === -1) set({ speed: faster(lab().speed) });
      else set({ playing: true, direction: -1, tween: null });
    },
    playFaster: () => {
      const { playing, direction } = lab();
      if (playing && direction === 1) set({ speed: faster(lab().speed) });
      else set({ playing: true, direction: 1, tween: null });
    },
    pause: () => set({ playing: false, direction: 1, tween: null }),
    advance: (elapsedMs) => set(moves.played(lab(), index(), elapsedMs)),
    advanceOneEvent: () => {
      const forward = lab().direction === 1;
      const next = forward ? moves.eventAfter(lab(), index()) : moves.eventBefore(lab(), index());
      if (next === null) set({ playhead: index().clock.duration, playing: false });
      else if (next < 0) set({ playhead: 0, playing: false, direction: 1 });
      else set({ playhead: moves.looped(lab(), index().clock.screenOf(next)) });
    },
    glide: (playhead, done) => set(done ? { playhead, tween: null } : { playhead }),
    stepForward: () => {
      const next = moves.eventAfter(lab(), index());
      if (next === null) set(moves.movingTo(lab(), index(), index().clock.duration));
      else toEvent(next);
    },
    stepBack: () => toEvent(moves.eventBefore(lab(), index())),
    nextNotable: () => {
      const next = moves.notableAfter(lab(), index());
      if (next !== null) return toEvent(next);
      set(moves.movingTo(lab(), index(), index().clock.duration));
      set({ said: tell(t`End of the run.`) });
    },
    previousNotable: () => toEvent(moves.notableBefore(lab(), index())),
    seekToEvent: toEvent,
    seek: (playhead) => {
      const { duration } = index().clock;
      const inside = Math.min(duration, Math.max(0, playhead));
      set({ playhead: inside, tween: null, playing: false, direction: 1 });
    },
    toStart: () => toEvent(-1),
    toEnd: () => {
      set(moves.movingTo(lab(), index(), index().clock.duration));
      set({ said: tell(t`End of the run.`) });
    },
    setSpeed: (speed) => set({ speed }),
    setLoop: (one, other) => set({ loop: moves.loopBetween(one, other ?? headingFor(lab())) }),

    select: (selection) => set({ selection }),
    goTo: (page) => set({ page, playing: false, tween: null, sheetOpen: false }),
    chooseScene: (id) => {
      const show = () => source({ kind: 'scene', id });
      if (sceneById(id)) show();
      else loadScenes(id).then(show, () => set({ toast: toastOf(NOT_LOADED) }));
    },
    resetScene: () => source(lab().experiment.source),
    setTheme: (theme) => set({ theme }),
    showTab: (tab) => set({ tab }),
    openDesk: (desk) => set({ desk }),
    hide: (hidden) => set({ hidden }),
    resize: (sizes) => set({ sizes: { ...lab().sizes, ...sizes } }),
    toggleInspector: () => set({ inspectorBeside: !lab().inspectorBeside }),
    openSheet: (sheetOpen) => set({ sheetOpen }),
    showKeys: (keysOpen) => set({ keysOpen }),
    openBreak: (breaking) => set({ breaking, playing: false }),
    setSingleKeys: (singleKeys) => set({ singleKeys }),
    setReducedMotion: (reducedMotion) => set({ reducedMotion }),
    openLink: (link, problems) => set(openedLink(lab(), link, problems)),
    dismissToast: () => set({ toast: null }),
    dismissLinkProblems: () => set({ linkProblems: [] }),
    dismissEngineFault: () => set({ engineFault: null }),
    notify: (text) => set({ toast: toastOf(text) }),
    say: (text) => set({ said: tell(text) }),
  };
}

const NOT_LOADED = t`The scene did not load. Try again when the page can be reached.`;

function faster(speed: Speed): Speed {
  return SPEEDS.find((one) => one > speed) ?? speed;
}

/** A link's state; what does not exist in its run is told and left out. */
function openedLink(
  lab: LabState,
  link: LinkState,
  found: readonly LinkProblem[],
): Partial<LabState> {
  // A page says nothing of the lab, which stays as it was left
  if (link.page) return { page: link.page, playing: false, tween: null };
  const run = edits.tryRun(link.experiment);
  if ('message' in run) return { engineFault: run, playing: false };
  const problems = [...found];
  const { clock, trace } = run.index;
  let { place, selection } = link;
  if (place.event >= trace.events.length) {
    const last = trace.events.length - 1;
    problems.push({ field: 'at', value: String(place.event), expected: t`an event up to ${last}` });
    place = { event: last, past: 0 };
  }
  if (selection && !edits.stillThere(selection, run.index, run.index)) {
    const value = Object.values(selection).join(':');
    problems.push({ field: 'sel', value, expected: t`something that this run has` });
    selection = null;
  }
  return {
    page: link.page,
    experiment: link.experiment,
    branches: link.branches,
    playhead: screenOfPlace(place, run),
    playing: false,
    tween: null,
    selection,
    speed: link.speed,
    loop: null,
    theme: link.theme,
    tab: link.tab,
    desk: link.desk,
    linkProblems: problems,
    engineFault: null,
    toast: null,
    // What came before a link cannot be undone into it: it belongs to another visit
    ...(lab.past.length > 0 ? { past: [], future: [] } : {}),
  };

  function screenOfPlace({ event, past }: Place, { index }: LabRun): number {
    const room = clock.screenOf(event + 1) - clock.screenOf(event);
    const isLast = event === index.trace.events.length - 1;
    return clock.screenOf(event) + Math.min(past, isLast ? room : Math.max(0, room - 1));
  }
}

/** The state as a link says it. */
export function linkOf(lab: LabState): LinkState {
  const { clock } = runOf(lab.experiment).index;
  const playhead = lab.tween?.to ?? lab.playhead;
  const event = clock.eventAt(playhead);
  const past = Math.floor(playhead - clock.screenOf(event));
  const { page, experiment, branches, selection, speed, theme, tab, desk } = lab;
  return { page, experiment, branches, place: { event, past }, selection, speed, theme, tab, desk };
}

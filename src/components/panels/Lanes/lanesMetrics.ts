/** Measures of the lanes' panel. */
import type { LanesLayout, LanesView } from '../../../trace/selectors/lanesTypes.ts';
import { laneY } from '../../../trace/selectors/lanesView.ts';
import type { PresentationClock } from '../../../trace/types.ts';
import type { StageLayout } from '../../app/stageLayout.ts';

/** Title, and the lanes coming down from the machines; what scrolls goes under it. */
const HEAD = 34;
/** On a narrow screen the machines themselves are the head. */
const COMPACT_HEAD = 56;
/** The now-line keeps this distance from the panel's foot. */
const BELOW_NOW = 38;
/** Marks further out of sight than this are not drawn. */
const MARGIN = 240;
/** The window of drawn marks moves in steps, so that it seldom renders. */
export const CHUNK = 160;

export interface PanelMeasures {
  readonly head: number;
  /** Height of the part that scrolls. */
  readonly view: number;
  readonly left: number;
  readonly right: number;
  readonly lanes: LanesLayout;
}

/** `zoom`: how far apart in time, 1 as drawn. */
export function panelMeasures(
  layout: StageLayout,
  width: number,
  height: number,
  zoom: number,
): PanelMeasures {
  const compact = layout.kind === 'compact';
  const head = compact ? COMPACT_HEAD : HEAD;
  const { client, gate, followers } = layout.lanes;
  const fits = followers !== null && followers + 52 <= width;
  return {
    head,
    view: Math.max(80, height - head),
    left: layout.margin,
    right: compact ? width - layout.margin : width,
    lanes: {
      client,
      gate,
      followers: followers === null ? null : fits ? followers : Math.max(gate + 130, width - 52),
      right: width,
      flight: (compact ? 32 : 34) * zoom,
      compact,
    },
  };
}

/** Where the panel scrolls so that the now-line stays in its lower part. */
export function cameraAt(nowY: number, view: number, height: number): number {
  return Math.round(Math.max(0, Math.min(nowY - (view - BELOW_NOW), height - view)));
}

/** How the diagram is looked at: how far apart moments stand, and which stretch of screen time; null: all of it. */
export interface Lens {
  readonly zoom: number;
  readonly stretch: readonly [from: number, to: number] | null;
}

export const WHOLE: Lens = { zoom: 1, stretch: null };

/** Above a stretch that is shown alone, and below it. */
const AROUND = 24;

export interface Window {
  readonly from: number;
  readonly to: number;
}

/** The part of the picture that can be scrolled to: all of it, or the stretch; at least as high as the panel. */
export function reachOf(
  view: LanesView,
  clock: PresentationClock,
  stretch: Lens['stretch'],
  panel: number,
): Window {
  const from = stretch ? Math.max(0, laneY(view, clock, stretch[0]) - AROUND) : 0;
  const to = stretch ? laneY(view, clock, stretch[1]) + AROUND : view.height;
  return { from, to: Math.max(to, from + panel) };
}

const ENDLESS: Window = { from: 0, to: Number.POSITIVE_INFINITY };

/** What is drawn of what can be reached. */
export function windowAt(chunk: number, view: number, reach = ENDLESS): Window {
  const from = reach.from + chunk * CHUNK;
  return {
    from: Math.max(reach.from, from - MARGIN),
    to: Math.min(reach.to, from + CHUNK + view + MARGIN),
  };
}

/** Which arrows of a crowd stand still until the next event, and the paths of both kinds by ink. */
import type { EventId } from '../../../../engine/index.ts';
import type { LaneArrow, LanesLayout, LanesView } from '../../../../trace/selectors/lanesTypes.ts';
import { laneY } from '../../../../trace/selectors/lanesView.ts';
import type { TraceIndex } from '../../../../trace/types.ts';
import { endOf, isUnderWay, progressOf } from '../arrowMoments.ts';
import { arrowShape } from '../arrowPaths.ts';
import { type Ink, strokeArrow, strokePast } from './strokes.ts';

export interface Moment {
  readonly event: EventId;
  readonly now: number;
  readonly nowY: number;
}

type Paths = ReadonlyMap<Ink, string>;

export interface Groups {
  readonly settled: readonly LaneArrow[];
  /** Under way, and their heads have left the picture at its foot. */
  readonly past: readonly LaneArrow[];
  readonly moving: readonly LaneArrow[];
}

/** A head is no higher, px. */
const HEAD = 14;

/** Sorts arrows by what an event leaves to be drawn anew until the next one. `foot`: of the part that is drawn. */
export function sorted(
  arrows: readonly LaneArrow[],
  view: LanesView,
  index: TraceIndex,
  event: EventId,
  foot: number,
): Groups {
  const screen = index.clock.screenOf(event);
  const now = index.clock.virtualAt(screen);
  const nowY = laneY(view, index.clock, screen);
  const groups = { settled: [], past: [], moving: [] } satisfies Record<keyof Groups, LaneArrow[]>;
  const put = (group: keyof Groups, arrow: LaneArrow) => {
    const list: LaneArrow[] = groups[group];
    list.push(arrow);
  };
  for (const arrow of arrows) {
    if (!isUnderWay(arrow, event)) put('settled', arrow);
    else if (arrow.held || arrow.fate === 'lost') put('moving', arrow);
    else {
      const { tip } = arrowShape(arrow, view.layout, progressOf(arrow, event, now), nowY);
      put(tip.y > foot + HEAD ? 'past' : 'moving', arrow);
    }
  }
  return groups;
}

/** Every ink that the arrows of a run can need, in the order in which they are drawn. */
export function inksOf(arrows: readonly LaneArrow[]): readonly Ink[] {
  const inks = new Set<Ink>();
  const put = (ink: Ink) => inks.add(ink);
  for (const arrow of arrows) {
    inks.add(`${arrow.tone} line`);
    inks.add(`${arrow.tone} solid`);
    if (arrow.held) for (const ink of HELD) inks.add(ink);
    if (arrow.held) inks.add(`${arrow.tone} dashed`);
    if (arrow.fate === 'lost') for (const ink of LOST) put(ink);
  }
  return [...inks];
}

const LOST: readonly Ink[] = ['lost line', 'lost dotted'];
const HELD: readonly Ink[] = [
  'req line',
  'req solid',
  'req dashed',
  'ok line',
  'ok dashed',
  'lost line',
  'lost dashed',
];

type Piece = readonly [Ink, string];

/** One that has settled looks the same ever after; so does the line of one whose head is out of sight. */
const settledPieces = new WeakMap<LaneArrow, readonly Piece[]>();
const pastPieces = new WeakMap<LaneArrow, readonly Piece[]>();

/** The paths that stand still until the next event. */
export function settledPaths({ settled, past }: Groups, layout: LanesLayout): Paths {
  const paths = new Pieces();
  for (const arrow of settled) {
    paths.addAll(
      kept(settledPieces, arrow, (put) => {
        const progress = arrow.fate === 'lost' ? arrow.cut : 1;
        strokeArrow(arrow, arrowShape(arrow, layout, progress, endOf(arrow)), progress, put);
      }),
    );
  }
  for (const arrow of past) {
    paths.addAll(
      kept(pastPieces, arrow, (put) => strokePast(arrow, arrowShape(arrow, layout, 0, 0), put)),
    );
  }
  return paths.joined();
}

/** The paths of those that are under way, at a moment. */
export function movingPaths(
  arrows: readonly LaneArrow[],
  layout: LanesLayout,
  { event, now, nowY }: Moment,
): Paths {
  const paths = new Pieces();
  for (const arrow of arrows) {
    const progress = progressOf(arrow, event, now);
    strokeArrow(arrow, arrowShape(arrow, layout, progress, nowY), progress, paths.add);
  }
  return paths.joined();
}

function kept(
  known: WeakMap<LaneArrow, readonly Piece[]>,
  arrow: LaneArrow,
  stroke: (put: (ink: Ink, piece: string) => void) => void,
): readonly Piece[] {
  const made = known.get(arrow);
  if (made) return made;
  const pieces: Piece[] = [];
  stroke((ink, piece) => pieces.push([ink, piece]));
  known.set(arrow, pieces);
  return pieces;
}

class Pieces {
  private readonly lists = new Map<Ink, string[]>();

  readonly add = (ink: Ink, piece: string): void => {
    const list = this.lists.get(ink);
    if (list) list.push(piece);
    else this.lists.set(ink, [piece]);
  };

  addAll(pieces: readonly Piece[]): void {
    for (const [ink, piece] of pieces) this.add(ink, piece);
  }

  joined(): Paths {
    return new Map([...this.lists].map(([ink, list]) => [ink, list.join('')]));
  }
}

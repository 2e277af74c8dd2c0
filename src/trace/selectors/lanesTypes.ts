// The space–time diagram of a whole run: made once per trace and layout, and shown up to the playhead.
import type { EventId } from '../../engine/index.ts';
import type { MessageId } from '../types.ts';
import type { CausalTone } from './causalSteps.ts';
import type { Flight } from './flight.ts';
import type { AnswerView } from './stageTypes.ts';
import type { StampView } from './stamps.ts';

/** Places of the lanes and what their labels need; px. */
export interface LanesLayout {
  readonly client: number;
  readonly gate: number;
  readonly followers: number | null;
  /** Where the panel ends, if further lanes may stand there. */
  readonly right?: number;
  /** Lanes that only some runs have, see lanesGuests.ts. */
  readonly coordinator?: number;
  readonly consumers?: number;
  /** Where several brokers take Produce requests: the lane of each, the first at the gate. */
  readonly brokers?: ReadonlyMap<number, number>;
  /** One undisturbed flight goes down by this much. */
  readonly flight: number;
  /** Facts of the broker as pictures, few words: for a narrow screen. */
  readonly compact: boolean;
}

export type LaneTone = CausalTone | 'ink2' | 'ink3' | 'req';

export interface LanesView {
  readonly layout: LanesLayout;
  /** y of each event, rising with its id. */
  readonly ys: readonly number[];
  readonly height: number;
  readonly labels: readonly LaneLabel[];
  readonly marks: readonly LaneMark[];
  readonly arrows: readonly LaneArrow[];
  readonly copying: readonly Copying[];
  readonly waits: readonly LaneWait[];
  readonly folds: readonly LaneFold[];
  /** Where time is drawn shorter than elsewhere: a break in the lanes. */
  readonly breaks: readonly Omit<LaneFold, 'text'>[];
  /** Compact only: what the broker wrote, beside its lane. */
  readonly facts: readonly LaneFact[];
  /** `followers 2 and 3` */
  readonly followers: string;
  /** Between the lanes of the brokers, the coordinator and the consumers. */
  readonly links: readonly LaneLink[];
}

/** A lane at the right of the client's. */
export type GuestLane = 'coordinator' | 'consumers';

/** From a cause in one lane to its effect in another: a marker, a fetched record, a commit. */
export interface LaneLink {
  /** The effect: the arrow is there from then on. */
  readonly event: EventId;
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  /** It goes back to the left. */
  readonly back: boolean;
  readonly tone: LaneTone;
  /** The full sentence. */
  readonly name: string;
}

export type LaneSide = 'client' | 'broker';

export interface LaneLabel {
  readonly event: EventId;
  readonly side: LaneSide;
  /** The broker's side has it beside another lane. */
  readonly lane: GuestLane | undefined;
  /** Baseline. */
  readonly y: number;
  readonly time: string;
  /** The same in fewer and fewer words: the first that fits is printed. */
  readonly texts: readonly string[];
  readonly tone: LaneTone;
  readonly strong: boolean;
}

export interface LaneMark {
  readonly event: EventId;
  readonly side: LaneSide;
  /** The broker's side has it on another lane, if the run has that. */
  readonly lane?: GuestLane;
  /** Of a broker with a lane of its own. */
  readonly x?: number | undefined;
  readonly y: number;
  readonly kind:
    | 'dot'
    | 'written'
    | 'copyWritten'
    | 'copyRecognised'
    | 'refused'
    | 'lost'
    | 'error';
  readonly tone: LaneTone;
}

export interface LaneArrow {
  readonly message: MessageId;
  /** Sent, and arrived or lost; null while the run ends with it under way. */
  readonly event: EventId;
  readonly end: EventId | null;
  readonly direction: 'toBroker' | 'toClient';
  readonly fate: 'arrived' | 'lost' | 'underWay';
  readonly flight: Flight;
  /** The lane at its broker's end. */
  readonly far: number;
  readonly y1: number;
  /** Where it arrives, or would have. */
  readonly y2: number;
  /** Held on the way: from and to which y it stood still. */
  readonly held: { readonly from: number; readonly to: number } | null;
  /** How far a lost one came, 0 … 1. */
  readonly cut: number;
  readonly stamps: readonly (StampView | null)[];
  readonly label: string;
  readonly tone: LaneTone;
  /** The full sentence. */
  readonly name: string;
  readonly answer: AnswerView | null;
  /** Everything it carries, for what is selected elsewhere. */
  readonly records: readonly string[];
  readonly batches: readonly string[];
}

/** From the leader to its followers and back. */
export interface Copying {
  readonly event: EventId;
  /** The leader's lane. */
  readonly x: number;
  readonly end: EventId;
  readonly y1: number;
  readonly y2: number;
}

export interface LaneWait {
  readonly event: EventId;
  readonly end: EventId;
  readonly name: string;
  readonly value: string;
  readonly y1: number;
  readonly y2: number;
  /** Middle of its two lines of text; null where labels leave no room. */
  readonly textY: number | null;
}

export interface LaneFold {
  readonly event: EventId;
  readonly y: number;
  readonly text: string;
}

export interface LaneFact {
  readonly event: EventId;
  readonly y: number;
  readonly kind: 'written' | 'copy' | 'recognised' | 'refused';
  readonly offset: number | null;
  readonly text: string;
}

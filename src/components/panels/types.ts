/** What the stage and the lanes need from the shell, and what they tell it. */
import type { ReactNode } from 'react';
import type { ClientId, PartitionId } from '../../engine/index.ts';
import type { MessageId, Selection, TraceIndex } from '../../trace/types.ts';
import type { StageLayout } from '../app/stageLayout.ts';

/** The playhead as something to read and listen to, so that a frame renders only what moves. */
export interface Playhead {
  /** Screen ms of the presentation clock. */
  readonly get: () => number;
  /** It plays or glides: what it shows may lag behind by less than the eye can see. */
  readonly isMoving: () => boolean;
  /** Called after each change, and when it comes to rest; the result ends it. */
  readonly subscribe: (listener: () => void) => () => void;
}

/** What the learner can do to a message. */
export interface MessageGestures {
  readonly onSelect: (selection: Selection | null) => void;
  /** Scissors or X: the message never arrives. */
  readonly onLose: (message: MessageId) => void;
  /** From this message on nothing more arrives in its direction. */
  readonly onHold: (message: MessageId) => void;
}

interface PanelProps extends MessageGestures {
  readonly index: TraceIndex;
  readonly playhead: Playhead;
  readonly layout: StageLayout;
  readonly selection: Selection | null;
}

export interface StageProps extends PanelProps {
  /** The partition and the producer to show; null follows the current event. */
  readonly partition: PartitionId | null;
  readonly producer: ClientId | null;
  readonly onFocus: (focus: StageChoice) => void;
}

/** A tab was pressed. */
export type StageChoice =
  | { readonly kind: 'partition'; readonly partition: PartitionId }
  | { readonly kind: 'producer'; readonly producer: ClientId };

export interface LanesProps extends PanelProps {
  /** Of the panel itself; narrower than the content where the inspector stands beside it. */
  readonly width: number;
  readonly height: number;
  /** The machines that the lanes come from, where they do not stand above. */
  readonly heads?: ReactNode;
  /** The machines are out of sight: the lanes say whose they are. */
  readonly named?: boolean;
  /** A click on the ground, or a drag of the time plate: screen ms. */
  readonly onSeek: (screen: number) => void;
}

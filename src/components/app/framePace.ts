/** A frame that keeps the page busy for longer than this takes more than an eighth of its time. */
const DEAR_MS = 2;
/** How much one frame counts in the average. */
const WEIGHT = 0.1;

export interface FramePace {
  /** Whether this frame is to be left out. To be asked once a frame. */
  readonly skips: () => boolean;
  /** Measures the frame that is being made, from now until it is drawn. */
  readonly measure: () => void;
  readonly stop: () => void;
}

/**
 * Thirty frames a second where sixty would keep the machine busy: a slow computer, or one that draws
 * without a graphics card. The run is the same; only fewer pictures of it are made.
 */
export function framePace(clock: () => number = () => performance.now()): FramePace {
  let average = 0;
  let started = 0;
  let skipped = false;
  // A message that is posted while a frame is made arrives when it has been drawn.
  const drawn = new MessageChannel();
  drawn.port1.onmessage = () => {
    average += WEIGHT * (clock() - started - average);
  };
  return {
    skips: () => {
      skipped = !skipped && average > DEAR_MS;
      return skipped;
    },
    measure: () => {
      started = clock();
      drawn.port2.postMessage(null);
    },
    stop: () => drawn.port1.close(),
  };
}

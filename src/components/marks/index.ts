/** The visual vocabulary: pure pictures of (trace, playhead); every position is a prop. */
export * from './Accumulator.tsx';
export * from './CachedStamps.tsx';
export * from './CausalDisc.tsx';
export * from './ConnectionDown.tsx';
export * from './Cross.tsx';
export * from './CutHandle.tsx';
export * from './FoldZigzag.tsx';
export * from './FreeRow.tsx';
export * from './Gate.tsx';
export * from './InFlightSlots.tsx';
export * from './Lane.tsx';
export * from './Letter.tsx';
export * from './LogBatch.tsx';
export * from './LogCell.tsx';
export * from './Logo.tsx';
export * from './LostLine.tsx';
export * from './letterLayout.ts';
export { Mark, type MarkProps, type Place } from './Mark.tsx';
export * from './MarkTarget.tsx';
export * from './Outcome.tsx';
export * from './Postmark.tsx';
export * from './PresenterLetter.tsx';
export * from './ProducerStateRow.tsx';
export {
  between,
  lostWay,
  perf,
  polyline,
  routedPath,
  slipPath,
  statementPath,
  zigzag,
} from './paths.ts';
export * from './ReplicaColumn.tsx';
export * from './Slip.tsx';
export * from './Stamp.tsx';
export * from './Statement.tsx';
export * from './StepStamp.tsx';
export * from './Surface.tsx';
export { numeralLayout, type StampSize, stampSizes } from './stampSizes.ts';
export * from './TapeTick.tsx';
export * from './Text.tsx';
export { textWidth } from './textWidth.ts';
export { classes, type Session, type Tone, toneClass } from './tone.ts';
export * from './Verdict.tsx';
export * from './Waiting.tsx';
export * from './WaterLines.tsx';
export * from './Wire.tsx';

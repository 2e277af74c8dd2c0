import type { NameOf } from '../../../conformance/lib/compareLines.ts';
import type { RecordingFile } from '../../../conformance/lib/recordingFile.ts';

/** What was recorded, and what else is to be told. */
type Recorded = RecordingFile<unknown> & {
  /** Names of lines that are not what the engine makes of them, or could not be recorded at all. */
  readonly disagreeing?: readonly string[];
  /** Lines for --write, where they are not simply those that were recorded. */
  readonly toKeep?: readonly unknown[];
};

/** One layer of conformance: it asks real Kafka everything again. */
export interface ConformanceLayer {
  /** Also the name of its file in conformance/recordings. */
  readonly name: string;
  /** What a line is found by in two recordings; without it, its place. */
  readonly nameOf?: NameOf;
  readonly record: () => Recorded | Promise<Recorded>;
}

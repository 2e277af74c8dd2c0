import type { NameOf } from '../../../conformance/lib/compareLines.ts';
import type { RecordingFile } from '../../../conformance/lib/recordingFile.ts';

/** One layer of conformance: it asks real Kafka everything again. */
export interface ConformanceLayer {
  /** Also the name of its file in conformance/recordings. */
  readonly name: string;
  /** What a line is found by in two recordings; without it, its place. */
  readonly nameOf?: NameOf;
  readonly record: () => RecordingFile<unknown> | Promise<RecordingFile<unknown>>;
}

import type { RecordingFile } from '../../../conformance/lib/recordingFile.ts';

/** One layer of conformance: it asks real Kafka everything again. */
export interface ConformanceLayer {
  /** Also the name of its file in conformance/recordings. */
  readonly name: string;
  readonly record: () => RecordingFile<unknown> | Promise<RecordingFile<unknown>>;
}

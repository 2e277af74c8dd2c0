// The committed recordings of the cluster.
import { type RecordingFile, readRecording, writeRecording } from '../lib/recordingFile.ts';
import type { CanonicalRun } from './canonical.ts';

/** A scenario's run on the real cluster. */
export interface ClusterRecording {
  readonly id: string;
  readonly run: CanonicalRun;
}

const LAYER = 'cluster';

/** Reads them. */
export function readClusterRecordings(): RecordingFile<ClusterRecording> {
  return readRecording(LAYER);
}

/** Head and lines of a recording made with that Kafka. */
export function clusterRecording(
  kafka: readonly string[],
  lines: readonly ClusterRecording[],
): RecordingFile<ClusterRecording> {
  return { head: { layer: LAYER, kafka }, lines };
}

/** Keeps them. */
export function writeClusterRecordings(recordings: RecordingFile<ClusterRecording>): void {
  writeRecording(LAYER, recordings);
}

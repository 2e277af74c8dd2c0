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

const RANDOM = 'random';

/** Reads those of random scenarios: what was played of seeds that nobody had looked at. */
export function readRandomRecordings(): RecordingFile<ClusterRecording> {
  return readRecording(RANDOM);
}

/** Adds them to those of random scenarios; the newest of a seed counts. */
export function keepRandomRecordings(
  kafka: readonly string[],
  fresh: readonly ClusterRecording[],
): void {
  const known = new Map(readRandomRecordings().lines.map((one) => [one.id, one]));
  for (const one of fresh) known.set(one.id, one);
  const byName = (one: ClusterRecording, other: ClusterRecording) =>
    one.id.localeCompare(other.id, 'en', { numeric: true });
  writeRecording(RANDOM, {
    head: { layer: RANDOM, kafka },
    lines: [...known.values()].toSorted(byName),
  });
}

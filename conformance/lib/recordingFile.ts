// Recordings on disk: JSON lines, gzipped. The first line says which Kafka spoke.
import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';

/** What a recording is of. */
export interface RecordingHead {
  readonly layer: string;
  /** Versions of Apache Kafka whose classes were asked. */
  readonly kafka: readonly string[];
}

export interface RecordingFile<Line> {
  readonly head: RecordingHead;
  readonly lines: readonly Line[];
}

const pathOf = (name: string) => new URL(`../recordings/${name}.jsonl.gz`, import.meta.url);

/** Reads `conformance/recordings/NAME.jsonl.gz`. Throws when there is no such file. */
export function readRecording<Line>(name: string): RecordingFile<Line> {
  const [head, ...lines] = gunzipSync(readFileSync(pathOf(name)))
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
  return { head, lines };
}

/** The same content gives the same bytes: gzip's header carries no time. */
export function writeRecording(name: string, { head, lines }: RecordingFile<unknown>): void {
  writeFileSync(pathOf(name), gzipSync(textOf([head, ...lines]), { level: 9 }));
}

const textOf = (lines: readonly unknown[]) =>
  lines.map((line) => `${JSON.stringify(line)}\n`).join('');

// The committed recordings of the cluster: JSON lines, gzipped. The first line says which Kafka was played.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { CanonicalRun } from './canonical.ts';

const FILE = new URL('../recordings/cluster.jsonl.gz', import.meta.url);

/** A scenario's run on the real cluster. */
export interface ClusterRecording {
  readonly id: string;
  readonly run: CanonicalRun;
}

export interface ClusterRecordings {
  readonly head: { readonly layer: 'cluster'; readonly kafka: readonly string[] };
  readonly lines: readonly ClusterRecording[];
}

/** Reads them; null when there are none yet. */
export function readClusterRecordings(): ClusterRecordings | null {
  if (!existsSync(FILE)) return null;
  const [head, ...lines] = gunzipSync(readFileSync(FILE))
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
  return { head, lines };
}

/** The same content gives the same bytes. */
export function writeClusterRecordings({ head, lines }: ClusterRecordings): void {
  const text = [head, ...lines].map((one) => `${JSON.stringify(one)}\n`).join('');
  mkdirSync(new URL('.', FILE), { recursive: true });
  writeFileSync(FILE, gzipSync(text, { level: 9 }));
}

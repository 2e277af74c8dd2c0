// `npm run conformance:record`: asks real Kafka everything again, and says where the answers are not those that are
// committed. Needs Java 17 and Maven. With names of layers it records only those; with --write the new answers stay.
import { isDeepStrictEqual } from 'node:util';
import {
  type RecordingFile,
  readRecording,
  writeRecording,
} from '../../conformance/lib/recordingFile.ts';
import { clusterLayer } from './layers/cluster.ts';
import { configLayer } from './layers/config.ts';
import { keysLayer } from './layers/keys.ts';
import type { ConformanceLayer } from './layers/layer.ts';
import { senderLayer } from './layers/sender.ts';
import { storageLayer } from './layers/storage.ts';

const LAYERS: readonly ConformanceLayer[] = [
  configLayer,
  keysLayer,
  storageLayer,
  senderLayer,
  clusterLayer,
];
const SHOWN = 5;

const args = process.argv.slice(2);
const names = args.filter((one) => !one.startsWith('--'));
const unknown = names.find((name) => !LAYERS.some((layer) => layer.name === name));
if (unknown !== undefined) {
  console.error(`${unknown} is no layer; there are ${LAYERS.map((one) => one.name).join(', ')}`);
  process.exitCode = 2;
} else {
  const asked = LAYERS.filter(({ name }) => names.length === 0 || names.includes(name));
  for (const layer of asked) {
    if ((await recordAgain(layer, args.includes('--write'))) > 0) process.exitCode = 1;
  }
}

/** How many lines came out differently. */
async function recordAgain({ name, record }: ConformanceLayer, write: boolean): Promise<number> {
  const before = committed(name);
  const after = await record();
  const length = Math.max(before.lines.length, after.lines.length);
  const places = Array.from({ length }, (_, at) => at).filter(
    (at) => !isDeepStrictEqual(before.lines[at], after.lines[at]),
  );
  console.log(
    `${name}: Kafka ${after.head.kafka.join(', ')}: ${after.lines.length} lines, ${places.length} differ from the committed ones`,
  );
  for (const at of places.slice(0, SHOWN)) {
    console.log(`  line ${at + 1}\n    committed ${JSON.stringify(before.lines[at])}`);
    console.log(`    recorded  ${JSON.stringify(after.lines[at])}`);
  }
  if (write) writeRecording(name, after);
  return places.length;
}

function committed(name: string): RecordingFile<unknown> {
  try {
    return readRecording(name);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      return { head: { layer: name, kafka: [] }, lines: [] };
    }
    throw error;
  }
}

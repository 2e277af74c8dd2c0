// `npm run conformance:record`: asks real Kafka everything again, and says where the answers are not those that are
// committed. Needs Java 17 and Maven. With names of layers it records only those; with --write the new answers stay.
import { byPlace, lineDifferences } from '../../conformance/lib/compareLines.ts';
import {
  type RecordingFile,
  readRecording,
  writeRecording,
} from '../../conformance/lib/recordingFile.ts';
import { needJava, tellMissing } from './javaTools.ts';
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
const flag = args.find((one) => one.startsWith('--') && one !== '--write');
if (flag !== undefined) {
  console.error(`${flag} is no option; there is --write`);
  process.exitCode = 2;
} else if (unknown !== undefined) {
  console.error(`${unknown} is no layer; there are ${LAYERS.map((one) => one.name).join(', ')}`);
  process.exitCode = 2;
} else {
  const asked = LAYERS.filter(({ name }) => names.length === 0 || names.includes(name));
  try {
    needJava();
    for (const layer of asked) {
      if ((await recordAgain(layer, args.includes('--write'))) > 0) process.exitCode = 1;
    }
  } catch (error) {
    tellMissing(error);
  }
}

/** How many lines came out differently, or not as the engine has them. */
async function recordAgain({ name, nameOf, record }: ConformanceLayer, write: boolean) {
  const before = committed(name);
  const after = await record();
  const differences = lineDifferences(before.lines, after.lines, nameOf ?? byPlace);
  console.log(
    `${name}: Kafka ${after.head.kafka.join(', ')}: ${after.lines.length} lines, ${differences.length} differ from the committed ones`,
  );
  for (const one of differences.slice(0, SHOWN)) {
    console.log(`  ${one.name}\n    committed ${shown(one.committed)}`);
    console.log(`    recorded  ${shown(one.recorded)}`);
  }
  const rest = differences.slice(SHOWN).map((one) => one.name);
  if (rest.length > 0) console.log(`  and ${rest.join(', ')}`);
  const { head, lines, toKeep = lines, disagreeing = [] } = after;
  if (disagreeing.length > 0)
    console.log(`  not as the engine has them: ${disagreeing.join(', ')}`);
  if (write) writeRecording(name, { head, lines: toKeep });
  return differences.length + disagreeing.length;
}

function shown(line: unknown): string {
  return line === undefined ? 'nothing' : JSON.stringify(line);
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

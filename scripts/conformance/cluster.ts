// `npm run conformance:cluster`: plays every scenario of conformance/cluster on real Kafka again, and says where it is
// not like the committed recording, and where not like the engine. With --only TEXT only those whose id matches, with
// --players N on so many clusters at once; with --write the new recordings stay. Needs Java 17 and Maven.
import '../../src/engine/extras.ts';
import { parseArgs } from 'node:util';
import {
  type ClusterRecording,
  readClusterRecordings,
  writeClusterRecordings,
} from '../../conformance/cluster/recordings.ts';
import { clusterScenarios } from '../../conformance/cluster/scenarios/index.ts';
import { difference } from '../../conformance/cluster/sideBySide.ts';
import { recordCluster, withCommitted } from './cluster/record.ts';
import { MissingTool, needJava } from './javaTools.ts';

const { values: options } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    players: { type: 'string', default: '1' },
    write: { type: 'boolean', default: false },
  },
});
const players = Number(options.players);
if (!Number.isInteger(players) || players < 1) {
  fail(`--players is ${options.players}; expected a whole number from 1`);
}
if (!clusterScenarios.some(({ id }) => pattern(options.only).test(id))) {
  fail(`--only is ${options.only}; no scenario of conformance/cluster has such an id`);
}
try {
  needJava();
} catch (error) {
  fail(error instanceof MissingTool ? error.message : String(error));
}
const committed = readClusterRecordings().lines;
const before = new Map(committed.map((one) => [one.id, one]));
const { head, lines, disagreeing } = await recordCluster({
  only: pattern(options.only),
  players,
  print: (text) => console.log(text),
});
const differing = lines.filter((after) => isDifferent(before.get(after.id), after));
console.log(
  `Kafka ${head.kafka.join(', ')}: ${lines.length} scenarios recorded, ${differing.length} differ from the committed ones, ${disagreeing.length} from the engine ${disagreeing.join(' ')}`,
);
if (options.write) {
  writeClusterRecordings({ head, lines: withCommitted(lines, committed) });
}
if (differing.length + disagreeing.length > 0) process.exitCode = 1;

function isDifferent(old: ClusterRecording | undefined, after: ClusterRecording): boolean {
  if (!old) return false;
  const found = difference(['committed', old.run], ['recorded', after.run]);
  if (found !== null) console.log(`${after.id}: not as committed\n${found}`);
  return found !== null;
}

function pattern(text: string): RegExp {
  try {
    return new RegExp(text);
  } catch {
    return fail(`--only is ${text}; expected a regular expression`);
  }
}

function fail(message: string): never {
  console.error(message);
  process.exit(2);
}

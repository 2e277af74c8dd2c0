// Plays every scenario of conformance/cluster on real Kafka again and says where it came out differently.
//   record.ts [--only TEXT] [--players N] [--write] [--to FILE]
import '../../../src/engine/extras.ts';
import { existsSync, mkdirSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { canonicalOfCluster } from '../../../conformance/cluster/fromCluster.ts';
import { canonicalOfTrace } from '../../../conformance/cluster/fromTrace.ts';
import { planOf } from '../../../conformance/cluster/plan.ts';
import {
  type ClusterRecording,
  type ClusterRecordings,
  readClusterRecordings,
  writeClusterRecordings,
} from '../../../conformance/cluster/recordings.ts';
import { clusterScenarios } from '../../../conformance/cluster/scenarios/index.ts';
import { difference } from '../../../conformance/cluster/sideBySide.ts';
import { run } from '../../../src/engine/index.ts';
import { buildPlayer, playOnCluster } from './play.ts';

const args = process.argv.slice(2);
const valueOf = (name: string) => args[args.indexOf(name) + 1];
const has = (name: string) => args.includes(name);
const only = has('--only') ? new RegExp(valueOf('--only') ?? '') : /./;
const players = has('--players') ? Number(valueOf('--players')) : 1;
const target = has('--to') ? pathToFileURL(valueOf('--to') ?? '') : undefined;

const scenarios = clusterScenarios.filter((one) => only.test(one.id));
const committed = new Map(committedLines().map((one) => [one.id, one.run]));
const recorded = new Map<string, ClusterRecording>();
let kafka = '';
let failed = 0;
let differing = 0;
let disagreeing = 0;

buildPlayer();
await Promise.all(
  Array.from({ length: players }, (_, nth) => {
    const size = Math.ceil(scenarios.length / players);
    const mine = scenarios.slice(nth * size, (nth + 1) * size);
    return mine.length === 0 ? null : playOnCluster(mine.map(planOf), hear);
  }),
);
const lines = clusterScenarios.flatMap((one) => recorded.get(one.id) ?? []);
console.log(
  `Kafka ${kafka}: ${lines.length} scenarios recorded, ${failed} not, ${differing} differ from the committed ones, ${disagreeing} from the engine`,
);
const all: ClusterRecordings = { head: { layer: 'cluster', kafka: [kafka] }, lines };
if (target) writeClusterRecordings(all, target);
if (has('--write')) {
  mkdirSync(new URL('../../../conformance/recordings', import.meta.url), { recursive: true });
  const kept = clusterScenarios.flatMap((one) => {
    const before = committed.get(one.id);
    return recorded.get(one.id) ?? (before ? [{ id: one.id, run: before }] : []);
  });
  writeClusterRecordings({ ...all, lines: kept });
}
if (failed + differing > 0) process.exitCode = 1;

function hear(played: Parameters<Parameters<typeof playOnCluster>[1]>[0]): void {
  const scenario = scenarios.find((one) => one.id === played.id);
  if (!scenario || !played.seen) {
    failed++;
    console.log(`${played.id}: not played: ${played.error}`);
    return;
  }
  kafka = played.kafka;
  const after = canonicalOfCluster(scenario, played.seen);
  recorded.set(played.id, { id: played.id, run: after });
  const before = committed.get(played.id);
  const again = before && difference(['committed', before], ['recorded', after]);
  const trace = run(scenario);
  const engine = difference([`Kafka ${kafka}`, after], ['engine', canonicalOfTrace(trace)]);
  const unfired = played.seen.unfired.filter((one) => !trace.unfired.includes(one));
  if (again) differing++;
  if (engine) disagreeing++;
  console.log(`${played.id}: ${engine ? 'differs' : 'equal'}`);
  if (again) console.log(again);
  if (engine) console.log(engine);
  if (unfired.length > 0) console.log(`  faults that did not come about on the cluster: ${unfired}`);
}

function committedLines(): readonly ClusterRecording[] {
  const file = new URL('../../../conformance/recordings/cluster.jsonl.gz', import.meta.url);
  return existsSync(file) ? readClusterRecordings().lines : [];
}

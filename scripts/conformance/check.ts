// `npm run conformance:check -- SOURCE …`: plays scenarios on a real Kafka cluster and on the engine, and prints where
// the two differ. SOURCE is a scenario file, the name of a scene, or of a scenario of conformance/cluster. With --show
// it prints what was seen where nothing differs. random-SEED is the random scenario of that seed, random-A..B several;
// random-tx-A..B are those with transactions, random-wide-A..B those with several producers and partitions; with --keep
// what was played of random ones goes to conformance/recordings/random.jsonl.gz. Needs Java 17 and Maven. Exit code 1
// when something differs, 2 when what was asked for cannot be played.
import '../../src/engine/extras.ts';
import { existsSync, readFileSync } from 'node:fs';
import { type Plan, planOf } from '../../conformance/cluster/plan.ts';
import { keepRandomRecordings } from '../../conformance/cluster/recordings.ts';
import { clusterScenarios } from '../../conformance/cluster/scenarios/index.ts';
import { randomScenarios } from '../../conformance/cluster/scenarios/randomById.ts';
import { linesOf } from '../../conformance/cluster/sideBySide.ts';
import type { Scenario } from '../../src/engine/index.ts';
import { fromCatalogue } from '../../src/lessons/catalogue/index.ts';
import { describeProblem, parseScenarioText } from '../../src/scenario/index.ts';
import { judge } from './cluster/judge.ts';
import { buildPlayer, playOnCluster } from './cluster/play.ts';
import { tellMissing } from './javaTools.ts';

const args = process.argv.slice(2);
const sources = args.filter((one) => !one.startsWith('--'));
if (sources.length === 0) {
  console.error('conformance:check needs a scenario file or the name of a scenario');
  process.exitCode = 2;
} else {
  const asked = understood(() => sources.flatMap(scenariosOf).map(planOf));
  if (asked) await check(asked);
}

/** What was asked for, or null when it cannot be played: that is said, and is no difference (2, not 1). */
function understood(plans: () => readonly Plan[]): readonly Plan[] | null {
  try {
    return plans();
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 2;
    return null;
  }
}

async function check(plans: readonly Plan[]): Promise<void> {
  try {
    buildPlayer();
  } catch (error) {
    tellMissing(error);
    return;
  }
  let next = 0;
  await playOnCluster(plans, (played) => {
    const scenario = plans[next++]?.scenario;
    if (!scenario) throw new Error(`nobody asked for ${played.id}`);
    const { agrees, text, cluster } = judge(scenario, played);
    if (!agrees) process.exitCode = 1;
    console.log(text);
    if (cluster && args.includes('--keep') && randomScenarios(scenario.id)) {
      keepRandomRecordings([played.kafka], [{ id: scenario.id, run: cluster }]);
    }
    if (agrees && cluster && args.includes('--show')) console.log(linesOf(cluster).join('\n'));
  });
}

function scenariosOf(source: string): readonly Scenario[] {
  return randomScenarios(source) ?? [scenarioOf(source)];
}

function scenarioOf(source: string): Scenario {
  const known = clusterScenarios.find((one) => one.id === source) ?? fromCatalogue(source);
  if (known) return known;
  if (!existsSync(source)) throw new Error(`there is neither a file nor a scenario ${source}`);
  const parsed = parseScenarioText(readFileSync(source, 'utf8'));
  if (parsed.ok) return parsed.scenario;
  throw new Error(parsed.problems.map(describeProblem).join('\n'));
}

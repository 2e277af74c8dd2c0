// `npm run conformance:check -- FILE.json …`: plays scenarios on a real Kafka cluster and on the engine, and prints
// where the two differ. A name of a scene, or of a scenario of conformance/cluster, will do as well.
import '../../src/engine/extras.ts';
import { existsSync, readFileSync } from 'node:fs';
import { difference } from '../../conformance/cluster/sideBySide.ts';
import { canonicalOfCluster } from '../../conformance/cluster/fromCluster.ts';
import { canonicalOfTrace } from '../../conformance/cluster/fromTrace.ts';
import { linesOf } from '../../conformance/cluster/sideBySide.ts';
import { planOf } from '../../conformance/cluster/plan.ts';
import { describeProblem, parseScenarioText, run, type Scenario } from '../../src/engine/index.ts';
import { fromCatalogue } from '../../src/lessons/catalogue/index.ts';
import { buildPlayer, playOnCluster } from './cluster/play.ts';

const args = process.argv.slice(2);
const show = args.includes('--show');
const scenarios = args.filter((one) => !one.startsWith('--')).map(scenarioOf);
buildPlayer();
let differing = 0;
const plans = scenarios.map(planOf);
await playOnCluster(plans, ({ id, kafka, seen, error }) => {
  const scenario = scenarios.find((one) => one.id === id);
  if (!scenario || !seen) {
    differing++;
    console.log(`${id}: not played: ${error}`);
    return;
  }
  const cluster = canonicalOfCluster(scenario, seen);
  const trace = run(scenario);
  const found = difference([`Kafka ${kafka}`, cluster], ['engine', canonicalOfTrace(trace)]);
  const unfired = seen.unfired.filter((one) => !trace.unfired.includes(one));
  if (found) differing++;
  console.log(`${id}: ${found ? `differs\n${found}` : 'equal'}`);
  if (unfired.length > 0) console.log(`  faults that did not come about on the cluster: ${unfired}`);
  if (show && !found) console.log(linesOf(cluster).join('\n'));
});
if (differing > 0) process.exitCode = 1;

function scenarioOf(source: string): Scenario {
  const scene = fromCatalogue(source);
  if (scene) return scene;
  if (!existsSync(source)) throw new Error(`there is no file and no scene ${source}`);
  const parsed = parseScenarioText(readFileSync(source, 'utf8'));
  if (parsed.ok) return parsed.scenario;
  throw new Error(parsed.problems.map(describeProblem).join('\n'));
}

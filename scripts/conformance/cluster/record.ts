// Plays the scenarios of conformance/cluster on real Kafka again.
import { planOf } from '../../../conformance/cluster/plan.ts';
import {
  type ClusterRecording,
  clusterRecording,
} from '../../../conformance/cluster/recordings.ts';
import { clusterScenarios } from '../../../conformance/cluster/scenarios/index.ts';
import type { RecordingFile } from '../../../conformance/lib/recordingFile.ts';
import type { Scenario } from '../../../src/engine/index.ts';
import { judge } from './judge.ts';
import { buildPlayer, type Played, playOnCluster } from './play.ts';

export interface RecordOptions {
  /** Only scenarios whose id matches. */
  readonly only: RegExp;
  /** How many clusters play at the same time, each with a share of the scenarios. */
  readonly players: number;
  readonly print: (text: string) => void;
}

/** What was recorded, in the order of the scenarios, and the ids of those that are not like the engine's runs. */
export async function recordCluster(
  options: RecordOptions,
): Promise<RecordingFile<ClusterRecording> & { readonly disagreeing: readonly string[] }> {
  const scenarios = clusterScenarios.filter((one) => options.only.test(one.id));
  const recorded = new Map<string, ClusterRecording>();
  const disagreeing: string[] = [];
  const kafka = new Set<string>();
  const hear = (scenario: Scenario, played: Played) => {
    const { cluster, agrees, text } = judge(scenario, played);
    options.print(text);
    kafka.add(played.kafka);
    if (!agrees) disagreeing.push(scenario.id);
    if (cluster) recorded.set(scenario.id, { id: scenario.id, run: cluster });
  };
  buildPlayer();
  await Promise.all(
    shares(scenarios, options.players).map((share) => {
      let next = 0;
      return playOnCluster(share.map(planOf), (played) => {
        const scenario = share[next++];
        if (scenario) hear(scenario, played);
      });
    }),
  );
  const lines = scenarios.flatMap((one) => recorded.get(one.id) ?? []);
  return { ...clusterRecording([...kafka], lines), disagreeing };
}

/** Lines in the order of the scenarios; one that was not recorded again keeps its committed line. */
export function withCommitted(
  recorded: readonly ClusterRecording[],
  committed: readonly ClusterRecording[],
  scenarios: readonly { readonly id: string }[] = clusterScenarios,
): readonly ClusterRecording[] {
  const [after, before] = [recorded, committed].map(
    (lines) => new Map(lines.map((one) => [one.id, one])),
  );
  return scenarios.flatMap(({ id }) => after?.get(id) ?? before?.get(id) ?? []);
}

/** In turn, so that each has about as long to play; those that can share a cluster still follow each other. */
function shares(scenarios: readonly Scenario[], players: number): readonly (readonly Scenario[])[] {
  const all = Array.from({ length: players }, (_, nth) =>
    scenarios.filter((_one, at) => at % players === nth),
  );
  return all.filter((one) => one.length > 0);
}

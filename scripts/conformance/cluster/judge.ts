// One scenario, played on the cluster and on the engine, and what the comparison says.
import type { CanonicalRun } from '../../../conformance/cluster/canonical.ts';
import { canonicalOfCluster } from '../../../conformance/cluster/fromCluster.ts';
import { canonicalOfTrace } from '../../../conformance/cluster/fromTrace.ts';
import { difference } from '../../../conformance/cluster/sideBySide.ts';
import type { Scenario } from '../../../src/engine/index.ts';
import { run } from '../../../src/scenario/index.ts';
import type { Played } from './play.ts';

/** What came of a scenario. */
export interface Judged {
  readonly id: string;
  /** The run on the cluster; null: it could not be played. */
  readonly cluster: CanonicalRun | null;
  readonly agrees: boolean;
  /** Lines to print, the first with the id. */
  readonly text: string;
}

/** Compares what was seen of a scenario with the engine's run of it. */
export function judge(scenario: Scenario, { kafka, seen, error }: Played): Judged {
  const { id } = scenario;
  if (!seen)
    return { id, cluster: null, agrees: false, text: `${id}: could not be played: ${error}` };
  const cluster = canonicalOfCluster(scenario, seen);
  const trace = run(scenario);
  const found = difference([`Kafka ${kafka}`, cluster], ['engine', canonicalOfTrace(trace)]);
  const unfired = seen.unfired.filter((one) => !trace.unfired.includes(one));
  const lines = [found === null ? `${id}: equal` : `${id}: differs\n${found}`];
  if (unfired.length > 0) lines.push(`  faults that did not come about on the cluster: ${unfired}`);
  const agrees = found === null && unfired.length === 0;
  return { id, cluster, agrees, text: lines.join('\n') };
}

// The scenes of the course that no cluster plays, and why.
import '../../../src/config/extras.ts';
import '../../../src/engine/extras.ts';
import type { Scenario } from '../../../src/engine/index.ts';
import { catalogue } from '../../../src/lessons/catalogue/index.ts';
import { unplayable } from '../plan.ts';

/** Scenes that a cluster could be asked to play, and whose order it does not keep. */
const LEFT_OUT: Readonly<Record<string, string>> = {
  'cold-start-hole':
    'its requests leave 1 ms apart and its back-off is short; cold-start-hole of pipelines.ts is the same with more room',
  'case-07-second-came-first':
    'its first batch is refused some hundred times, and how often hangs on the jitter of the back-off; cold-start-hole of pipelines.ts is the same with a longer one',
  'case-08-no-inference':
    'its first batch is refused some hundred times, and how often hangs on the jitter of the back-off',
  'case-05-last-replica':
    'client and broker give the same request up at the same moment; stored-and-timed-out keeps them apart',
  'case-05-repaired':
    'client and broker give the same request up at the same moment; stored-and-timed-out keeps them apart',
  'order-pipeline':
    'a Metadata request waits behind five unanswered ones and takes the place of one of them, which the engine leaves out; order-pipeline of applications.ts stays below five',
  'atomic-write-3.9':
    'it sends twice in one instant, and whether one AddPartitionsToTxn asks for both partitions is a race of two threads',
  'hanging-transaction-fenced':
    'its sends are 20 ms apart and its time limits leave no room for more; tx-timed-out-send and tx-fenced-send have it',
  'payment-restart':
    'its process dies when the high watermark has advanced and before the answer is sent, which on a cluster is a matter of a few ms',
  'payment-restart-plain':
    'its process dies when the high watermark has advanced and before the answer is sent, which on a cluster is a matter of a few ms',
  'appended-but-refused':
    'its followers are stopped after the leader has written and before they fetch, which on a cluster is a matter of a few ms',
};

const reasons: ReadonlyMap<Scenario, string | null> = new Map(
  catalogue.map((scene) => [scene, LEFT_OUT[scene.id] ?? unplayable(scene)]),
);

/** Scenes that a cluster plays. */
export const playedScenes: readonly Scenario[] = catalogue.filter(
  (scene) => reasons.get(scene) === null,
);

/** The others by reason. */
export const unplayedScenes: readonly {
  readonly reason: string;
  readonly scenes: readonly string[];
}[] = [...new Set(reasons.values())].flatMap((reason) => {
  if (reason === null) return [];
  const scenes = catalogue.filter((scene) => reasons.get(scene) === reason).map((one) => one.id);
  return [{ reason, scenes }];
});

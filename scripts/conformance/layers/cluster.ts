import '../../../src/engine/extras.ts';
import { readClusterRecordings } from '../../../conformance/cluster/recordings.ts';
import { byId } from '../../../conformance/lib/compareLines.ts';
import { recordCluster, withCommitted } from '../cluster/record.ts';
import type { ConformanceLayer } from './layer.ts';

/** Every scenario of conformance/cluster on brokers of its own; `npm run conformance:cluster` has more to choose from. */
export const clusterLayer: ConformanceLayer = {
  name: 'cluster',
  nameOf: byId,
  record: async () => {
    const recorded = await recordCluster({
      only: /./,
      players: 2,
      print: (text) => console.log(text),
    });
    return { ...recorded, toKeep: withCommitted(recorded.lines, readClusterRecordings().lines) };
  },
};

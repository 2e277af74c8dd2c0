import '../../../src/engine/extras.ts';
import { byId } from '../../../conformance/lib/compareLines.ts';
import { recordCluster } from '../cluster/record.ts';
import type { ConformanceLayer } from './layer.ts';

/** Every scenario of conformance/cluster on brokers of its own; `npm run conformance:cluster` has more to choose from. */
export const clusterLayer: ConformanceLayer = {
  name: 'cluster',
  nameOf: byId,
  record: () => recordCluster({ only: /./, players: 2, print: (text) => console.log(text) }),
};

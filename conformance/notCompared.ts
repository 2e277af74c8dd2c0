// What the recordings leave out, and why. Printed on docs/fidelity.md; there is no other list of exceptions.

import { UNCOMPARED } from './cluster/canonical.ts';
import { unplayedScenes } from './cluster/scenarios/unplayed.ts';

export interface NotCompared {
  readonly layer: string;
  readonly what: string;
  readonly why: string;
}

export const NOT_COMPARED: readonly NotCompared[] = [
  ...UNCOMPARED.map((one) => ({ layer: 'cluster', ...one })),
  ...unplayedScenes.map(({ reason, scenes }) => ({
    layer: 'cluster',
    what: `The ${scenes.length === 1 ? 'scene' : 'scenes'} ${scenes.join(', ')}`,
    why: reason,
  })),
  {
    layer: 'config',
    what: 'log lines of other subjects (version, metrics, the dump of all values) and of other threads',
    why: 'they say nothing about what a setting came to',
  },
  {
    layer: 'config',
    what: 'settings of ssl.*, sasl.*, security.providers, config.providers and the serializers, and host names that need a name service',
    why: 'every run is PLAINTEXT between machines of the lab',
  },
  {
    layer: 'storage',
    what: 'what comes after a segment has rolled',
    why: 'the engine’s logs are one segment. In some scripts Kafka 4.4.0 rolls one after a clean restart and a truncation, because its time index counts as full (or fails with a BufferOverflowException); such a script ends there',
  },
  {
    layer: 'sender',
    what: 'the order in which partitions come within one request, and within the callbacks of one step',
    why: 'it hangs on hash maps in Kafka; within a partition the order is compared',
  },
  {
    layer: 'sender',
    what: 'the ±20 % of the back-off',
    why: 'it is drawn at random; both sides have it pinned to its middle',
  },
  {
    layer: 'sender',
    what: 'acks=0, request.timeout.ms and reconnect.backoff.ms',
    why: 'they are the NetworkClient’s, and MockClient stands in its place',
  },
  {
    layer: 'sender',
    what: 'Kafka 4.4.0',
    why: 'its test classes are not served; 4.3.1 is the newest version with them',
  },
  {
    layer: 'cluster',
    what: 'Why a connection ended, and attempts to connect',
    why: 'the proxy sees bytes, and not what either side thinks of them; so some scenarios of one fault look alike under two settings',
  },
  {
    layer: 'cluster',
    what: 'The pace of a run',
    why: 'the engine’s run says when the cluster’s clock may go on: a fault waits until what comes well before it has been seen, for 5 s at most, and scenes are played with more room between their moments',
  },
  {
    layer: 'cluster',
    what: 'Runs that the machine kept waiting for more than half a second',
    why: 'time limits of clients are real: such a run is played again, up to three times, whatever came of it',
  },
  {
    layer: 'storage',
    what: 'what the coordinator says to a verification',
    why: 'the scripts take it as granted; on clusters it is asked',
  },
  {
    layer: 'sender',
    what: 'producers with a transactional.id',
    why: 'the scripts play the TransactionManager for idempotence only; transactions are played on clusters',
  },
];

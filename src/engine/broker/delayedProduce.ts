// Kafka: DelayedProduce, the end of a wait in purgatory that no replica has ended.
import type { OccurrenceOf } from '../occurrence.ts';
import type { Sim } from '../sim.ts';
import type { PartitionResponse } from '../simEvent.ts';
import { judgeWaiting } from './replicaManager.ts';

/** A produce request waited for its replicas as long as it asked to (DelayedProduce#onExpiration). */
export function produceExpired(sim: Sim, { request }: OccurrenceOf<'produceExpired'>): void {
  const produce = sim.findProduce(request);
  if (!produce?.waiting) return;
  const results = produce.results.map((result, index): PartitionResponse => {
    const judged = judgeWaiting(sim, produce, result, index);
    // the batch stays in the log, and the answer keeps its offset
    return judged === 'waits' ? { ...result, error: 'REQUEST_TIMED_OUT' } : judged;
  });
  sim.setProduce(request, { ...produce, results, waiting: false });
  sim.next({ kind: 'brokerRespond', request });
}

// Records that an application sends again by itself: after a failed callback, after a restart. Kafka has nothing of this.

import { producerWith } from '../copies.ts';
import { drop } from '../drop.ts';
import type { Sim } from '../sim.ts';
import type { ClientId, EventId } from '../units.ts';
import { itemsOf } from '../vector.ts';
import type { PlannedResend, ProducerState, SentRecord } from '../world.ts';
import { planCall, specOf } from './workload.ts';

/** After a failed callback: the application's own retry, if it has one left. A new send() of the same value. */
export function resendAfterFailure(
  sim: Sim,
  id: ClientId,
  failed: SentRecord,
  event: EventId,
): void {
  const producer = sim.producer(id);
  const { resendOnFailure, resendAfterMs, outbox } = specOf(sim, id);
  const made = itemsOf(producer.sent).filter((one) => one.call === failed.call).length - 1;
  if (producer.lifecycle !== 'running' || outbox || made >= resendOnFailure) return;
  addResends(sim, id, [{ at: sim.now + resendAfterMs, call: failed.call, causes: [event] }]);
}

/** After a restart: every value that the application does not know to be acknowledged, or committed. */
export function unacknowledgedCalls(producer: ProducerState): readonly number[] {
  const calls = [...new Set(itemsOf(producer.sent).map((one) => one.call))];
  const known = (call: number) =>
    itemsOf(producer.sent).some(
      (one) =>
        one.call === call && one.result?.kind === 'ok' && (one.transaction?.committed ?? true),
    );
  return calls.filter((call) => !known(call));
}

/** Adds calls that the application will make again. */
export function addResends(sim: Sim, id: ClientId, resends: readonly PlannedResend[]): void {
  const producer = sim.producer(id);
  const all = [...producer.resends, ...resends].sort((a, b) => a.at - b.at);
  sim.setProducer(producerWith(producer, { resends: all }));
  planAnew(sim, id);
}

/** Plans the next call once, whatever was planned before: a send of a relay is not one of the scenario's calls. */
export function planAnew(sim: Sim, id: ClientId): void {
  drop(sim, (one) => one.kind === 'applicationCall' && one.producer === id);
  planCall(sim, id);
}

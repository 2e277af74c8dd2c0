// The application around a KafkaProducer: one thread that makes one call after the other, in the order in which
// they are due. While a call waits, the later ones wait behind it. Kafka itself has nothing of this.
import { required } from '../assert.ts';
import { producerWith } from '../copies.ts';
import type { CallSpec, ProducerSpec, SendSpec } from '../scenario.ts';
import type { Sim } from '../sim.ts';
import type { ClientId, EventId, VirtualMs } from '../units.ts';
import { listOf } from '../vector.ts';
import type { PlannedResend, ProducerState, SentRecord } from '../world.ts';

type NextCall =
  | { readonly kind: 'send'; readonly at: VirtualMs; readonly index: number }
  | { readonly kind: 'resend'; readonly at: VirtualMs; readonly resend: PlannedResend }
  | { readonly kind: 'other'; readonly at: VirtualMs; readonly call: CallSpec };

/** What the scenario says of a producer and its application. */
function specOf(sim: Sim, id: ClientId): ProducerSpec {
  return required(
    sim.scenario.producers.find((one) => one.id === id),
    `producer ${id} of the scenario`,
  );
}

/** The call that is due first; of several at one time send(), then a repeated send(), then the others. */
export function nextCallOf(sim: Sim, producer: ProducerState): NextCall | null {
  const spec = specOf(sim, producer.id);
  // with an outbox the sends are rows of a table, and the relay's to make
  const send = spec.outbox ? undefined : spec.sends[producer.nextSend];
  const [resend] = producer.resends;
  const call = spec.calls[producer.nextCall];
  const candidates: NextCall[] = [];
  if (send) candidates.push({ kind: 'send', at: send.at, index: producer.nextSend });
  if (resend) candidates.push({ kind: 'resend', at: resend.at, resend });
  if (call) candidates.push({ kind: 'other', at: call.at, call });
  return candidates.reduce<NextCall | null>(
    (first, one) => (first === null || one.at < first.at ? one : first),
    null,
  );
}

/** Plans the application's next call, unless its thread stands or its process is gone. */
export function planCall(sim: Sim, id: ClientId): void {
  const producer = sim.producer(id);
  if (producer.blocked || producer.lifecycle === 'crashed') return;
  const next = nextCallOf(sim, producer);
  if (!next) return;
  const causes = next.kind === 'resend' ? next.resend.causes : [];
  sim.later(Math.max(next.at, sim.now), { kind: 'applicationCall', producer: id }, causes);
}

/** The call of send() behind one of an application's sends: the scenario's, then those made from records read. */
export function sendSpecOf(sim: Sim, id: ClientId, call: number): SendSpec {
  const { sends } = specOf(sim, id);
  const spec = sends[call] ?? sim.producer(id).derived[call - sends.length];
  return required(spec, `send ${call} of ${id}`);
}

/** An outbox relay and an application that sends what it made of records go on when they are told. */
export function tellApplication(sim: Sim, id: ClientId, { call, result }: SentRecord): void {
  const concerned =
    specOf(sim, id).outbox !== null ||
    sim.scenario.consumers.some((one) => one.group?.produces?.producer === id);
  if (!concerned) return;
  sim.next({ kind: 'applicationTold', producer: id, call, ok: result?.kind === 'ok' });
}

/** After a failed callback: the application's own retry, if it has one left. A new send() of the same value. */
export function resendAfterFailure(
  sim: Sim,
  id: ClientId,
  failed: SentRecord,
  event: EventId,
): void {
  const producer = sim.producer(id);
  const { resendOnFailure, resendAfterMs, outbox } = specOf(sim, id);
  const made = listOf(producer.sent).filter((one) => one.call === failed.call).length - 1;
  if (producer.lifecycle !== 'running' || outbox || made >= resendOnFailure) return;
  addResends(sim, id, [{ at: sim.now + resendAfterMs, call: failed.call, causes: [event] }]);
}

/** After a restart: every value that the application does not know to be acknowledged, or committed. */
export function unacknowledgedCalls(producer: ProducerState): readonly number[] {
  const calls = [...new Set(listOf(producer.sent).map((one) => one.call))];
  const known = (call: number) =>
    listOf(producer.sent).some(
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
  sim.drop((one) => one.kind === 'applicationCall' && one.producer === id);
  planCall(sim, id);
}

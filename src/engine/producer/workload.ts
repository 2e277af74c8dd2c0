// The application around a KafkaProducer: one thread that makes one call after the other, in the order in which
// they are due. While a call waits, the later ones wait behind it. Kafka itself has nothing of this.
import { required } from '../assert.ts';
import { NO_CAUSES } from '../occurrence.ts';
import { extras } from '../parts.ts';
import type { CallSpec, ProducerSpec, SendSpec } from '../scenario.ts';
import type { Sim } from '../sim.ts';
import type { ClientId, EventId, VirtualMs } from '../units.ts';
import type { PlannedResend, ProducerState, SentRecord } from '../world.ts';

type NextCall =
  | { readonly kind: 'send'; readonly at: VirtualMs; readonly index: number }
  | { readonly kind: 'resend'; readonly at: VirtualMs; readonly resend: PlannedResend }
  | { readonly kind: 'other'; readonly at: VirtualMs; readonly call: CallSpec };

/** What the scenario says of a producer and its application. */
export function specOf(sim: Sim, id: ClientId): ProducerSpec {
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
  let first: NextCall | null = null;
  if (send) first = { kind: 'send', at: send.at, index: producer.nextSend };
  if (resend && (!first || resend.at < first.at)) first = { kind: 'resend', at: resend.at, resend };
  if (call && (!first || call.at < first.at)) first = { kind: 'other', at: call.at, call };
  return first;
}

/** Plans the application's next call, unless its thread stands or its process is gone. */
export function planCall(sim: Sim, id: ClientId): void {
  const producer = sim.producer(id);
  if (producer.blocked || producer.lifecycle === 'crashed') return;
  const next = nextCallOf(sim, producer);
  if (!next) return;
  const causes = next.kind === 'resend' ? next.resend.causes : NO_CAUSES;
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

/** After a failed callback: the application's own retry, if it makes any. */
export function maybeResend(sim: Sim, id: ClientId, failed: SentRecord, event: EventId): void {
  if (specOf(sim, id).resendOnFailure > 0) extras().resendAfterFailure(sim, id, failed, event);
}

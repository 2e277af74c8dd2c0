// The application makes its calls: send(), flush(), close() and those of the transactional API.
import { required } from '../assert.ts';
import { producerWith } from '../copies.ts';
import type { OccurrenceOf } from '../occurrence.ts';
import type { CallSpec } from '../scenario.ts';
import type { Sim } from '../sim.ts';
import type { ClientId } from '../units.ts';
import { doSend } from './kafkaProducer.ts';
import { nextCallOf } from './workload.ts';

/** The application makes its next call. */
export function applicationCall(sim: Sim, { producer: id }: OccurrenceOf<'applicationCall'>): void {
  const producer = sim.producer(id);
  const next = required(nextCallOf(sim, producer), 'call of', id);
  switch (next.kind) {
    case 'send':
      sim.ownProducer(id).nextSend = next.index + 1;
      doSend(sim, id, next.index, false);
      return;
    case 'resend':
      sim.setProducer(producerWith(producer, { resends: producer.resends.slice(1) }));
      if (next.resend.other) callOther(sim, id, next.resend.other);
      else doSend(sim, id, next.resend.call, true);
      return;
    case 'other':
      sim.setProducer(producerWith(producer, { nextCall: producer.nextCall + 1 }));
      callOther(sim, id, next.call);
  }
}

function callOther(sim: Sim, id: ClientId, spec: CallSpec): void {
  switch (spec.call) {
    case 'flush':
      sim.next({ kind: 'callFlush', producer: id });
      return;
    case 'close':
      sim.next({ kind: 'callClose', producer: id, timeoutMs: spec.timeoutMs });
      return;
    default:
      sim.next({ kind: 'callTransactional', producer: id, spec });
  }
}

// The application makes its calls of send(), flush() and close().
import { required } from '../assert.ts';
import { producerWith } from '../copies.ts';
import type { OccurrenceOf } from '../occurrence.ts';
import type { Sim } from '../sim.ts';
import { doSend } from './kafkaProducer.ts';
import { nextCallOf } from './workload.ts';

/** The application makes its next call. */
export function applicationCall(sim: Sim, { producer: id }: OccurrenceOf<'applicationCall'>): void {
  const producer = sim.producer(id);
  const next = required(nextCallOf(sim, producer), 'call of', id);
  switch (next.kind) {
    case 'send':
      sim.setProducer(producerWith(producer, { nextSend: next.index + 1 }));
      doSend(sim, id, next.index, false);
      return;
    case 'resend':
      sim.setProducer(producerWith(producer, { resends: producer.resends.slice(1) }));
      doSend(sim, id, next.resend.call, true);
      return;
    case 'other':
      sim.setProducer(producerWith(producer, { nextCall: producer.nextCall + 1 }));
      sim.next(
        next.call.call === 'flush'
          ? { kind: 'callFlush', producer: id }
          : { kind: 'callClose', producer: id, timeoutMs: next.call.timeoutMs },
      );
  }
}

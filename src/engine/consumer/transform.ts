// Consume, transform, produce: each record that an application reads becomes one that it sends.
import { required } from '../assert.ts';
import type { OccurrenceOf } from '../occurrence.ts';
import { doSend } from '../producer/kafkaProducer.ts';
import { planAnew } from '../producer/resends.ts';
import type { SendSpec } from '../scenario.ts';
import type { Sim } from '../sim.ts';
import type { Member } from './groupAccess.ts';
import type { FetchedRecord } from './groupWorld.ts';
import { producedValue } from './producedValue.ts';

/** The application sends what it made of the record, and waits for the answer; in a transaction its end does that. */
export function sendDerived(
  sim: Sim,
  { id: consumer, spec, process }: Member,
  { record }: FetchedRecord,
): void {
  const { commits } = spec;
  const { producer: id, topic, prefix } = required(spec.produces ?? undefined, 'produces');
  const made: SendSpec = {
    at: sim.now,
    topic,
    key: record.key,
    value: producedValue({ prefix }, record.value),
    partition: null,
    amount: record.amount,
    timestamp: null,
  };
  const producer = sim.producer(id);
  if (producer.config === null) {
    sim.next({ kind: 'consumerFails', consumer, session: process.session });
    return;
  }
  // its one thread may stand in another call
  if (producer.blocked) {
    sim.later(sim.now + 1, { kind: 'recordDue', consumer, session: process.session });
    return;
  }
  const before = producer.derived;
  sim.updateProducer(id, { derived: [...before, made] });
  sim.because = [...new Set([...sim.because, ...process.because])];
  const own = sim.scenario.producers.find((one) => one.id === id)?.sends.length ?? 0;
  doSend(sim, id, own + before.length, false);
  planAnew(sim, id);
  if (commits === 'transaction') {
    sim.next({ kind: 'recordDone', consumer, session: process.session });
  }
}

/** Its callback ran: the record is dealt with, or the application ends with the exception. */
export function derivedTold(sim: Sim, { producer, ok }: OccurrenceOf<'applicationTold'>): void {
  for (const { id, group } of sim.scenario.consumers) {
    if (group?.produces?.producer !== producer || group.commits === 'transaction') continue;
    const { process } = sim.world.consumers.find((one) => one.id === id) ?? { process: null };
    if (process?.batch.length === 0 || !process) continue;
    sim.next({ kind: ok ? 'recordDone' : 'consumerFails', consumer: id, session: process.session });
  }
}

// An outbox: the shop writes its order and a row about it in one database transaction, and a relay, a process of its
// own with the producer, sends the rows to Kafka. Kafka has nothing of this.
import { databaseOf, updateDatabase } from '../consumer/groupAccess.ts';
import type { OutboxRow } from '../consumer/groupWorld.ts';
import { drop } from '../drop.ts';
import type { OccurrenceOf } from '../occurrence.ts';
import type { ProducerSpec } from '../scenario.ts';
import type { Sim } from '../sim.ts';
import type { ClientId, VirtualMs } from '../units.ts';
import { itemsOf } from '../vector.ts';
import type { ProducerState } from '../world.ts';
import { doSend } from './kafkaProducer.ts';
import { planAnew } from './resends.ts';

type Outbox = NonNullable<ProducerSpec['outbox']>;

function specOf(
  sim: Sim,
  id: ClientId,
): { readonly spec: ProducerSpec; readonly outbox: Outbox } | null {
  const spec = sim.scenario.producers.find((one) => one.id === id);
  return spec?.outbox ? { spec, outbox: spec.outbox } : null;
}

/** The shop's transaction: an order and its row. The relay finds it when it looks the next time. */
export function outboxInsert(sim: Sim, { shop }: OccurrenceOf<'outboxInsert'>): void {
  const found = specOf(sim, shop);
  if (!found) return;
  const { outbox: rows } = databaseOf(sim, shop);
  const send = found.spec.sends[rows.length];
  const following = found.spec.sends[rows.length + 1];
  if (!send) return;
  const causes = sim.because;
  const event = sim.emit(shop, { type: 'outboxRowInserted', producer: shop, value: send.value });
  const row: OutboxRow = { call: rows.length, sent: false, event };
  updateDatabase(sim, shop, { outbox: [...rows, row] });
  if (following) sim.later(following.at, { kind: 'outboxInsert', shop }, causes);
  planLook(sim, shop, nextTick(sim.now, found.outbox.pollMs));
}

function nextTick(now: VirtualMs, everyMs: VirtualMs): VirtualMs {
  return now + everyMs - (now % everyMs);
}

/** The relay looks at the table then. */
export function planLook(sim: Sim, id: ClientId, at: VirtualMs): void {
  if (sim.producer(id).lifecycle !== 'running' || sim.producer(id).config === null) return;
  drop(sim, (one) => one.kind === 'relayLooks' && one.producer === id);
  sim.later(at, { kind: 'relayLooks', producer: id });
}

/** The relay takes the first row that is not marked and that it has not under way. */
export function relayLooks(sim: Sim, { producer: id }: OccurrenceOf<'relayLooks'>): void {
  const found = specOf(sim, id);
  const producer = sim.producer(id);
  if (!found || producer.lifecycle !== 'running') return;
  if (producer.blocked) {
    planLook(sim, id, sim.now + found.outbox.pollMs);
    return;
  }
  const row = databaseOf(sim, id).outbox.find((one) => !one.sent && !isUnderWay(producer, one));
  if (!row) return;
  sim.because = [...sim.because.filter((one) => one !== row.event), row.event];
  if (found.outbox.mark === 'before') {
    mark(sim, id, row.call, 'before');
    sim.next({ kind: 'relaySends', producer: id, call: row.call });
  } else sendRow(sim, producer, row.call);
  sim.next({ kind: 'relayLooks', producer: id }, []);
}

/** What this process has sent and not heard of, or heard well of and not marked yet. */
function isUnderWay({ sent, session }: ProducerState, { call }: OutboxRow): boolean {
  return itemsOf(sent).some(
    (one) => one.call === call && one.session === session && one.result?.kind !== 'failed',
  );
}

/** The row is marked; now it is sent. */
export function relaySends(sim: Sim, { producer: id, call }: OccurrenceOf<'relaySends'>): void {
  sendRow(sim, sim.producer(id), call);
}

function sendRow(sim: Sim, producer: ProducerState, call: number): void {
  doSend(
    sim,
    producer.id,
    call,
    itemsOf(producer.sent).some((one) => one.call === call),
  );
  planAnew(sim, producer.id);
}

/** The callback ran: a row that was sent is marked, one that failed is sent again. */
export function relayTold(
  sim: Sim,
  { producer: id, call, ok }: OccurrenceOf<'applicationTold'>,
): void {
  const found = specOf(sim, id);
  if (!found || found.outbox.mark === 'before') return;
  if (ok) sim.next({ kind: 'relayMarks', producer: id, call });
  else planLook(sim, id, sim.now + found.outbox.pollMs);
}

export function relayMarks(sim: Sim, { producer, call }: OccurrenceOf<'relayMarks'>): void {
  mark(sim, producer, call, 'after');
}

function mark(sim: Sim, id: ClientId, call: number, when: 'before' | 'after'): void {
  const value = specOf(sim, id)?.spec.sends[call]?.value ?? '';
  sim.emit(id, { type: 'outboxRowMarked', producer: id, value, mark: when });
  const { outbox } = databaseOf(sim, id);
  updateDatabase(sim, id, {
    outbox: outbox.map((one) => (one.call === call ? { ...one, sent: true } : one)),
  });
}

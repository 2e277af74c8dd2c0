// What an application does with a record: an effect outside Kafka, and perhaps a row in its inbox. Kafka has nothing of this.
import type { OccurrenceOf } from '../occurrence.ts';
import type { InboxSpec } from '../scenario.ts';
import type { Sim } from '../sim.ts';
import type { VirtualMs } from '../units.ts';
import { append, itemsOf } from '../vector.ts';
import {
  aliveMember,
  consumerOf,
  databaseOf,
  type Member,
  memberOf,
  updateDatabase,
} from './groupAccess.ts';
import type { FetchedRecord, InboxRow } from './groupWorld.ts';
import { sendDerived } from './transform.ts';

/** The business key of a record. One without a key has the empty one. */
function businessKey({ by }: InboxSpec, { record, partition, offset }: FetchedRecord): string {
  switch (by) {
    case 'value':
      return record.value;
    case 'key':
      return record.key ?? '';
    case 'offset':
      return `${partition}@${offset}`;
  }
}

/** The application acts on the next record of its batch, or passes over it. */
export function recordDue(sim: Sim, due: OccurrenceOf<'recordDue'>): void {
  const member = aliveMember(sim, due);
  const next = member?.process.batch[0];
  if (!member || !next) return;
  const { inbox, produces } = member.spec;
  if (produces) {
    sendDerived(sim, member, next);
    return;
  }
  if (!inbox) {
    act(sim, member, next, null);
    sim.next({ ...due, kind: 'recordDone' });
    return;
  }
  const key = businessKey(inbox, next);
  const row = liveRows(sim, member, inbox).find((one) => one.key === key);
  if (row) {
    skip(sim, member, next, key, row);
    sim.next({ ...due, kind: 'recordDone' });
    return;
  }
  switch (inbox.row) {
    case 'with':
      act(sim, member, next, key);
      sim.next({ ...due, kind: 'recordDone' });
      return;
    case 'before':
      writeRow(sim, member, next, key);
      sim.next({ ...due, kind: 'recordStep' });
      return;
    case 'after':
      act(sim, member, next, null);
      sim.next({ ...due, kind: 'recordStep' });
  }
}

/** The second half, where effect and row are two steps. */
export function recordStep(sim: Sim, due: OccurrenceOf<'recordStep'>): void {
  const member = aliveMember(sim, due);
  const next = member?.process.batch[0];
  const inbox = member?.spec.inbox;
  if (!member || !next || !inbox) return;
  if (inbox.row === 'before') act(sim, member, next, null);
  else writeRow(sim, member, next, businessKey(inbox, next));
  sim.next({ ...due, kind: 'recordDone' });
}

/** The effect: a line in the ledger, and the number that is kept for the record's key. */
function act(sim: Sim, { id, spec, process }: Member, next: FetchedRecord, rowWith: string | null) {
  const { record, partition, offset } = next;
  const { balances } = databaseOf(sim, spec.id);
  const name = record.key ?? '';
  const before = balances.find((one) => one.key === name)?.amount ?? 0;
  const balance = spec.effect === 'add' ? before + record.amount : record.amount;
  const event = sim.emit(
    id,
    {
      type: 'effectDone',
      consumer: id,
      partition,
      offset,
      record,
      times: 1 + timesDone(sim, spec.id, record.value),
      rowWith,
      balance,
    },
    process.because,
  );
  const { ledger } = consumerOf(sim, id);
  sim.updateConsumer(id, {
    ledger: append(ledger, { record, partition, offset, at: sim.now, event }),
  });
  updateDatabase(sim, spec.id, {
    balances: [...balances.filter((one) => one.key !== name), { key: name, amount: balance }],
  });
  if (rowWith !== null) addRow(sim, memberOf(sim, id), { key: rowWith, at: sim.now, event });
}

/** How often the members of a group have acted on records with this value. */
function timesDone(sim: Sim, group: string, value: string): number {
  const members = sim.scenario.consumers.filter((one) => one.group?.id === group);
  return sim.world.consumers
    .filter((one) => members.some((member) => member.id === one.id))
    .flatMap((one) => itemsOf(one.ledger))
    .filter((one) => one.record.value === value).length;
}

function skip(
  sim: Sim,
  { id, spec, process }: Member,
  { record, partition, offset }: FetchedRecord,
  key: string,
  row: InboxRow,
): void {
  const effectSeen = timesDone(sim, spec.id, record.value) > 0;
  sim.emit(
    id,
    { type: 'recordSkipped', consumer: id, partition, offset, record, key, effectSeen },
    [row.event, ...process.because],
  );
}

function writeRow(sim: Sim, member: Member, { record }: FetchedRecord, key: string): void {
  const { id, process } = member;
  const event = sim.emit(
    id,
    { type: 'inboxRowWritten', consumer: id, record, key },
    process.because,
  );
  addRow(sim, member, { key, at: sim.now, event });
}

/** Rows that are not too old. */
function liveRows(sim: Sim, { spec }: Member, inbox: InboxSpec): readonly InboxRow[] {
  return keptRows(databaseOf(sim, spec.id).inbox, inbox, sim.now);
}

/** What an inbox keeps: the last rows, and none that is older than it may be. */
function keptRows(
  rows: readonly InboxRow[],
  { keeps, keepsMs }: InboxSpec,
  now: VirtualMs,
): readonly InboxRow[] {
  const young = keepsMs === null ? rows : rows.filter((one) => now - one.at < keepsMs);
  return keeps === null ? young : young.slice(-keeps);
}

function addRow(sim: Sim, { spec }: Member, row: InboxRow): void {
  const { inbox } = databaseOf(sim, spec.id);
  if (!spec.inbox) return;
  updateDatabase(sim, spec.id, { inbox: keptRows([...inbox, row], spec.inbox, sim.now) });
}

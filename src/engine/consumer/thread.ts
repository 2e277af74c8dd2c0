// What the one thread of a consuming application turns to next.
import type { Sim } from '../sim.ts';
import type { ClientId } from '../units.ts';
import { memberOf, updateProcess } from './groupAccess.ts';

/** The application works on its next record. */
export function startRecord(sim: Sim, id: ClientId): void {
  const { spec, process } = memberOf(sim, id);
  const due = { kind: 'recordDue', consumer: id, session: process.session } as const;
  updateProcess(sim, id, { doing: 'processing' });
  if (spec.recordMs === 0) sim.next(due);
  else sim.later(sim.now + spec.recordMs, due);
}

/** After a record or a commit: the next record of the batch, else poll(). */
export function goOn(sim: Sim, id: ClientId): void {
  const { process } = memberOf(sim, id);
  if (process.batch.length > 0) startRecord(sim, id);
  else sim.next({ kind: 'consumerPolls', consumer: id, session: process.session });
}

// When transactions are looked at for their age. Kafka: the job of TransactionCoordinator#startup.
import type { Sim } from '../sim.ts';
import { coordinatorOf, updateCoordinator } from './cache.ts';

/**
 * Plans the look of the job that may find the oldest open transaction too old. It runs every
 * transaction.abort.timed.out.transaction.cleanup.interval.ms; looks that cannot find anything are not planned.
 */
export function planTimeoutCheck(sim: Sim): void {
  const every = sim.brokerConfig('transaction.abort.timed.out.transaction.cleanup.interval.ms');
  const open = coordinatorOf(sim).transactions.filter((one) => one.state === 'Ongoing');
  const due = Math.min(...open.map((one) => one.txnStartTimestamp + one.txnTimeoutMs + 1));
  const at = Math.ceil(Math.max(due, sim.now + 1) / every) * every;
  const planned = Number.isFinite(at) && at <= sim.scenario.untilMs ? at : null;
  if (planned === coordinatorOf(sim).timeoutCheckAt) return;
  updateCoordinator(sim, { timeoutCheckAt: planned });
  sim.cancel((one) => one.kind === 'abortTimedOut');
  if (planned !== null) sim.later(planned, { kind: 'abortTimedOut' }, []);
}

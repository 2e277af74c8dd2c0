// What the events of a transaction met: an error before a call, somebody else with the same name, an owner that stands still.
import type { EventOf } from '../../engine/index.ts';
import type { Found, LookBack } from './lookBack.ts';

/** The call that EndTxn carries out, or the first InitProducerId of a process. */
export function calledFor(back: LookBack, { call, client }: EventOf<'requestSent'>): Found {
  const isFirst = call?.api === 'InitProducerId' && call.producerId < 0;
  if (!isFirst && call?.api !== 'EndTxn') return undefined;
  const end = call.api === 'EndTxn' && call.committed ? 'commitTransaction' : 'abortTransaction';
  const name = isFirst ? 'initTransactions' : end;
  return back.last('transactionCalled', (one) => one.producer === client && one.call === name);
}

/** The error in the transaction of which a call tells. */
export function brokenBy(back: LookBack, { producer }: EventOf<'transactionReturned'>): Found {
  return back.last(
    'transactionManagerMoved',
    (one) => one.producer === producer && one.error !== null,
  );
}

/** The transition by which somebody else, or the coordinator, took the transactional.id from this producer. */
export function fencedAs(back: LookBack, { producer }: EventOf<'transactionReturned'>): Found {
  const own = back.last('transactionManagerMoved', (one) => one.producer === producer);
  return (
    own &&
    back.last(
      'transactionMoved',
      (one) => one.transactionalId === own.transactionalId && one.producerEpoch > own.producerEpoch,
    )
  );
}

/** A transaction that its owner did not end: its process stands still. */
export function standsStill(back: LookBack, event: EventOf<'transactionMoved'>): Found {
  if (event.to !== 'PrepareAbort') return undefined;
  const owners = back.trace.scenario.producers.filter(
    (one) => one.config['transactional.id'] === event.transactionalId,
  );
  const ofOwner = (one: { readonly producer: string }) =>
    owners.some(({ id }) => id === one.producer);
  const paused = back.last('producerPaused', ofOwner);
  const resumed = back.last('producerResumed', ofOwner);
  return paused && (!resumed || resumed.id < paused.id) ? paused : undefined;
}

/** Whether the application waits in a call of its transactional producer. */
export function isInCall(back: LookBack, producer: string): boolean {
  const called = back.last('transactionCalled', (one) => one.producer === producer);
  const returned = back.last('transactionReturned', (one) => one.producer === producer);
  return called !== undefined && (!returned || returned.id < called.id);
}

/** The restart after which an application asks for its epoch once more. */
export function startedAgain(
  back: LookBack,
  { call, producer }: EventOf<'transactionCalled'>,
): Found {
  return call === 'initTransactions'
    ? back.last('producerRestarted', (one) => one.producer === producer)
    : undefined;
}

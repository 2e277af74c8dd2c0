// What a leader's decision about a batch met: who was gone, who led before, what its memory of the producer lacked.
import type { EventOf } from '../../engine/index.ts';
import { type Found, type LookBack, latest } from './lookBack.ts';

type Decision = EventOf<'batchDecided'>;

/** Its own request first: a request that waited for the one before it is planned by that one's end. */
export function decisionConditions(back: LookBack, event: Decision): readonly Found[] {
  const came = back.last('requestArrived', (one) => one.request === event.request);
  return [came, ...verdictConditions(back, event)];
}

function verdictConditions(back: LookBack, event: Decision): readonly Found[] {
  const { batch, verdict } = event;
  if (verdict.kind === 'DUPLICATE') return [enoughAgain(back, event)];
  if (verdict.kind === 'APPENDED') {
    return [...memoryLost(back, event), enoughAgain(back, event), abortedBefore(back, event)];
  }
  switch (verdict.error) {
    case 'NOT_ENOUGH_REPLICAS':
      return [back.replicasGone(batch.partition)];
    case 'NOT_LEADER_OR_FOLLOWER':
      return [back.elected(batch.partition)];
    case 'TOPIC_AUTHORIZATION_FAILED':
    case 'TRANSACTIONAL_ID_AUTHORIZATION_FAILED':
      return [back.last('writeDenied', () => true)];
    case 'OUT_OF_ORDER_SEQUENCE_NUMBER':
      return outOfOrder(back, event);
    case 'INVALID_PRODUCER_EPOCH':
      return [
        back.last(
          'batchDecided',
          (one) => isSibling(one, event) && one.batch.producerEpoch > batch.producerEpoch,
        ),
        ...fencedBy(back, event),
      ];
    default:
      return [];
  }
}

/** The abort that had ended the transaction of this epoch: what is appended now opens another one. */
function abortedBefore(back: LookBack, { batch }: Decision): Found {
  return back.last(
    'markerWritten',
    (one) =>
      !one.commit &&
      one.partition === batch.partition &&
      one.producerId === batch.producerId &&
      one.producerEpoch === batch.producerEpoch,
  );
}

/** The marker, or the coordinator's transition, that raised the epoch of the producer id. */
function fencedBy(back: LookBack, { batch }: Decision): readonly Found[] {
  const newer = (one: { readonly producerId: number; readonly producerEpoch: number }) =>
    one.producerId === batch.producerId && one.producerEpoch > batch.producerEpoch;
  return [
    back.last('markerWritten', (one) => one.partition === batch.partition && newer(one)) ??
      back.last('transactionMoved', newer),
  ];
}

function isSibling(one: Decision, other: Decision): boolean {
  return (
    one.batch.partition === other.batch.partition && one.batch.producerId === other.batch.producerId
  );
}

/** Why a leader writes numbered records that it has written before: whatever took its memory of them, or their number. */
function memoryLost(back: LookBack, event: Decision): readonly Found[] {
  const { batch, broker } = event;
  if (batch.producerId < 0) return [];
  const [record] = batch.records;
  const first = back.last(
    'batchDecided',
    (one) =>
      one.verdict.kind === 'APPENDED' &&
      one.batch.partition === batch.partition &&
      one.batch.records.some(({ id }) => id === record?.id),
  );
  if (!first) return [];
  const since = (found: Found) => (found && found.id > first.id ? found : undefined);
  return [
    since(
      back.last(
        'producerForgotten',
        (one) => one.partition === batch.partition && one.broker === broker,
      ),
    ),
    since(back.last('brokerStarted', (one) => one.broker === broker)),
    since(back.elected(batch.partition)),
    since(back.last('epochBumped', (one) => one.producerId === batch.producerId)),
  ];
}

/** A partition that refused for want of replicas, and now does not: who came back meanwhile. */
function enoughAgain(back: LookBack, { batch: { partition } }: Decision): Found {
  const refused = back.last(
    'batchDecided',
    ({ batch, verdict }) =>
      batch.partition === partition &&
      verdict.kind === 'REFUSED' &&
      verdict.error === 'NOT_ENOUGH_REPLICAS',
  );
  const grown = back.last(
    'isrChanged',
    (one) => one.partition === partition && one.to.length > one.from.length,
  );
  return refused && grown && grown.id > refused.id ? grown : undefined;
}

/** A gap: a later sequence was taken first, an earlier one was refused or lost, or the leader lacks what it needs. */
function outOfOrder(back: LookBack, event: Decision): readonly Found[] {
  const { batch, broker } = event;
  const sameEpoch = (one: Decision) =>
    isSibling(one, event) && one.batch.producerEpoch === batch.producerEpoch;
  const jumped = back.last(
    'batchDecided',
    (one) =>
      sameEpoch(one) &&
      one.verdict.kind === 'APPENDED' &&
      one.batch.baseSequence > batch.baseSequence,
  );
  const refused = back.last(
    'batchDecided',
    (one) =>
      sameEpoch(one) &&
      one.verdict.kind === 'REFUSED' &&
      one.batch.baseSequence < batch.baseSequence,
  );
  const elsewhere = latest(
    back.last('leaderElected', (one) => one.partition === batch.partition),
    back.last('brokerStarted', (one) => one.broker === broker),
    back.last('producerForgotten', (one) => one.partition === batch.partition),
    back.last('batchExpired', (one) => one.partition === batch.partition),
  );
  return [jumped, refused, elsewhere, lackedSince(back, event)];
}

/** The newest batch before this one that was stored, and that an election has taken out of the log since. */
function lackedSince(back: LookBack, event: Decision): Found {
  const { batch } = event;
  const elected = back.last('leaderElected', (one) => one.partition === batch.partition);
  if (!elected) return undefined;
  const before = back.last(
    'batchDecided',
    (one) =>
      isSibling(one, event) &&
      one.batch.producerEpoch === batch.producerEpoch &&
      one.batch.baseSequence < batch.baseSequence &&
      one.verdict.kind === 'APPENDED',
  );
  if (before?.verdict.kind !== 'APPENDED' || before.id > elected.id) return undefined;
  return before.verdict.baseOffset >= elected.startOffset ? before : undefined;
}

// The state that an event met. An event's causes say what planned it; when it comes out as it does because of
// something that happened before and lasted (a broker out of reach, a shrunken ISR, a forgotten producer), the
// trace holds that as an earlier event. Found by looking back from the event; each is a fact and no guess.
import type { EventId, EventOf, FactType, RequestId, SimEvent, Trace } from '../../engine/index.ts';
import { decisionConditions } from './decisionConditions.ts';
import { type Found, joins, LookBack, latest, leaves } from './lookBack.ts';
import {
  brokenBy,
  calledFor,
  fencedAs,
  isInCall,
  standsStill,
  startedAgain,
} from './transactionConditions.ts';

type Of<T extends FactType> = EventOf<T>;

/** Earlier events whose lasting effect this one met, the nearest first. */
export function conditionsOf(trace: Trace, event: SimEvent): readonly EventId[] {
  const back = new LookBack(trace, event.id);
  return conditions(back, event).flatMap((one) => (one ? [one.id] : []));
}

function conditions(back: LookBack, event: SimEvent): readonly Found[] {
  switch (event.type) {
    case 'connectionLost':
      return connectionConditions(back, event);
    case 'connectionOpening':
      return [refusedBefore(back, event)];
    case 'connectionReady':
      return [openedAgain(back, event)];
    case 'requestArrived':
      return [...onTheWay(back, event, sentAs(back, event.request))];
    case 'responseArrived':
      return [...onTheWay(back, event, answeredAs(back, event.request))];
    case 'messageLost':
      return [back.heldOn(event.connection)];
    case 'producerCrashed':
      return [
        event.batches.length > 0 || isInCall(back, event.producer)
          ? back.heldFor(event.producer)
          : undefined,
      ];
    case 'producerRestarted':
      return [back.last('producerCrashed', (one) => one.producer === event.producer)];
    case 'trafficReleased':
      return [back.last('trafficHeld', (one) => one.connection === event.connection)];
    case 'transactionCalled':
      return [startedAgain(back, event)];
    case 'batchDecided':
      return decisionConditions(back, event);
    case 'responseSent':
    case 'responseDropped':
      return event.partitions.flatMap(({ error, partition }) =>
        error === 'NONE' ? [] : answerConditions(back, event.request, partition),
      );
    case 'leaderElected':
      return [
        back.last(
          'replicationStopped',
          (one) => one.partition === event.partition && one.broker === event.leader,
        ),
        back.last(
          'isrChanged',
          (one) => one.partition === event.partition && leaves(one, event.leader),
        ),
        event.unclean ? downSince(back, event.from) : undefined,
      ];
    case 'isrChanged':
      return [
        back.last(
          'replicationStopped',
          (one) => one.partition === event.partition && leaves(event, one.broker),
        ),
        back.last('brokerStopped', (one) => leaves(event, one.broker)),
        back.last(
          'replicationResumed',
          (one) => one.partition === event.partition && joins(event, one.broker),
        ),
        back.last('brokerStarted', (one) => joins(event, one.broker)),
      ];
    case 'batchExpired':
      return expiryConditions(back, event);
    case 'partitionsAssigned':
      return [
        back.last('consumerStarted', (one) => one.consumer === event.consumer),
        back.last('memberRemoved', (one) => one.group === event.group),
      ];
    case 'memberRemoved':
      return [back.last('consumerStopped', (one) => one.consumer === event.consumer)];
    case 'commitRefused':
      return [
        back.last(
          'memberRemoved',
          (one) => one.group === event.group && one.consumer === event.consumer,
        ),
      ];
    case 'offsetsUnstable':
      return [
        back.last('txnOffsetsMoved', (one) => one.group === event.group && one.state === 'pending'),
      ];
    case 'requestSent':
      return [calledFor(back, event)];
    case 'transactionReturned':
      return event.error ? [fencedAs(back, event), brokenBy(back, event)] : [];
    case 'transactionMoved':
      return [standsStill(back, event)];
    case 'sendRefused':
      return [
        event.exception === 'IllegalStateException'
          ? back.last('producerClosed', (one) => one.producer === event.producer)
          : back.last('sendBlocked', (one) => one.record.id === event.record.id),
      ];
    case 'sendBlocked':
      return [
        back.last('batchReenqueued', (one) => one.producer === event.producer) ??
          back.last('requestSent', (one) => one.client === event.producer),
      ];
    default:
      return [];
  }
}

/**
 * What an answer with an error tells: the leader's refusal. Where the batch was appended or nobody decided about it,
 * what became of the partition meanwhile.
 */
function answerConditions(back: LookBack, request: RequestId, partition: string): readonly Found[] {
  const decided = back.last(
    'batchDecided',
    (one) => one.request === request && one.batch.partition === partition,
  );
  if (decided?.verdict.kind === 'REFUSED') return [decided];
  return [back.replicasGone(partition), back.elected(partition)];
}

/** A broker that takes connections again since this client was last turned away. */
function openedAgain(back: LookBack, { client, broker }: Of<'connectionReady'>): Found {
  const lost = back.last('connectionLost', (one) => one.client === client && one.broker === broker);
  const open = latest(
    back.last('brokerStarted', (one) => one.broker === broker),
    back.last('brokerReachable', (one) => one.broker === broker),
  );
  return lost && open && open.id > lost.id ? open : undefined;
}

function sentAs(back: LookBack, request: RequestId): Found {
  return back.last('requestSent', (one) => one.request === request);
}

function answeredAs(back: LookBack, request: RequestId): Found {
  return back.last('responseSent', (one) => one.request === request);
}

/** What slowed a message down: its own delay, or a hold that was released while it was under way. */
function onTheWay(
  back: LookBack,
  { request, connection }: Of<'requestArrived'> | Of<'responseArrived'>,
  sent: Found,
): readonly Found[] {
  const way = sent?.type === 'requestSent' ? 'toBroker' : 'toClient';
  const late = back.last(
    'messageDelayed',
    (one) => one.request === request && one.direction === way,
  );
  const freed = back.last('trafficReleased', (one) => one.connection === connection);
  return [late, freed && sent && freed.id > sent.id ? freed : undefined];
}

function connectionConditions(back: LookBack, event: Of<'connectionLost'>): readonly Found[] {
  const { broker, connection, reason, inFlight } = event;
  if (reason === 'refused') {
    return [
      back.last(
        'brokerUnreachable',
        (one) => one.broker === broker && one.at + one.forMs > event.at,
      ),
      downSince(back, broker),
    ];
  }
  if (inFlight.length === 0) return [];
  const held = back.heldOn(connection);
  const late = back.last('messageDelayed', (one) => inFlight.includes(one.request));
  if (held || late || reason !== 'requestTimedOut') return [held, late];
  const [oldest] = inFlight;
  const asked = back.last('requestSent', (one) => one.request === oldest);
  return (asked?.batches ?? []).map(({ partition }) => back.replicasGone(partition));
}

/** A client that tries again, since it was refused before. */
function refusedBefore(back: LookBack, { client, broker }: Of<'connectionOpening'>): Found {
  const lost = back.last('connectionLost', (one) => one.client === client && one.broker === broker);
  return lost?.reason === 'refused' ? lost : undefined;
}

function downSince(back: LookBack, broker: number): Found {
  const down = back.last('brokerStopped', (one) => one.broker === broker);
  const up = back.last('brokerStarted', (one) => one.broker === broker);
  return down && (!up || up.id < down.id) ? down : undefined;
}

/** What kept a batch from an answer until its time was over. */
function expiryConditions(back: LookBack, event: Of<'batchExpired'>): readonly Found[] {
  const { batch, partition, producer } = event;
  const sent = back.last('requestSent', (one) => one.batches.some((each) => each.batch === batch));
  const put = back.last('batchReenqueued', (one) => one.batch === batch);
  const waits = sent && (!put || put.id < sent.id) ? sent : undefined;
  const lost = back.last('connectionLost', (one) => one.client === producer);
  return [
    lost && lost.id > (waits?.id ?? -1) ? lost : undefined,
    waits && back.last('trafficHeld', (one) => one.connection === waits.connection),
    waits && back.last('messageDelayed', (one) => one.connection === waits.connection),
    waits && back.replicasGone(partition),
    put,
  ];
}

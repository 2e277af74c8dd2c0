// The state that an event met. An event's causes say what planned it; when it comes out as it does because of
// something that happened before and lasted (a broker out of reach, a shrunken ISR, a forgotten producer), the
// trace holds that as an earlier event. Found by looking back from the event; each is a fact and no guess.
import type {
  ClientId,
  ConnectionId,
  EventId,
  EventOf,
  FactType,
  RequestId,
  SimEvent,
  Trace,
} from '../../engine/index.ts';

type Of<T extends FactType> = EventOf<T>;

/** Earlier events whose lasting effect this one met, the nearest first. */
export function conditionsOf(trace: Trace, event: SimEvent): readonly EventId[] {
  const back = new LookBack(trace, event.id);
  return conditions(back, event).flatMap((one) => (one ? [one.id] : []));
}

type Found = SimEvent | undefined;

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
      return [event.batches.length > 0 ? back.heldFor(event.producer) : undefined];
    case 'batchDecided':
      return decisionConditions(back, event);
    case 'responseSent':
    case 'responseDropped':
      return event.partitions.flatMap(({ error, partition }) =>
        error === 'NONE' ? [] : [back.replicasGone(partition), back.elected(partition)],
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

/** The trace up to one event, read backwards. */
class LookBack {
  readonly trace: Trace;
  readonly before: EventId;

  constructor(trace: Trace, before: EventId) {
    this.trace = trace;
    this.before = before;
  }

  last<T extends FactType>(type: T, is: (event: Of<T>) => boolean = () => true): Of<T> | undefined {
    for (let id = this.before - 1; id >= 0; id--) {
      const event = this.trace.events[id];
      if (event?.type === type && is(event as Of<T>)) return event as Of<T>;
    }
    return undefined;
  }

  /** What keeps followers of a partition from having its newest records. */
  replicasGone(partition: string): Found {
    return latest(
      this.last(
        'isrChanged',
        (one) => one.partition === partition && one.to.length < one.from.length,
      ),
      this.last('replicationStopped', (one) => one.partition === partition),
      this.last('brokerStopped'),
    );
  }

  /** What holds back the bytes of a connection, if it still does. */
  heldOn(connection: ConnectionId): Found {
    const held = this.last('trafficHeld', (one) => one.connection === connection);
    const freed = this.last('trafficReleased', (one) => one.connection === connection);
    return held && (!freed || freed.id < held.id) ? held : undefined;
  }

  heldFor(client: ClientId): Found {
    const held = this.last('trafficHeld', (one) => one.connection.startsWith(`${client}-b`));
    return held && this.heldOn(held.connection);
  }

  elected(partition: string): Found {
    return this.last('leaderElected', (one) => one.partition === partition);
  }
}

function latest(...events: readonly Found[]): Found {
  return events.reduce((best, one) => (one && (!best || one.id > best.id) ? one : best), undefined);
}

function leaves({ from, to }: Of<'isrChanged'>, broker: number): boolean {
  return from.includes(broker) && !to.includes(broker);
}

function joins({ from, to }: Of<'isrChanged'>, broker: number): boolean {
  return to.includes(broker) && !from.includes(broker);
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

/** Its own request first: a request that waited for the one before it is planned by that one's end. */
function decisionConditions(back: LookBack, event: Of<'batchDecided'>): readonly Found[] {
  const came = back.last('requestArrived', (one) => one.request === event.request);
  return [came, ...verdictConditions(back, event)];
}

function verdictConditions(back: LookBack, event: Of<'batchDecided'>): readonly Found[] {
  const { batch, verdict } = event;
  if (verdict.kind === 'DUPLICATE') return [enoughAgain(back, event)];
  if (verdict.kind === 'APPENDED') return [...memoryLost(back, event), enoughAgain(back, event)];
  switch (verdict.error) {
    case 'NOT_ENOUGH_REPLICAS':
      return [back.replicasGone(batch.partition)];
    case 'NOT_LEADER_OR_FOLLOWER':
      return [back.elected(batch.partition)];
    case 'OUT_OF_ORDER_SEQUENCE_NUMBER':
      return outOfOrder(back, event);
    case 'INVALID_PRODUCER_EPOCH':
      return [
        back.last(
          'batchDecided',
          (one) => isSibling(one, event) && one.batch.producerEpoch > batch.producerEpoch,
        ),
      ];
    default:
      return [];
  }
}

function isSibling(one: Of<'batchDecided'>, other: Of<'batchDecided'>): boolean {
  return (
    one.batch.partition === other.batch.partition && one.batch.producerId === other.batch.producerId
  );
}

/** Why a leader writes numbered records that it has written before: whatever took its memory of them, or their number. */
function memoryLost(back: LookBack, event: Of<'batchDecided'>): readonly Found[] {
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
function enoughAgain(back: LookBack, { batch: { partition } }: Of<'batchDecided'>): Found {
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
function outOfOrder(back: LookBack, event: Of<'batchDecided'>): readonly Found[] {
  const { batch, broker } = event;
  const sameEpoch = (one: Of<'batchDecided'>) =>
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
  return [jumped, refused, elsewhere];
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

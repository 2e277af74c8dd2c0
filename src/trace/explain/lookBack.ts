// Looking back from an event for what still had an effect when it came.
import type {
  ClientId,
  ConnectionId,
  EventId,
  EventOf,
  FactType,
  SimEvent,
  Trace,
} from '../../engine/index.ts';

type Of<T extends FactType> = EventOf<T>;

/** An earlier event, or none. */
export type Found = SimEvent | undefined;

/** The trace up to one event, read backwards. */
export class LookBack {
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

export function latest(...events: readonly Found[]): Found {
  return events.reduce((best, one) => (one && (!best || one.id > best.id) ? one : best), undefined);
}

export function leaves({ from, to }: Of<'isrChanged'>, broker: number): boolean {
  return from.includes(broker) && !to.includes(broker);
}

export function joins({ from, to }: Of<'isrChanged'>, broker: number): boolean {
  return to.includes(broker) && !from.includes(broker);
}

// What was on the wire: one Message per request and per response, from its first byte to its fate.
import type {
  ConnectionId,
  Direction,
  EventId,
  EventOf,
  PartitionResponse,
  RequestId,
  SimEvent,
} from '../engine/index.ts';
import type { Message, MessageId } from './types.ts';

/** The id of a request's or a response's message. */
export function messageId(request: RequestId, direction: Direction): MessageId {
  return `${request}${direction === 'toBroker' ? '>' : '<'}`;
}

/** All messages of a run, in the order in which they were sent. */
export function collectMessages(events: readonly SimEvent[]): readonly Message[] {
  const wire = new Wire();
  for (const event of events) wire.take(event);
  return [...wire.messages.values()];
}

/** Reads the run once; keeps per stream what is under way and whether it is held. */
class Wire {
  readonly messages = new Map<MessageId, Message>();
  private readonly underWay = new Map<string, Set<MessageId>>();
  private readonly heldSince = new Map<string, EventId>();

  take(event: SimEvent): void {
    switch (event.type) {
      case 'requestSent':
        this.send(event, 'toBroker', [], event.batches);
        break;
      case 'responseSent':
      case 'responseDropped': {
        const asked = this.messages.get(messageId(event.request, 'toBroker'));
        this.send(event, 'toClient', event.partitions, asked?.batches ?? []);
        if (event.type === 'responseDropped') this.end(event, 'toClient', 'lost', 0);
        break;
      }
      case 'requestArrived':
        this.end(event, 'toBroker', 'arrived', 1);
        break;
      case 'responseArrived':
        this.end(event, 'toClient', 'arrived', 1);
        break;
      case 'messageLost':
        this.end(event, event.direction, 'lost', event.percentTravelled / 100);
        break;
      case 'trafficHeld':
        this.hold(event);
        break;
      case 'trafficReleased':
        this.heldSince.delete(streamOf(event.connection, 'toBroker'));
        this.heldSince.delete(streamOf(event.connection, 'toClient'));
        break;
      default:
    }
  }

  private send(
    event: EventOf<'requestSent' | 'responseSent' | 'responseDropped'>,
    direction: Direction,
    partitions: readonly PartitionResponse[],
    batches: Message['batches'],
  ): void {
    const id = messageId(event.request, direction);
    const stream = streamOf(event.connection, direction);
    this.messages.set(id, {
      id,
      request: event.request,
      direction,
      client: event.client,
      broker: event.broker,
      connection: event.connection,
      call: event.call,
      answer: 'answer' in event ? event.answer : undefined,
      batches,
      partitions,
      sentEvent: event.id,
      sentAt: event.at,
      endEvent: null,
      endAt: null,
      fate: 'underWay',
      travelled: 0,
      heldBy: this.heldSince.get(stream) ?? null,
    });
    const waiting = this.underWay.get(stream) ?? new Set();
    this.underWay.set(stream, waiting.add(id));
  }

  private end(
    event: SimEvent & { readonly request: RequestId; readonly connection: ConnectionId },
    direction: Direction,
    fate: 'arrived' | 'lost',
    travelled: number,
  ): void {
    const id = messageId(event.request, direction);
    const sent = this.messages.get(id);
    if (!sent) return;
    this.messages.set(id, { ...sent, endEvent: event.id, endAt: event.at, fate, travelled });
    this.underWay.get(streamOf(event.connection, direction))?.delete(id);
  }

  /** Holds the message that the event names and all sent after it; without one, only what is sent from now on. */
  private hold(event: EventOf<'trafficHeld'>): void {
    const stream = streamOf(event.connection, event.direction);
    this.heldSince.set(stream, event.id);
    if (event.request === null) return;
    const underWay = [...(this.underWay.get(stream) ?? [])];
    const first = underWay.indexOf(messageId(event.request, event.direction));
    for (const id of first < 0 ? [] : underWay.slice(first)) {
      const message = this.messages.get(id);
      if (message?.heldBy === null) this.messages.set(id, { ...message, heldBy: event.id });
    }
  }
}

function streamOf(connection: ConnectionId, direction: Direction): string {
  return `${connection} ${direction}`;
}

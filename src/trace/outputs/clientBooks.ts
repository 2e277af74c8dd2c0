// What a client's log lines quote and an event does not say: numbers of batches, requests, who was numbered last.
import {
  type BatchId,
  type ClientId,
  type EffectiveConfig,
  type EventId,
  type EventOf,
  type PartitionId,
  type ProducerState,
  type RequestId,
  required,
  type SimEvent,
  type Trace,
  worldAt,
} from '../../engine/index.ts';

type Sent = EventOf<'requestSent'>;

/** Looked up by the writers of log lines; fed with every event in order. */
export class ClientBooks {
  readonly trace: Trace;
  /** The log is set to DEBUG. */
  readonly debug: boolean;
  private readonly requests = new Map<RequestId, Sent>();
  private readonly lastRequest = new Map<BatchId, Sent>();
  /** `4001/0` of each client's partition: what its sequences were counted for last. */
  private readonly numberedFor = new Map<string, string>();
  private readonly splitOff = new Set<BatchId>();
  private readonly failures = new Map<RequestId, EventOf<'requestFailed'>>();

  constructor(trace: Trace, debug: boolean) {
    this.trace = trace;
    this.debug = debug;
    for (const event of trace.events) {
      if (event.type === 'requestFailed') this.failures.set(event.request, event);
      if (event.type === 'batchSplit') for (const id of event.into) this.splitOff.add(id);
    }
  }

  /** The configuration of a client, or null for one that is no producer: it writes no log. */
  config(client: ClientId): EffectiveConfig | null {
    return this.trace.last.producers.find((one) => one.id === client)?.config ?? null;
  }

  /** The producer right after an event; −1 is before any. */
  producerAt(event: EventId, client: ClientId): ProducerState {
    const { producers } = worldAt(this.trace, event);
    return required(
      producers.find((one) => one.id === client),
      `producer ${client}`,
    );
  }

  event(id: EventId): SimEvent {
    return required(this.trace.events[id], `event ${id}`);
  }

  noteSent(sent: Sent): void {
    this.requests.set(sent.request, sent);
    for (const { batch } of sent.batches) this.lastRequest.set(batch, sent);
  }

  request(id: RequestId): Sent {
    return required(this.requests.get(id), `request ${id}`);
  }

  /** The request that carried a batch last. */
  carrierOf(batch: BatchId): Sent {
    return required(this.lastRequest.get(batch), `request of ${batch}`);
  }

  /** The event that ends a request without an answer, if the run came that far. */
  failureOf(request: RequestId): EventOf<'requestFailed'> | undefined {
    return this.failures.get(request);
  }

  /** Came out of a split, so it had its sequence before it was drained. */
  isSplitOff(batch: BatchId): boolean {
    return this.splitOff.has(batch);
  }

  /** Notes whose sequences a partition counts; true when they begin anew. */
  numberFor(client: ClientId, partition: PartitionId, producerId: number, epoch: number): boolean {
    const key = `${client} ${partition}`;
    const session = `${producerId}/${epoch}`;
    const anew = this.numberedFor.get(key) !== session;
    this.numberedFor.set(key, session);
    return anew;
  }
}

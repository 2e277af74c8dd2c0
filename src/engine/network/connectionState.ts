// TCP connections as plain data, and the requests on them.
import type { PartitionResponse, ProduceBatch } from '../protocol/produce.ts';
import type { ApiAnswer, ApiCall } from '../transaction/protocol.ts';
import type { ClientId, ConnectionId, EventId, RequestId, VirtualMs } from '../units.ts';

/** Bytes on their way, one message. */
export interface Flight {
  readonly request: RequestId;
  readonly sentMs: VirtualMs;
  /** When its last byte arrives; null while this direction is held. */
  readonly arrivesAt: VirtualMs | null;
  readonly sentEvent: EventId;
}

/** One direction of a TCP connection: bytes arrive in order or not at all. */
export interface Stream {
  readonly flights: readonly Flight[];
  readonly held: boolean;
}

/** A TCP connection between a client and a broker. */
export interface ConnectionState {
  readonly id: ConnectionId;
  readonly client: ClientId;
  readonly broker: number;
  /** 1 for the first connection of this client to this broker. */
  readonly number: number;
  /** `closed` by the client; `reset`: and the broker's socket has been told. */
  readonly state: 'opening' | 'open' | 'cut' | 'closed' | 'reset';
  readonly toBroker: Stream;
  readonly toClient: Stream;
  /** In the broker's socket buffer, not read yet, oldest first. */
  readonly received: readonly RequestId[];
  /** The broker handles a request of this connection and reads no other. */
  readonly muted: boolean;
  /** What was sent on it and not fully answered: the content behind the ids. */
  readonly requests: readonly ProduceRequest[];
}

/** A request as sent: a Produce, or with `call` another one. */
export interface ProduceRequest {
  readonly call?: ApiCall;
  readonly answer?: ApiAnswer;
  /** A Produce of a transaction says whose it is. */
  readonly transactionalId?: string;
  readonly request: RequestId;
  readonly correlationId: number;
  readonly acks: -1 | 0 | 1;
  readonly timeoutMs: VirtualMs;
  readonly batches: readonly ProduceBatch[];
  readonly response: readonly PartitionResponse[];
}

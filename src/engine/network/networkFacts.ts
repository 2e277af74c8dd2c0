// What the network records: requests and answers on their way, and the connections that carry them.
import type { KafkaError } from '../protocol/errors.ts';
import type { PartitionResponse, ProduceBatch } from '../protocol/produce.ts';
import type { ApiAnswer, ApiCall } from '../transaction/protocol.ts';
import type { ClientId, ConnectionId, RequestId, VirtualMs } from '../units.ts';

/** Why a connection ended, as the client sees it. */
export type DisconnectReason = 'disconnected' | 'requestTimedOut' | 'refused';

/** `toBroker`: the client's bytes; `toClient`: the broker's. */
export type Direction = 'toBroker' | 'toClient';

/** What a broker has to say to a request. */
interface BrokerAnswer {
  readonly call?: ApiCall;
  readonly answer?: ApiAnswer;
  readonly request: RequestId;
  readonly client: ClientId;
  readonly connection: ConnectionId;
  readonly broker: number;
  readonly acks: -1 | 0 | 1;
  readonly partitions: readonly PartitionResponse[];
}

export interface NetworkFacts {
  /** For a while nobody gets a new connection to this broker. */
  brokerUnreachable: { readonly broker: number; readonly forMs: VirtualMs };
  brokerReachable: { readonly broker: number };
  /** A request was handed to the connection: a Produce, or with `call` another one. */
  requestSent: {
    readonly call?: ApiCall;
    readonly request: RequestId;
    readonly client: ClientId;
    readonly connection: ConnectionId;
    readonly broker: number;
    readonly correlationId: number;
    readonly acks: -1 | 0 | 1;
    readonly batches: readonly ProduceBatch[];
  };
  /** Its last byte is in the broker's socket buffer. */
  requestArrived: {
    readonly request: RequestId;
    readonly connection: ConnectionId;
    readonly broker: number;
    /** Requests of this connection that wait before it, because it is muted while one is handled. */
    readonly queuedBehind: number;
    /** Its client has closed the connection meanwhile: nobody waits for the answer. */
    readonly late: boolean;
  };
  responseSent: BrokerAnswer;
  /** The broker had an answer and no open connection to write it to. */
  responseDropped: BrokerAnswer;
  responseArrived: {
    readonly call?: ApiCall;
    readonly answer?: ApiAnswer;
    readonly request: RequestId;
    readonly client: ClientId;
    readonly connection: ConnectionId;
    readonly partitions: readonly PartitionResponse[];
  };
  /** Bytes on the wire that will never arrive. */
  messageLost: {
    readonly request: RequestId;
    readonly connection: ConnectionId;
    readonly direction: Direction;
    /** How much of its way it had covered, 0 … 100. */
    readonly percentTravelled: number;
  };
  /** From this message on, nothing more arrives in this direction until release or the connection's end. */
  trafficHeld: {
    readonly connection: ConnectionId;
    readonly direction: Direction;
    /** The message from which on it holds; null: whatever is sent from now on. */
    readonly request: RequestId | null;
  };
  trafficReleased: { readonly connection: ConnectionId };
  messageDelayed: {
    readonly request: RequestId;
    readonly connection: ConnectionId;
    readonly direction: Direction;
    readonly byMs: VirtualMs;
  };
  /** The environment broke the connection; neither end knows yet. */
  connectionCut: { readonly connection: ConnectionId };
  /** The broker closed the connection, and what it had received on it and not read is gone. */
  connectionClosedByBroker: {
    readonly connection: ConnectionId;
    readonly broker: number;
    /** An error at acks=0 that it cannot report in another way; an answer that it cannot write. */
    readonly why: 'errorWithoutAnswer' | 'answerNotWritten';
    readonly unread: readonly RequestId[];
  };
  /** The client learned, or decided, that the connection is gone. */
  connectionLost: {
    readonly client: ClientId;
    readonly connection: ConnectionId;
    readonly broker: number;
    readonly reason: DisconnectReason;
    /** Requests in flight on it: all of them fail now, oldest first. */
    readonly inFlight: readonly RequestId[];
  };
  connectionOpening: {
    readonly client: ClientId;
    readonly connection: ConnectionId;
    readonly broker: number;
  };
  connectionReady: {
    readonly client: ClientId;
    readonly connection: ConnectionId;
    readonly broker: number;
  };
  /** One in-flight request ends without an answer. */
  requestFailed: {
    readonly request: RequestId;
    readonly client: ClientId;
    readonly connection: ConnectionId;
    readonly error: KafkaError;
    readonly message: string;
  };
}

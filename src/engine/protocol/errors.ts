// Kafka's protocol errors that this engine's paths can produce.
// Source: org.apache.kafka.common.protocol.Errors and the exception classes of org.apache.kafka.common.errors.

import type { RARE_ERRORS } from './rareErrors.ts';

export interface ErrorRow {
  readonly code: number;
  /** Simple name of the exception class a callback receives. */
  readonly exception: string;
  /** Whether that class extends RetriableException. */
  readonly retriable: boolean;
  /** Default text of the error. */
  readonly message: string;
  /** The text that a client has of its own for a batch, which may name the topic. */
  readonly ofTopic?: (topics: string) => string;
}

/** Errors that any run can meet. */
const COMMON = {
  NONE: { code: 0, exception: '', retriable: false, message: '' },
  REQUEST_TIMED_OUT: {
    code: 7,
    exception: 'TimeoutException',
    retriable: true,
    message: 'The request timed out.',
  },
  NETWORK_EXCEPTION: {
    code: 13,
    exception: 'NetworkException',
    retriable: true,
    message: 'The server disconnected before a response was received.',
  },
  OUT_OF_ORDER_SEQUENCE_NUMBER: {
    code: 45,
    exception: 'OutOfOrderSequenceException',
    retriable: false,
    message: 'The broker received an out of order sequence number.',
  },
  INVALID_PRODUCER_EPOCH: {
    code: 47,
    exception: 'InvalidProducerEpochException',
    retriable: false,
    message: 'Producer attempted to produce with an old epoch.',
  },
} as const satisfies Readonly<Record<string, ErrorRow>>;

/** A constant of Kafka's `Errors`. */
export type KafkaError = keyof typeof COMMON | keyof typeof RARE_ERRORS;

/** Their rows; those of rareErrors.ts once the engine's second part is loaded, without which no run has them. */
export const ERRORS = { ...COMMON } as Readonly<Record<KafkaError, ErrorRow>>;

/** Called by extras.ts. */
export function addErrors(rows: Readonly<Record<keyof typeof RARE_ERRORS, ErrorRow>>): void {
  Object.assign(ERRORS, rows);
}

// What building a producer came to, as a run takes it. src/config reads it from settings as Kafka does.

import { required } from '../assert.ts';
import type { ProducerState } from './producerState.ts';

/** The value of a setting. A long beyond 2^53 stays decimal text, so that no digit is lost. */
export type ConfigValue = string | number | boolean | null | readonly string[];

/** What a producer runs with, after parsing and Kafka's own changes. Times in ms, sizes in bytes. */
export interface EffectiveConfig {
  readonly acks: -1 | 0 | 1;
  readonly enableIdempotence: boolean;
  readonly maxInFlight: number;
  readonly retries: number;
  readonly lingerMs: number;
  readonly batchSize: number;
  readonly maxRequestSize: number;
  readonly bufferMemory: number;
  readonly maxBlockMs: number;
  readonly deliveryTimeoutMs: number;
  readonly requestTimeoutMs: number;
  readonly retryBackoffMs: number;
  readonly retryBackoffMaxMs: number;
  readonly reconnectBackoffMs: number;
  readonly reconnectBackoffMaxMs: number;
  /** Every known key with its final value. */
  readonly values: Readonly<Record<string, ConfigValue>>;
  /** Keys the user set. */
  readonly explicit: readonly string[];
}

/** A line of the client's log. The text is what Kafka prints after level and logger. */
export interface ConfigLog {
  readonly level: 'INFO' | 'WARN';
  readonly text: string;
}

/** What building a producer from settings gives: what it would run with, or the exception that it throws. */
export type Built<Config> =
  | { readonly ok: true; readonly config: Config; readonly logs: readonly ConfigLog[] }
  | {
      readonly ok: false;
      /** Full class name. */
      readonly exception: string;
      readonly message: string;
      /** The caller catches `KafkaException: Failed to construct kafka producer` with this as its cause. */
      readonly wrapped: boolean;
      readonly logs: readonly ConfigLog[];
    };

/** One producer of a scenario, as its constructor left it. */
export type BuiltProducer = Built<EffectiveConfig>;

/** The configuration of a producer that exists. */
export function configOf(producer: ProducerState): EffectiveConfig {
  return required(producer.config, 'configuration of', producer.id);
}

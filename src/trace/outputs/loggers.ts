// Kafka's classes that write to a client's log. Some begin each line with the client's name.
import type { ClientId, EventId, SimEvent } from '../../engine/index.ts';
import type { LogLevel, LogLine } from './clientLog.ts';

const CLIENTS = 'org.apache.kafka.clients';

/** Full names, and whether its lines carry `[Producer clientId=…] `. */
const LOGGERS = {
  CommonClientConfigs: [`${CLIENTS}.CommonClientConfigs`, false],
  ProducerConfig: [`${CLIENTS}.producer.ProducerConfig`, false],
  KafkaProducer: [`${CLIENTS}.producer.KafkaProducer`, true],
  NetworkClient: [`${CLIENTS}.NetworkClient`, true],
  Metadata: [`${CLIENTS}.Metadata`, true],
  RecordAccumulator: [`${CLIENTS}.producer.internals.RecordAccumulator`, true],
  Sender: [`${CLIENTS}.producer.internals.Sender`, true],
  TransactionManager: [`${CLIENTS}.producer.internals.TransactionManager`, true],
  ProducerBatch: [`${CLIENTS}.producer.internals.ProducerBatch`, false],
} as const;

export type Logger = keyof typeof LOGGERS;

/** Writes one line. */
export type Write = (level: LogLevel, logger: Logger, text: string, event?: EventId) => LogLine;

/** A writer of lines about one event of a client. */
export function writerFor(event: SimEvent, client: ClientId): Write {
  return (level, logger, text, about = event.id) => {
    const [name, prefixed] = LOGGERS[logger];
    return {
      event: about,
      at: event.at,
      client,
      level,
      logger: name,
      text: prefixed ? `[Producer clientId=${client}] ${text}` : text,
    };
  };
}

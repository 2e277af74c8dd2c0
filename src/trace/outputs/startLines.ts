// What building a producer writes, and its Sender's first words.
import { type EventOf, required } from '../../engine/index.ts';
import type { ClientBooks } from './clientBooks.ts';
import type { LogLine } from './clientLog.ts';
import { type Logger, type Write, writerFor } from './loggers.ts';

interface ConfigLog {
  readonly level: string;
  readonly text: string;
}

/** Who writes which of them, by how they begin. */
const WRITERS: readonly (readonly [begin: RegExp, logger: Logger])[] = [
  [/^(Configuration '|Disabling exponential)/, 'CommonClientConfigs'],
  [/^(Idempotence will be|These configurations)/, 'ProducerConfig'],
];

function configLine(write: Write, { level, text }: ConfigLog): LogLine {
  const [, logger] = WRITERS.find(([begin]) => begin.test(text)) ?? [null, 'KafkaProducer'];
  return write(level === 'WARN' ? 'WARN' : 'INFO', logger, text);
}

/** What was written before the constructor threw. */
export function configLines(
  event: EventOf<'configRejected'>,
  { trace }: ClientBooks,
): readonly LogLine[] {
  const producer = trace.last.producers.find((one) => one.id === event.producer);
  const write = writerFor(event, event.producer);
  return required(producer, `producer ${event.producer}`).configLogs.map((one) =>
    configLine(write, one),
  );
}

/** KafkaProducer's constructor, then Sender#run and the answer to InitProducerId. */
export function startLines(event: EventOf<'producerStarted'>): readonly LogLine[] {
  const { producer, producerId, producerEpoch, logs } = event;
  const write = writerFor(event, producer);
  const idempotent = producerId >= 0;
  // AbstractConfig#logUnused is the last thing the constructor says, after configureTransactionState
  const unused = (one: ConfigLog) => one.text.startsWith('These configurations');
  return [
    ...logs.filter((one) => !unused(one)).map((one) => configLine(write, one)),
    ...instantiatedLines(write, idempotent),
    ...logs.filter(unused).map((one) => configLine(write, one)),
    ...(idempotent ? [idLine(write, { producerId, producerEpoch })] : []),
  ];
}

function instantiatedLines(write: Write, idempotent: boolean): readonly LogLine[] {
  return [
    ...(idempotent ? [write('INFO', 'KafkaProducer', 'Instantiated an idempotent producer.')] : []),
    write('DEBUG', 'Sender', 'Starting Kafka producer I/O thread.'),
  ];
}

/** TransactionManager#setProducerIdAndEpoch. */
export function idLine(
  write: Write,
  { producerId, producerEpoch }: { readonly producerId: number; readonly producerEpoch: number },
): LogLine {
  const text = `ProducerId set to ${producerId} with epoch ${producerEpoch}`;
  return write('INFO', 'TransactionManager', text);
}

/** The next session of a restarted application: the same configuration was logged at the first start. */
export function restartLines(event: EventOf<'producerRestarted'>): readonly LogLine[] {
  const write = writerFor(event, event.producer);
  const idempotent = event.producerId >= 0;
  return [...instantiatedLines(write, idempotent), ...(idempotent ? [idLine(write, event)] : [])];
}

// A producer's metrics by Kafka's names, counted from a run's events up to one of them.
// Kafka: Sender.SenderMetrics, SenderMetricsRegistry, Selector.SelectorMetrics. Left out: rates, what this engine
// does not model (buffer.memory, compression, throttling), and the windows: Kafka's averages and maxima forget
// what is older than two windows of metrics.sample.window.ms (30 s), these cover the run so far.
import {
  type BatchId,
  type ClientId,
  type EventId,
  type ProducerState,
  required,
  type SimEvent,
  type Trace,
  worldAt,
} from '../../engine/index.ts';
import { Average, ProducerTotals } from './producerTotals.ts';

/** One value, named as `kafka-producer-perf-test.sh --print-metrics` does. */
export interface Metric {
  readonly group: 'producer-metrics' | 'producer-topic-metrics' | 'producer-node-metrics';
  readonly name: string;
  readonly tags: readonly (readonly [name: string, value: string])[];
  /** Times in ms, sizes in bytes; NaN for an average or maximum of nothing. */
  readonly value: number;
}

/** The metrics of one producer right after an event (−1: before any); none for one that was not built. */
export function producerMetrics(trace: Trace, client: ClientId, event: EventId): readonly Metric[] {
  const producer = worldAt(trace, event).producers.find((one) => one.id === client);
  if (!producer?.config) return [];
  const totals = new ProducerTotals();
  const counts = new BatchCounts(trace, client);
  for (const one of trace.events.slice(0, event + 1)) countEvent(one, client, totals, counts);
  return [
    ...senderMetrics(client, totals, producer),
    ...[...totals.topics].flatMap(([topic, own]) =>
      Object.entries(own).map(
        ([name, value]): Metric => ({
          group: 'producer-topic-metrics',
          name,
          tags: [
            ['client-id', client],
            ['topic', topic],
          ],
          value,
        }),
      ),
    ),
    ...producer.nodes.flatMap(({ broker }) => nodeMetrics(client, broker, totals)),
  ];
}

function senderMetrics(
  client: ClientId,
  totals: ProducerTotals,
  { nodes }: ProducerState,
): readonly Metric[] {
  const inFlight = nodes.reduce((sum, one) => sum + one.inFlightRequests.length, 0);
  const values: Readonly<Record<string, number>> = {
    'batch-size-avg': totals.batchSize.average,
    'batch-size-max': totals.batchSize.max,
    'batch-split-total': totals.splits,
    'connection-count': nodes.filter((one) => one.connection !== null).length,
    'record-error-total': totals.errors,
    'record-queue-time-avg': totals.queueTime.average,
    'record-queue-time-max': totals.queueTime.max,
    'record-retry-total': totals.retries,
    'record-send-total': totals.sends,
    'records-per-request-avg': totals.recordsPerRequest.average,
    'request-latency-avg': totals.latency.average,
    'request-latency-max': totals.latency.max,
    'requests-in-flight': inFlight,
  };
  return Object.entries(values).map(([name, value]) => ({
    group: 'producer-metrics',
    name,
    tags: [['client-id', client]],
    value,
  }));
}

function nodeMetrics(
  client: ClientId,
  broker: number,
  { nodeLatency }: ProducerTotals,
): readonly Metric[] {
  const latency = nodeLatency.get(broker) ?? new Average();
  const metric = (name: string, value: number): Metric => ({
    group: 'producer-node-metrics',
    name,
    tags: [
      ['client-id', client],
      ['node-id', `node-${broker}`],
    ],
    value,
  });
  return [
    metric('request-latency-avg', latency.average),
    metric('request-latency-max', latency.max),
  ];
}

/** How many records each batch of a client holds, also one that never left the accumulator. */
class BatchCounts {
  private readonly counts = new Map<BatchId, number>();

  constructor(trace: Trace, client: ClientId) {
    for (const event of trace.events) {
      if (event.type === 'recordAppended' && event.producer === client) {
        this.counts.set(event.batch, (this.counts.get(event.batch) ?? 0) + 1);
      }
      if (event.type !== 'batchSplit' || event.producer !== client) continue;
      const { producers } = worldAt(trace, event.id);
      const batches = producers.find((one) => one.id === client)?.batches ?? [];
      for (const { id, records } of batches) {
        if (event.into.includes(id)) this.counts.set(id, records.length);
      }
    }
  }

  of(batch: BatchId): number {
    return required(this.counts.get(batch), `records of ${batch}`);
  }
}

function countEvent(
  event: SimEvent,
  client: ClientId,
  totals: ProducerTotals,
  counts: BatchCounts,
): void {
  if (event.actor !== client) return;
  switch (event.type) {
    case 'batchDrained':
      totals.drained(event);
      return;
    case 'requestSent':
      totals.sent(event);
      return;
    case 'responseArrived':
      totals.answered(event);
      return;
    case 'batchReenqueued':
      totals.retried(event.partition, counts.of(event.batch));
      return;
    case 'batchSplit':
      totals.splits++;
      return;
    // failBatch counts a batch again that fails after it expired in flight
    case 'batchExpired':
    case 'batchFailed':
      totals.failed(event.partition, counts.of(event.batch));
      return;
    case 'lateResponse':
      if (event.error !== 'NONE') totals.failed(event.partition, counts.of(event.batch));
      return;
    case 'sendRefused':
      totals.errors++;
      return;
    default:
      return;
  }
}

/** The table of ToolsUtils#printMetrics: sorted by name, numbers with three decimals. */
export function printMetrics(metrics: readonly Metric[]): readonly string[] {
  const named = metrics
    .map(({ group, name, tags, value }) => {
      const tagText = tags.map(([tag, text]) => `${tag}=${text}`).join(', ');
      return [`${group}:${name}:{${tagText}}`, value] as const;
    })
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const width = Math.max(0, ...named.map(([name]) => name.length));
  return [
    `${'Metric Name'.padEnd(width)}   Value`,
    ...named.map(([name, value]) => `${name.padEnd(width)} : ${value.toFixed(3)}`),
  ];
}

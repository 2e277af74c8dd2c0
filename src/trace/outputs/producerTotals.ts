// The sums behind a producer's metrics. Kafka: Sender.SenderMetrics.
import type { EventOf, PartitionId, RequestId, VirtualMs } from '../../engine/index.ts';

/** Kafka's Avg and Max of one sensor, over everything recorded. */
export class Average {
  private sum = 0;
  private count = 0;
  /** NaN before the first value. */
  max = Number.NaN;

  get average(): number {
    return this.sum / this.count;
  }

  record(value: number): void {
    this.sum += value;
    this.count++;
    this.max = Number.isNaN(this.max) ? value : Math.max(this.max, value);
  }
}

/** What is counted for each topic, by Kafka's names. */
export interface TopicTotals {
  'byte-total': number;
  'record-error-total': number;
  'record-retry-total': number;
  'record-send-total': number;
}

/** Counted as SenderMetrics does, event after event. */
export class ProducerTotals {
  sends = 0;
  retries = 0;
  errors = 0;
  splits = 0;
  readonly batchSize = new Average();
  readonly queueTime = new Average();
  readonly recordsPerRequest = new Average();
  readonly latency = new Average();
  /** By broker id. */
  readonly nodeLatency = new Map<number, Average>();
  /** A topic's metrics exist from its first drained batch on, and count nothing before. */
  readonly topics = new Map<string, TopicTotals>();
  private readonly underWay = new Map<
    RequestId,
    { readonly at: VirtualMs; readonly broker: number }
  >();

  /** SenderMetrics#updateProduceRequestMetrics, for one batch; a retry counts again. */
  drained({ at, partition, recordCount, sizeInBytes, createdMs }: EventOf<'batchDrained'>): void {
    this.sends += recordCount;
    this.batchSize.record(sizeInBytes);
    this.queueTime.record(at - createdMs);
    const topic = topicOf(partition);
    const totals = this.topics.get(topic) ?? {
      'byte-total': 0,
      'record-error-total': 0,
      'record-retry-total': 0,
      'record-send-total': 0,
    };
    totals['record-send-total'] += recordCount;
    totals['byte-total'] += sizeInBytes;
    this.topics.set(topic, totals);
  }

  /** The same, for all batches of one broker. */
  sent({ at, request, broker, batches }: EventOf<'requestSent'>): void {
    this.recordsPerRequest.record(batches.reduce((sum, one) => sum + one.records.length, 0));
    this.underWay.set(request, { at, broker });
  }

  /** SenderMetrics#recordLatency. */
  answered({ at, request }: EventOf<'responseArrived'>): void {
    const sent = this.underWay.get(request);
    if (!sent) return;
    const node = this.nodeLatency.get(sent.broker) ?? new Average();
    this.nodeLatency.set(sent.broker, node);
    this.latency.record(at - sent.at);
    node.record(at - sent.at);
  }

  /** SenderMetrics#recordRetries. */
  retried(partition: PartitionId, count: number): void {
    this.retries += count;
    const topic = this.topics.get(topicOf(partition));
    if (topic) topic['record-retry-total'] += count;
  }

  /** SenderMetrics#recordErrors. */
  failed(partition: PartitionId, count: number): void {
    this.errors += count;
    const topic = this.topics.get(topicOf(partition));
    if (topic) topic['record-error-total'] += count;
  }
}

function topicOf(partition: PartitionId): string {
  return partition.slice(0, partition.lastIndexOf('-'));
}

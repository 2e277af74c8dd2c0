// Kafka: KafkaProducer, seen from the application: send(), and the callbacks.
import { required } from '../assert.ts';
import type { OccurrenceOf } from '../occurrence.ts';
import type { SendSpec } from '../scenario.ts';
import type { Sim } from '../sim.ts';
import type { RecordView } from '../simEvent.ts';
import type { PartitionId } from '../units.ts';
import { type ProducerState, recordId } from '../world.ts';
import { partitionForKey } from './partitioner.ts';
import { append, configOf } from './recordAccumulator.ts';
import { batchSizeUpperBound } from './recordSize.ts';

/** The producer comes up, or its constructor throws. */
export function startProducer(sim: Sim, { producer: id }: OccurrenceOf<'start'>): void {
  const producer = sim.producer(id);
  if (producer.configError) {
    const { exception, message } = producer.configError;
    sim.emit(id, { type: 'configRejected', producer: id, exception, message });
    return;
  }
  sim.emit(id, {
    type: 'producerStarted',
    producer: id,
    producerId: producer.producerId,
    producerEpoch: producer.producerEpoch,
    logs: producer.configLogs,
  });
  planSend(sim, producer);
}

function planSend(sim: Sim, producer: ProducerState): void {
  const call = workload(sim, producer)[producer.nextSend];
  if (call) sim.later(Math.max(call.at, sim.now), { kind: 'send', producer: producer.id }, []);
}

function workload(sim: Sim, producer: ProducerState): readonly SendSpec[] {
  return required(
    sim.scenario.producers.find((one) => one.id === producer.id),
    `workload of ${producer.id}`,
  ).sends;
}

/** KafkaProducer#doSend for the next record of the workload. */
export function send(sim: Sim, { producer: id }: OccurrenceOf<'send'>): void {
  const before = sim.producer(id);
  const call = required(workload(sim, before)[before.nextSend], `send ${before.nextSend} of ${id}`);
  const record: RecordView = {
    id: recordId(id, before.nextSend),
    key: call.key,
    value: call.value,
    amount: call.amount,
    timestamp: sim.now,
  };
  const producer = { ...before, nextSend: before.nextSend + 1 };
  const size = batchSizeUpperBound(record.key, record.value);
  const { maxRequestSize } = configOf(producer);
  if (size > maxRequestSize) {
    const message = `The message is ${size} bytes when serialized which is larger than ${maxRequestSize}, which is the value of the max.request.size configuration.`;
    const exception = 'RecordTooLargeException';
    sim.setProducer({
      ...producer,
      sent: [
        ...producer.sent,
        { record, partition: null, batch: null, result: { kind: 'failed', exception, message } },
      ],
    });
    planSend(sim, producer);
    sim.emit(id, { type: 'sendRefused', producer: id, record, exception, message });
    return;
  }
  const partition = partitionOf(sim, call);
  const appended = append(producer, partition, record, sim.now, sim.world.nextEventId);
  sim.setProducer({
    ...appended.producer,
    sent: [...producer.sent, { record, partition, batch: appended.batch, result: null }],
  });
  planSend(sim, producer);
  sim.emit(id, {
    type: 'recordAppended',
    producer: id,
    record,
    partition,
    batch: appended.batch,
    newBatch: appended.newBatch,
  });
  if (appended.wakeSender) sim.next({ kind: 'senderRun', producer: id });
}

/** KafkaProducer#partition. parseScenario made sure that one of the three applies. */
function partitionOf(sim: Sim, call: SendSpec): PartitionId {
  const topic = required(
    sim.scenario.topics.find((one) => one.name === call.topic),
    `topic ${call.topic}`,
  );
  const index =
    call.partition ?? (call.key === null ? 0 : partitionForKey(call.key, topic.partitions));
  return `${topic.name}-${index}`;
}

/** A record's callback: the application is told. */
export function completeSend(
  sim: Sim,
  { producer: id, record, partition, result }: OccurrenceOf<'completeSend'>,
): void {
  const producer = sim.producer(id);
  sim.setProducer({
    ...producer,
    sent: producer.sent.map((one) => (one.record.id === record.id ? { ...one, result } : one)),
  });
  sim.emit(id, { type: 'sendCompleted', producer: id, record, partition, result });
}

// What a leader asks of the records of a batch before it looks at its producer. Kafka: LogValidator.
import { required } from '../assert.ts';
import type { Scenario, TopicSpec } from '../scenario.ts';
import type { Sim } from '../sim.ts';
import type { ProduceBatch, RecordView } from '../simEvent.ts';
import { NO_PRODUCER_ID, type PartitionId, type VirtualMs } from '../units.ts';
import type { PartitionState } from '../world.ts';
import type { Decision } from './partition.ts';

/** What a topic's settings say about records (LogConfig), with the brokers' where the topic has none. */
interface RecordRules {
  readonly compacted: boolean;
  readonly appendTime: boolean;
  readonly beforeMaxMs: number;
  readonly afterMaxMs: number;
  /** Both to the last digit, for the texts. */
  readonly exactly: readonly [before: bigint, after: bigint];
}

/** What became of the records of a batch. */
export interface Validated {
  /** The batch as it is stored: with LogAppendTime its records have the leader's time. */
  readonly stored: ProduceBatch;
  readonly check: Decision['checks'][number];
  readonly refusal: Extract<Decision['verdict'], { readonly kind: 'REFUSED' }> | null;
}

const LONG_MAX = 9_223_372_036_854_775_807n;
const AN_HOUR = 3_600_000n;

function rulesOf({ brokerConfig, profile }: Scenario, topic: TopicSpec): RecordRules {
  const given = (name: string, ofBrokers = `log.${name}`) =>
    (topic.config[name] ?? brokerConfig[ofBrokers])?.trim();
  const before4 = profile === '2.8' || profile === '3.9';
  // one bound for both sides until 4.0 (KIP-937); where the newer ones are set, they count
  const both = before4 ? given('message.timestamp.difference.max.ms') : undefined;
  const before = BigInt(given('message.timestamp.before.max.ms') ?? both ?? LONG_MAX);
  const after = BigInt(
    given('message.timestamp.after.max.ms') ?? both ?? (before4 ? LONG_MAX : AN_HOUR),
  );
  return {
    compacted: (given('cleanup.policy') ?? '').split(',').some((one) => one.trim() === 'compact'),
    appendTime: given('message.timestamp.type') === 'LogAppendTime',
    beforeMaxMs: Number(before),
    afterMaxMs: Number(after),
    exactly: [before, after],
  };
}

/** Rules of each topic of a scenario, read once. */
const known = new WeakMap<Scenario, ReadonlyMap<string, RecordRules>>();

function rulesFor({ scenario }: Sim, { topic }: PartitionState): RecordRules {
  const rules =
    known.get(scenario) ??
    new Map(scenario.topics.map((one) => [one.name, rulesOf(scenario, one)] as const));
  known.set(scenario, rules);
  return required(rules.get(topic), 'topic', topic);
}

/**
 * LogValidator#validateMessagesAndAssignOffsets for a client's batch: null where there is nothing to compare, as with
 * the default settings and records of the present.
 */
export function validateRecords(
  sim: Sim,
  partition: PartitionState,
  batch: ProduceBatch,
): Validated | null {
  const sequence = invalidSequence(batch);
  if (sequence !== null) {
    return {
      stored: batch,
      check: {
        check: 'records',
        rule: 'broker.batch-sequence',
        outcome: 'decides',
        values: `producerId ${batch.producerId} without a sequence`,
      },
      refusal: { kind: 'REFUSED', error: 'INVALID_RECORD', message: sequence },
    };
  }
  const rules = rulesFor(sim, partition);
  if (batch.records.some((one) => faultOf(rules, one, sim.now) !== null)) {
    return refused(batch, rules, sim.now);
  }
  if (!rules.compacted && !rules.appendTime) return null;
  const values = [
    ...(rules.compacted ? ['each record has a key'] : []),
    ...(rules.appendTime ? [`each record gets the time ${sim.now}`] : []),
  ].join(', ');
  const rule = rules.appendTime ? 'broker.log-append-time' : 'broker.compacted-key';
  return {
    stored: rules.appendTime ? stamped(batch, sim.now) : batch,
    check: { check: 'records', rule, outcome: 'passed', values },
    refusal: null,
  };
}

/** LogValidator#validateBatch: a producer id without a sequence. */
function invalidSequence({ baseSequence, partition, producerId }: ProduceBatch): string | null {
  return producerId !== NO_PRODUCER_ID && baseSequence < 0
    ? `Invalid sequence number ${baseSequence} in record batch with producerId ${producerId} in topic partition ${partition}`
    : null;
}

type Fault = 'INVALID_RECORD' | 'INVALID_TIMESTAMP';

/** LogValidator#validateRecord: its key, and only then its timestamp. */
function faultOf(
  { afterMaxMs, appendTime, beforeMaxMs, compacted }: RecordRules,
  { key, timestamp }: RecordView,
  now: VirtualMs,
): Fault | null {
  if (compacted && key === null) return 'INVALID_RECORD';
  const age = now - timestamp;
  return appendTime || (age <= beforeMaxMs && -age <= afterMaxMs) ? null : 'INVALID_TIMESTAMP';
}

function textOf(
  fault: Fault,
  { exactly: [before, after] }: RecordRules,
  { timestamp }: RecordView,
  batchIndex: number,
  now: VirtualMs,
  partition: PartitionId,
): string {
  if (fault === 'INVALID_RECORD') {
    return `Compacted topic cannot accept message without key in topic partition ${partition}`;
  }
  const [from, to] = [BigInt(now) - before, BigInt(now) + after].map((one) =>
    BigInt.asIntN(64, one),
  );
  return `Timestamp ${timestamp} of message with offset ${batchIndex} is out of range. The timestamp should be within [${from}, ${to}]`;
}

/** LogValidator#processRecordErrors: one invalid timestamp makes it INVALID_TIMESTAMP for the whole batch. */
function refused(batch: ProduceBatch, rules: RecordRules, now: VirtualMs): Validated {
  const { partition, records } = batch;
  const faults = records.flatMap((record, batchIndex) => {
    const fault = faultOf(rules, record, now);
    if (fault === null) return [];
    return [
      { fault, batchIndex, message: textOf(fault, rules, record, batchIndex, now, partition) },
    ];
  });
  const timestamps = faults.filter((one) => one.fault === 'INVALID_TIMESTAMP').length;
  const shown = faults
    .slice(0, 3)
    .map((one) => `RecordError(batchIndex=${one.batchIndex}, message='${one.message}')`);
  return {
    stored: batch,
    check: {
      check: 'records',
      rule: timestamps > 0 ? 'broker.timestamp-bounds' : 'broker.compacted-key',
      outcome: 'decides',
      values:
        timestamps > 0
          ? `${timestamps} of ${records.length} records with a timestamp out of bounds at ${now}`
          : `${faults.length} of ${records.length} records without a key, and the topic is compacted`,
    },
    refusal: {
      kind: 'REFUSED',
      error: timestamps > 0 ? 'INVALID_TIMESTAMP' : 'INVALID_RECORD',
      message:
        timestamps > 0
          ? 'One or more records have been rejected due to invalid timestamp'
          : `One or more records have been rejected due to ${faults.length} record errors in total, and only showing the first three errors at most: [${shown.join(', ')}]`,
      recordErrors: faults.map(({ batchIndex, message }) => ({ batchIndex, message })),
    },
  };
}

/** LOG_APPEND_TIME: each record is read with the leader's time. */
function stamped(batch: ProduceBatch, now: VirtualMs): ProduceBatch {
  return { ...batch, records: batch.records.map((one) => ({ ...one, timestamp: now })) };
}

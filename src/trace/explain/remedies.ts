// What could have prevented an anomaly: one row per setting or habit worth trying, with the reason to try it. A row
// says nothing about whether it helps; that is found by running the scenario again with it.

import type { Trace } from '../../engine/index.ts';
import { t } from '../../i18n/t.ts';
import type { Anomaly, AnomalyKind } from './anomalies.ts';
import {
  brokerAtLeast,
  type Case,
  changeProducer,
  type Made,
  moreReplicas,
  producerAtLeast,
  type Remedy,
  release,
  setsOf,
  topicAtLeast,
  topicSet,
} from './changes.ts';
import { simpleName } from './outcome.ts';
import { habitsFor } from './readers.ts';
import { producerSetting, topicSetting } from './settings.ts';
import { inTransactions, outbox, verification } from './transactionRemedies.ts';

interface Candidate {
  readonly kinds: readonly AnomalyKind[];
  readonly reason: string;
  /** Null where it would change nothing. */
  readonly make: (given: Case) => Made | null;
}

const INT_MAX = '2147483647';
const IN_FLIGHT = 'max.in.flight.requests.per.connection';
const COPIES: readonly AnomalyKind[] = ['duplicate', 'repeatedEffect', 'reorder'];
const FAILURES: readonly AnomalyKind[] = ['unknownOutcome', 'failure', 'stuck'];

/** Every candidate, the most telling first. */
const CANDIDATES: readonly Candidate[] = [
  {
    kinds: [...COPIES, 'unknownOutcome'],
    reason: t`A producer id and a sequence let the leader tell a copy and a gap.`,
    make: (given) => {
      const off = producerSetting(given.trace, given.client, 'enable.idempotence');
      if (off?.value !== 'false') return null;
      const needed = neededByIdempotence(given);
      return setsOf(given, { 'enable.idempotence': 'true', ...needed }, off);
    },
  },
  {
    kinds: ['loss', ...COPIES],
    reason: t`The answer waits until every replica in sync has the batch.`,
    make: (given) => {
      const acks = producerSetting(given.trace, given.client, 'acks');
      return acks && acks.value !== 'all' ? setsOf(given, { acks: 'all' }, acks) : null;
    },
  },
  {
    kinds: ['loss'],
    reason: t`The answer waits for the leader at least.`,
    make: (given) => {
      const acks = producerSetting(given.trace, given.client, 'acks');
      return acks?.value === '0' ? setsOf(given, { acks: '1' }, acks) : null;
    },
  },
  {
    kinds: COPIES,
    reason: t`With one request under way nothing can overtake a retry.`,
    make: (given) => {
      const many = producerSetting(given.trace, given.client, IN_FLIGHT);
      return many && many.value !== '1' ? setsOf(given, { [IN_FLIGHT]: '1' }, many) : null;
    },
  },
  {
    kinds: ['loss', 'duplicate', 'repeatedEffect'],
    reason: t`A write counts only once a second replica has it.`,
    make: (given) => topicAtLeast(given, 'min.insync.replicas', 2),
  },
  {
    kinds: ['loss', 'duplicate', 'repeatedEffect', 'stuck', 'reorder'],
    reason: t`A replica that lacks records may not lead.`,
    make: (given) => {
      const { topic, scenario } = given;
      const allowed = topic && topicSetting(scenario, topic, 'unclean.leader.election.enable');
      return allowed && allowed.value === 'true'
        ? topicSet(given, 'unclean.leader.election.enable', 'false')
        : null;
    },
  },
  {
    kinds: ['loss', 'duplicate', 'repeatedEffect', 'stuck'],
    reason: t`Another broker has the same log, and with it the same memory of the producer.`,
    make: (given) => moreReplicas(given),
  },
  {
    kinds: ['duplicate', 'repeatedEffect', 'stuck', 'reorder'],
    reason: t`The leader remembers a silent producer longer.`,
    make: (given) => brokerAtLeast(given, 'producer.id.expiration.ms', 86_400_000),
  },
  {
    kinds: [...COPIES, ...FAILURES],
    reason: t`The client goes on trying as long as it takes.`,
    make: (given) =>
      ranOut(given) ? producerAtLeast(given, 'delivery.timeout.ms', INT_MAX) : null,
  },
  {
    kinds: FAILURES,
    reason: t`Time and not a number of attempts ends the trying.`,
    make: (given) => producerAtLeast(given, 'retries', INT_MAX),
  },
  {
    kinds: [...COPIES, 'unknownOutcome'],
    reason: t`The client waits longer for an answer before it sends again.`,
    make: (given) => {
      const most = producerAtLeast(given, 'request.timeout.ms', '120000');
      if (!most || !timedOut(given)) return null;
      const limit = producerSetting(given.trace, given.client, 'delivery.timeout.ms');
      return limit && Number(limit.value) < 180_000
        ? setsOf(
            given,
            { 'request.timeout.ms': '120000', 'delivery.timeout.ms': '180000' },
            most.instead,
          )
        : most;
    },
  },
  {
    kinds: ['failure'],
    reason: t`send() finds memory for what waits to be sent.`,
    make: (given) =>
      failedWith(given, 'BufferExhaustedException')
        ? producerAtLeast(given, 'buffer.memory', '33554432')
        : null,
  },
  {
    kinds: ['failure'],
    reason: t`send() waits longer for memory.`,
    make: (given) =>
      failedWith(given, 'BufferExhaustedException')
        ? producerAtLeast(given, 'max.block.ms', INT_MAX)
        : null,
  },
  {
    kinds: ['failure'],
    reason: t`The topic takes larger batches.`,
    make: (given) =>
      failedWith(given, 'RecordTooLargeException')
        ? topicAtLeast(given, 'max.message.bytes', 1_048_588)
        : null,
  },
  {
    kinds: ['stuck', 'reorder'],
    reason: t`From 4.5, where a partition never held a record, a producer that the leader does not know must begin at sequence 0.`,
    make: (given) =>
      producerSetting(given.trace, given.client, 'enable.idempotence')?.value === 'true'
        ? release(given, '4.5', 'Kafka 4.5')
        : null,
  },
  {
    kinds: ['stuck', 'recognisedCopy', 'keptOrder'],
    reason: t`Without numbers a leader writes whatever comes.`,
    make: (given) => {
      const on = producerSetting(given.trace, given.client, 'enable.idempotence');
      return on?.value === 'true' ? setsOf(given, { 'enable.idempotence': 'false' }, on) : null;
    },
  },
  {
    kinds: ['stalledRecord'],
    reason: t`A leader asks the coordinator before it appends the first record of a transaction.`,
    make: verification,
  },
  {
    kinds: ['stalledRecord'],
    reason: t`From 4.0 every end raises the epoch, and shuts out what is still on its way.`,
    make: (given) => release(given, 'current', t`Kafka 4.0 or later, with transaction.version 2`),
  },
  {
    kinds: ['abortedRecord'],
    reason: t`The coordinator leaves a transaction open for longer.`,
    make: (given) =>
      timedOutTransaction(given)
        ? producerAtLeast(given, 'transaction.timeout.ms', '900000')
        : null,
  },
  {
    kinds: ['duplicate', 'repeatedEffect'],
    reason: t`A result and the offset behind it become valid together, or neither does.`,
    make: inTransactions,
  },
  {
    kinds: ['unknownOutcome', 'failure'],
    reason: t`What was to be sent outlives the process, and is sent until it is known to be stored.`,
    make: outbox,
  },
  {
    kinds: COPIES,
    reason: t`A second send() is a new record, with a new number.`,
    make: noResends,
  },
];

/** What is worth trying against an anomaly, nothing that is so already. */
export function remediesFor(trace: Trace, anomaly: Anomaly): readonly Remedy[] {
  const { scenario } = trace;
  const [fate] = anomaly.fates;
  if (!fate) return [];
  const place = anomaly.partition ?? fate.copies[0]?.partition ?? fate.sends[0]?.partition ?? null;
  const topic = scenario.topics.find((one) => place?.startsWith(`${one.name}-`))?.name ?? null;
  const given: Case = { trace, scenario, client: fate.client, topic, anomaly };
  // what is stored once and acted on twice is no matter of the producer
  const { kind } = anomaly;
  const isEffect = kind === 'repeatedEffect' || kind === 'missedEffect';
  const habits = (isEffect ? habitsFor(scenario, kind) : []).map((one): Remedy => {
    return { ...one, id: one.words, instead: null, keys: [] };
  });
  if (isEffect && !isWrittenTwice(anomaly)) return habits;
  const rest = CANDIDATES.filter((one) => one.kinds.includes(anomaly.kind)).flatMap((one) => {
    const made = one.make(given);
    const id = `${fate.client} ${topic}: ${made?.words}`;
    return made ? [{ ...made, id, reason: one.reason }] : [];
  });
  return [...rest, ...habits];
}

/** Idempotence throws where other settings forbid it, so these change with it. */
function neededByIdempotence({ trace, client }: Case): Readonly<Record<string, string>> {
  const value = (key: string) => producerSetting(trace, client, key)?.value;
  return {
    ...(value('acks') === 'all' ? {} : { acks: 'all' }),
    ...(Number(value(IN_FLIGHT)) > 5 ? { [IN_FLIGHT]: '5' } : {}),
    ...(value('retries') === '0' ? { retries: INT_MAX } : {}),
  };
}

function isWrittenTwice({ fates }: Anomaly): boolean {
  return fates.some(
    (one) => one.decisions.filter(({ verdict }) => verdict.kind === 'APPENDED').length > 1,
  );
}

/** Something of this producer's that a time limit ended. */
function ranOut({ trace, client }: Case): boolean {
  return trace.events.some((one) => one.type === 'batchExpired' && one.producer === client);
}

/** An answer that came too late for this client, or not at all. */
function timedOut({ trace, client }: Case): boolean {
  return trace.events.some(
    (one) =>
      (one.type === 'connectionLost' &&
        one.client === client &&
        one.reason === 'requestTimedOut') ||
      (one.type === 'responseSent' &&
        one.client === client &&
        one.partitions.some(({ error }) => error === 'REQUEST_TIMED_OUT')),
  );
}

/** A transaction that the coordinator ended by itself, for its age. */
function timedOutTransaction({ trace }: Case): boolean {
  return trace.events.some(
    (one) => one.type === 'transactionMoved' && one.why.includes('transaction.timeout.ms'),
  );
}

/** Whether a send() of it failed with this exception. */
function failedWith({ anomaly }: Case, exception: string): boolean {
  return anomaly.fates.some((fate) =>
    fate.told.some(
      ({ result }) => result.kind === 'failed' && simpleName(result.exception) === exception,
    ),
  );
}

/** An application that does not send again by itself, after a failure or after a restart. */
function noResends({ client, anomaly }: Case): Made | null {
  if (anomaly.fates.every((one) => one.records.length < 2)) return null;
  return {
    words: t`an application that does not send it again by itself`,
    instead: null,
    keys: [],
    change: (one) => ({
      ...changeProducer(client, (each) => ({ ...each, resendOnFailure: 0 }))(one),
      interventions: one.interventions.map((each) =>
        each.do === 'restart' && each.producer === client ? { ...each, resend: 'none' } : each,
      ),
    }),
  };
}

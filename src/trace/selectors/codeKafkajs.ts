// The configuration of a run for kafkajs, which is a client of its own: other names, other defaults, no accumulator.
// kafkajs 2.x: src/producer/index.js, src/producer/messageProducer.js, and its pages on the client and on producing.
import { buildProfileConfig } from '../../config/index.ts';
import type { Scenario } from '../../engine/index.ts';
import { t } from '../../i18n/t.ts';
import type { CodeLine, CodeView } from './codeView.ts';

/** Where a setting of Kafka's goes: to the client, to its retries, to the producer, or to each send(). */
interface Place {
  readonly at: 'client' | 'retry' | 'producer' | 'send';
  readonly name: string;
  readonly otherwise: string;
}

const PLACES: Readonly<Record<string, Place>> = {
  'client.id': { at: 'client', name: 'clientId', otherwise: 'kafkajs' },
  'request.timeout.ms': { at: 'client', name: 'requestTimeout', otherwise: '30000' },
  'retry.backoff.ms': { at: 'retry', name: 'initialRetryTime', otherwise: '300' },
  'retry.backoff.max.ms': { at: 'retry', name: 'maxRetryTime', otherwise: '30000' },
  retries: { at: 'retry', name: 'retries', otherwise: '5' },
  'enable.idempotence': { at: 'producer', name: 'idempotent', otherwise: 'false' },
  'max.in.flight.requests.per.connection': {
    at: 'producer',
    name: 'maxInFlightRequests',
    otherwise: 'null',
  },
  'transactional.id': { at: 'producer', name: 'transactionalId', otherwise: '' },
  'transaction.timeout.ms': { at: 'producer', name: 'transactionTimeout', otherwise: '60000' },
  acks: { at: 'send', name: 'acks', otherwise: '-1' },
};
/** Said even where the learner did not set them: they decide what a retry does. */
const TELLING = [
  'enable.idempotence',
  'max.in.flight.requests.per.connection',
  'retries',
  'retry.backoff.ms',
];

/** The first producer's settings for kafkajs. `servers`: one address. */
export function kafkajsView(scenario: Scenario, servers: string): CodeView {
  const given = scenario.producers[0]?.config ?? {};
  const built = buildProfileConfig(given, scenario.profile);
  const names = [...Object.keys(given), ...TELLING.filter((name) => !Object.hasOwn(given, name))];
  const idempotent =
    (given['enable.idempotence'] ??
      String(built.ok && built.config.values['enable.idempotence'])) === 'true';
  const entries = names.flatMap((name) => entryOf(name));
  const of = (at: Place['at'], indent: string) =>
    entries
      .filter((one) => one.place.at === at)
      .map(({ place, value, margin }) => line(`${indent}${place.name}: ${value},`, margin));
  const missing = names.filter((name) => !PLACES[name] && name !== 'bootstrap.servers');
  return {
    file: 'producer.js',
    lines: [
      line("const { Kafka } = require('kafkajs');"),
      line(''),
      line('const kafka = new Kafka({'),
      line(`  brokers: ['${servers}'],`),
      ...of('client', '  '),
      line('});'),
      line('const producer = kafka.producer({'),
      ...of('producer', '  '),
      line('  retry: {'),
      ...of('retry', '    '),
      line('  },'),
      line('});'),
      line('await producer.connect();'),
      line('await producer.send({'),
      line("  topic: 'orders',"),
      ...of('send', '  '),
      line("  messages: [{ value: 'order-17' }],"),
      line('});'),
    ],
    notes: [
      ...(missing.length > 0 ? [t`${missing.join(', ')}: no counterpart in kafkajs.`] : []),
      t`kafkajs calls its idempotent producer experimental, and has it off unless asked for; the Java client has it on.`,
      t`There is no delivery.timeout.ms: kafkajs gives up after so many retries, 5 unless set, and without end when idempotent.`,
      t`There is no accumulator: each send() is a request of its own, so linger.ms, batch.size and buffer.memory mean nothing.`,
      t`maxInFlightRequests has no limit unless set.`,
    ],
  };

  function entryOf(
    name: string,
  ): readonly { readonly place: Place; readonly value: string; readonly margin: string | null }[] {
    const place = PLACES[name];
    if (!place) return [];
    const own = given[name];
    const java = own ?? String((built.ok ? built.config.values[name] : null) ?? place.otherwise);
    const value = inKafkajs(name, java);
    if (own === undefined && value === place.otherwise) return [];
    if (own === undefined) {
      const otherwise =
        name === 'retries' && idempotent ? 'Number.MAX_SAFE_INTEGER' : place.otherwise;
      return [{ place, value, margin: t`default here ${otherwise}, Java ${java}` }];
    }
    const refused = name === 'acks' && idempotent && value !== '-1';
    return [
      {
        place,
        value,
        margin: refused
          ? "throws: Not requiring ack for all messages invalidates the idempotent producer's EoS guarantees"
          : null,
      },
    ];
  }
}

function inKafkajs(name: string, value: string): string {
  if (name === 'acks') return value === 'all' ? '-1' : value;
  if (/^(true|false|null|-?\d{1,15})$/.test(value)) return value;
  return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}

function line(text: string, margin: string | null = null): CodeLine {
  return { text, margin };
}

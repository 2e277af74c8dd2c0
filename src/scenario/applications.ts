// The part of the scenario format that speaks of consumers and of the applications around Kafka.
import type { ConsumerSpec, GroupSpec, InboxSpec } from '../engine/index.ts';
import { ID, ms } from './parts.ts';
import { integer, map, nullable, object, oneOf, type Schema, text, withDefault } from './schema.ts';

const inbox: Schema<InboxSpec> = object(
  'A table of business keys that were dealt with, in the application’s database',
  {
    by: withDefault(
      oneOf('What the business key is: of the record its key, its value or its offset', [
        'value',
        'key',
        'offset',
      ]),
      'value',
    ),
    row: withDefault(
      oneOf(
        'When the row is written: in one database transaction with the effect, or apart from it',
        ['with', 'before', 'after'],
      ),
      'with',
    ),
    keeps: withDefault(
      nullable(integer('How many rows are kept; all unless given', 1, 100_000)),
      null,
    ),
    keepsMs: withDefault(nullable(ms('How long a row is kept; for ever unless given', 1)), null),
  },
);

const produces = object('Each record becomes a record of another topic', {
  producer: text('The producer in the same process', ID),
  topic: text('Topic', ID),
  prefix: withDefault(
    text('Stands before the value of the record read', { maxLength: 40 }),
    'out-',
  ),
});

const group: Schema<GroupSpec> = object(
  'Membership of a consumer group, and what the application does with a record',
  {
    id: text('Name of the group', ID),
    config: withDefault(
      map('Configuration of the KafkaConsumer', text('Value', { maxLength: 200 }), 50),
      {},
    ),
    commits: withDefault(
      oneOf(
        'When the application calls commitSync(): never, before it acts on what poll() returned, after it, or after each record; transaction: the offsets travel in a transaction with what it produces',
        ['none', 'before', 'after', 'each', 'transaction'],
      ),
      'none',
    ),
    recordMs: withDefault(ms('How long it works on a record before it acts'), 0),
    effect: withDefault(
      oneOf(
        'What acting on a record does to the number kept for its key: adds the amount, or sets it',
        ['add', 'set'],
      ),
      'add',
    ),
    inbox: withDefault(nullable(inbox), null),
    produces: withDefault(nullable(produces), null),
  },
);

/** A consumer: alone and without commits, or a member of a group. */
export const consumer: Schema<ConsumerSpec> = object('A consumer', {
  id: text('Name', ID),
  topic: text('Topic', ID),
  isolationLevel: withDefault(
    oneOf('isolation.level: whether it waits for transactions and skips aborted ones', [
      'read_uncommitted',
      'read_committed',
    ]),
    'read_uncommitted',
  ),
  group: withDefault(nullable(group), null),
});

/** The outbox of a producer's application. */
export const outbox = object(
  'Sends become rows of an outbox table, and a relay with the producer sends them to Kafka',
  {
    mark: withDefault(
      oneOf('When the relay marks a row as sent: before send(), or after its callback', [
        'after',
        'before',
      ]),
      'after',
    ),
    pollMs: withDefault(ms('How often the relay looks at the table', 1), 10),
  },
);

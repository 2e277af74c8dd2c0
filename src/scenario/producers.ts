// The part of the scenario format that speaks of producers and of what their applications call.
import {
  type HandFedSpec,
  MAX_PRODUCER_EPOCH,
  MAX_SEQUENCE,
  type ProducerSpec,
} from '../engine/index.ts';
import { outbox } from './applications.ts';
import { ID, LIMITS, ms } from './parts.ts';
import {
  flag,
  integer,
  list,
  map,
  nullable,
  object,
  type Schema,
  tagged,
  text,
  withDefault,
} from './schema.ts';

const send = object('One call of send()', {
  at: ms('When the application calls it'),
  topic: text('Topic', ID),
  key: withDefault(nullable(text('Record key')), null),
  value: text('Record value; it names the record in moments and claims'),
  partition: withDefault(nullable(integer('Partition; by key unless given', 0, 1000)), null),
  amount: withDefault(
    integer('What reading it charges, whole euros; below 0 it gives back', -1_000_000, 1_000_000),
    0,
  ),
  timestamp: withDefault(
    nullable(
      integer(
        'Record timestamp in virtual ms, before 0 for the past; the time of the call unless given',
        -4_000_000_000_000,
        4_000_000_000_000,
      ),
    ),
    null,
  ),
});

const offsetToCommit = object('A position of a group', {
  partition: text('Partition, as in orders-0'),
  offset: integer('The next offset to read', 0),
});
const callAt = ms('When the application calls it');

const transactionalCalls = {
  initTransactions: { at: callAt },
  beginTransaction: { at: callAt },
  sendOffsetsToTransaction: {
    at: callAt,
    group: text('Consumer group', ID),
    offsets: list('What it has read', offsetToCommit, 50),
  },
  commitTransaction: {
    at: callAt,
    orAbort: withDefault(flag('true: the application aborts when this throws'), false),
  },
  abortTransaction: { at: callAt },
} as const;

const calls = tagged('A call of the application besides send()', 'call', {
  ...transactionalCalls,
  flush: { at: ms('When the application calls it') },
  close: {
    at: ms('When the application calls it'),
    timeoutMs: withDefault(
      nullable(ms('How long it may wait for what is not complete; without limit unless given')),
      null,
    ),
  },
});

const preset = object(
  'Where an idempotent producer stands at the start, and what every replica remembers of it',
  {
    producerEpoch: withDefault(integer('Its epoch', 0, MAX_PRODUCER_EPOCH), 0),
    sequences: withDefault(
      list(
        'Partitions that it has written to',
        object('One of them', {
          partition: text('Partition, as in orders-0'),
          next: integer(
            'Sequence of the next record; the one before is acknowledged',
            1,
            MAX_SEQUENCE,
          ),
        }),
        50,
      ),
      [],
    ),
  },
);

/** A producer, with what its application does. */
export const producer: Schema<ProducerSpec> = object('A KafkaProducer in an application', {
  id: text('Name', ID),
  config: withDefault(
    map(
      'Configuration, as a Properties file would hold it',
      text('Value', { maxLength: 200 }),
      200,
    ),
    {},
  ),
  producerId: withDefault(
    nullable(integer('What InitProducerId answers; 4001, 4002 … unless given', 0, 1_000_000_000)),
    null,
  ),
  preset: withDefault(nullable(preset), null),
  sends: withDefault(list('Calls of send(), by time', send, LIMITS.sends), []),
  calls: withDefault(list('Other calls, by time', calls, 100), []),
  resendOnFailure: withDefault(
    integer('How often the application sends a value again after a failed callback', 0, 1000),
    0,
  ),
  resendAfterMs: withDefault(ms('How long after that callback'), 0),
  outbox: withDefault(nullable(outbox), null),
});

/** A request that no client would send. */
export const handFed: Schema<HandFedSpec> = object(
  'One Produce request written by hand, over a connection of its own',
  {
    at: ms('When it is sent'),
    topic: text('Topic', ID),
    partition: withDefault(integer('Partition', 0, 1000), 0),
    producerId: withDefault(integer('producerId in the batch header', -1, 1_000_000_000), -1),
    producerEpoch: withDefault(
      integer('producerEpoch in the batch header', -1, MAX_PRODUCER_EPOCH),
      -1,
    ),
    baseSequence: withDefault(integer('baseSequence in the batch header', -1, MAX_SEQUENCE), -1),
    values: list('Values of its records', text('Record value'), 1000),
  },
);

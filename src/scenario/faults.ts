// Every fault of the format.
import type { Intervention } from '../engine/index.ts';
import { when } from './moments.ts';
import { ID, ms } from './parts.ts';
import {
  flag,
  integer,
  list,
  nullable,
  oneOf,
  type Schema,
  tagged,
  text,
  withDefault,
} from './schema.ts';

const afterMs = withDefault(ms('How long after that moment'), 0);
const enabled = withDefault(flag('false: kept, but not carried out'), true);

const broker = integer('Broker id', 1, 1000);
const partition = text('Partition, as in orders-0');
const ofPartition = withDefault(nullable(text('Only this partition, as in orders-0')), null);

const member = text('A consumer that is in a group', ID);

/** One fault. */
export const intervention: Schema<Intervention> = tagged(
  'What the environment does to the run',
  'do',
  {
    cut: { when, afterMs, enabled },
    hold: { when, afterMs, enabled },
    stall: { when, afterMs, enabled },
    release: {
      when,
      connection: withDefault(
        nullable(
          integer(
            'Which one between that client and that broker, counted from 1; the one of the moment unless given',
            1,
            1000,
          ),
        ),
        null,
      ),
      afterMs,
      enabled,
    },
    delay: { when, byMs: ms('How much later the message arrives', 1), enabled },
    crashBroker: {
      when,
      broker,
      diskLost: withDefault(flag('true: what stood on its disk is gone too'), false),
      afterMs,
      enabled,
    },
    stopBroker: { when, broker, afterMs, enabled },
    startBroker: { when, broker, afterMs, enabled },
    moveLeader: {
      when,
      partition,
      broker,
      unclean: withDefault(flag('true: also to a replica that is not in sync'), false),
      afterMs,
      enabled,
    },
    stopReplication: { when, broker, partition: ofPartition, afterMs, enabled },
    resumeReplication: { when, broker, partition: ofPartition, afterMs, enabled },
    shrinkIsr: {
      when,
      partition,
      isr: list('Brokers that stay in sync; the others stop fetching', broker, 9),
      afterMs,
      enabled,
    },
    forgetProducer: {
      when,
      partition,
      producer: text('Whose row the leader loses, a lever that Kafka does not have', ID),
      afterMs,
      enabled,
    },
    refuse: {
      when,
      broker: integer('No new connection can be opened to this broker', 1, 1000),
      forMs: ms('For how long', 1),
      afterMs,
      enabled,
    },
    denyWrite: {
      when,
      producer: text('Who may write no more', ID),
      topic: withDefault(nullable(text('To which topic; null: its transactional.id', ID)), null),
      afterMs,
      enabled,
    },
    allowWrite: {
      when,
      producer: text('Who may write again', ID),
      topic: withDefault(nullable(text('To which topic; null: its transactional.id', ID)), null),
      afterMs,
      enabled,
    },
    crash: { when, producer: text('Whose process dies', ID), afterMs, enabled },
    pause: { when, producer: text('Whose process stands still', ID), afterMs, enabled },
    resume: { when, producer: text('Whose process goes on', ID), afterMs, enabled },
    restart: {
      when,
      producer: text('Whose application starts again, with a new producer', ID),
      resend: withDefault(
        oneOf('What the application sends again: nothing, or all it does not know acknowledged', [
          'none',
          'unacknowledged',
        ]),
        'none',
      ),
      afterMs,
      enabled,
    },
    crashConsumer: { when, consumer: member, afterMs, enabled },
    restartConsumer: { when, consumer: member, afterMs, enabled },
    pauseConsumer: { when, consumer: member, forMs: ms('For how long', 1), afterMs, enabled },
    cutConsumer: { when, consumer: member, afterMs, enabled },
  },
);

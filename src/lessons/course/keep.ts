// What to keep of the whole course, each sentence with its proof and the step that shows it; and what to read next.
import type { ElsewhereProof } from './format.ts';

export interface Kept extends ElsewhereProof {
  /** The step that shows it: `lesson/beat`. */
  readonly step: string;
}

export const keep = {
  silence: {
    step: 'lost-answer/silence',
    scene: 'lost-ack',
    holds: ['verdicts(order-17)[0] == APPENDED', 'count(connectionLost) == 1'],
  },
  double: {
    step: 'asking-again/copy',
    scene: 'lost-ack-duplicate',
    holds: ['sent(order-2) == 2', 'storedTimes(order-2) == 2'],
  },
  receipt: {
    step: 'numbers/repeat',
    scene: 'lost-ack-deduplicated',
    holds: ['verdicts(order-2) == [APPENDED, DUPLICATE@1]', 'completed(order-2) == ok@1'],
  },
  identity: {
    step: 'numbers/batch',
    scene: 'batch-unit',
    holds: ['verdicts(order-2) == [APPENDED, DUPLICATE, OUT_OF_ORDER_SEQUENCE_NUMBER]'],
  },
  five: {
    step: 'memory/five',
    scene: 'window-5',
    holds: [
      'verdicts(order-1) == [APPENDED@0, OUT_OF_ORDER_SEQUENCE_NUMBER]',
      'storedTimes(order-1) == 1',
    ],
  },
  stranger: {
    step: 'myths/keep-real',
    scene: 'restart-transactional-resend',
    holds: ['pid(order-2) == 4001', 'storedTimes(order-2) == 2'],
  },
  unknown: {
    step: 'limits/deadline',
    scene: 'deadline-stored',
    holds: ['completed(order-1) == TimeoutException', 'verdicts(order-1)[0] == APPENDED'],
  },
  insync: {
    step: 'settings/all-of-one',
    scene: 'all-of-one',
    holds: ['completed(order-1) == ok@0', 'storedTimes(order-1) == 0'],
  },
  quiet: {
    step: 'settings/quiet',
    scene: 'pitfall-quiet-off-acks-1',
    holds: ['effective(enable.idempotence) == false', 'configWarnings == []'],
  },
  together: {
    step: 'limits/torn',
    scene: 'torn-write',
    holds: ['log(orders-0) == [debit]', 'log(orders-1) == []'],
  },
  effects: {
    step: 'limits/reader',
    scene: 'commit-after',
    holds: ['storedTimes(order-2) == 1', 'effects(order-2) == 2'],
  },
} as const satisfies Readonly<Record<string, Kept>>;

export type KeptId = keyof typeof keep;

/** Something outside to read; its title is its own and is not translated. */
export interface Reading {
  readonly title: string;
  readonly url: string;
}

const KIPS = 'https://cwiki.apache.org/confluence/display/KAFKA';

export const reading = {
  semantics: {
    title: 'Kafka documentation: Message Delivery Semantics',
    url: 'https://kafka.apache.org/43/design/design/#message-delivery-semantics',
  },
  javadoc: {
    title: 'KafkaProducer (Javadoc)',
    url: 'https://kafka.apache.org/43/javadoc/org/apache/kafka/clients/producer/KafkaProducer.html',
  },
  settings: {
    title: 'Kafka documentation: Producer Configs',
    url: 'https://kafka.apache.org/43/configuration/producer-configs/',
  },
  kip98: {
    title: 'KIP-98: Exactly Once Delivery and Transactional Messaging',
    url: `${KIPS}/KIP-98+-+Exactly+Once+Delivery+and+Transactional+Messaging`,
  },
  kip447: {
    title: 'KIP-447: Producer scalability for exactly once semantics',
    url: `${KIPS}/KIP-447%3A+Producer+scalability+for+exactly+once+semantics`,
  },
  kips: {
    title: 'Kafka Improvement Proposals: KIP-91, KIP-360, KIP-679, KIP-854, KIP-890',
    url: `${KIPS}/Kafka+Improvement+Proposals`,
  },
  hole: {
    title: 'KAFKA-15591: Reject out-of-order first produce request on empty partitions',
    url: 'https://github.com/apache/kafka/pull/23234',
  },
} as const satisfies Readonly<Record<string, Reading>>;

export type ReadingId = keyof typeof reading;

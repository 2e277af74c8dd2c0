// The rules of Kafka that the plan of the course leans on, and where they are modelled. The fidelity page says which
// scene, recording or test shows each.
import type { RuleId } from '../../engine/index.ts';

export interface PlannedRule {
  readonly id: `R${number}`;
  readonly says: string;
  readonly rules: readonly RuleId[];
}

export const plannedRules: readonly PlannedRule[] = [
  {
    id: 'R1',
    says: 'send() returns at once; a request carries at most one batch of a partition',
    rules: ['client.batching', 'client.one-batch-per-partition'],
  },
  {
    id: 'R2',
    says: 'A connection fails as a whole, or its oldest request times out; all in flight fail together',
    rules: ['client.all-in-flight-fail', 'client.request-timeout'],
  },
  {
    id: 'R3',
    says: 'A broker reads a connection again after its answer was written',
    rules: ['broker.one-at-a-time'],
  },
  {
    id: 'R4',
    says: 'Retry within deadline and retries, after a back-off, at once when the leader has changed',
    rules: ['client.retry', 'client.backoff', 'client.backoff-skipped', 'client.delivery-timeout'],
  },
  { id: 'R5', says: 'A batch that waits holds back its partition', rules: ['client.backoff'] },
  {
    id: 'R6',
    says: 'Put back first, or with numbers in their order and the lowest alone',
    rules: ['client.reenqueue-first', 'client.reenqueue-in-order', 'client.lowest-first'],
  },
  { id: 'R7', says: 'One in flight mutes the partition', rules: ['client.mute'] },
  { id: 'R8', says: 'Numbers are set at the first drain', rules: ['client.sequence-at-drain'] },
  {
    id: 'R9',
    says: 'The leader’s checks, in their order',
    rules: [
      'broker.authorization',
      'broker.leader',
      'broker.min-isr',
      'broker.batch-size',
      'broker.no-producer-id',
      'broker.duplicate',
      'broker.epoch-older',
      'broker.epoch-newer',
      'broker.unknown-producer',
      'broker.first-sequence',
      'broker.sequence',
    ],
  },
  { id: 'R10', says: 'A duplicate is a success', rules: ['broker.duplicate', 'broker.acks-all'] },
  {
    id: 'R11',
    says: 'What the client does about a gap',
    rules: ['client.retry-sequence', 'client.epoch-bump'],
  },
  {
    id: 'R12',
    says: 'A refusal for good raises the epoch',
    rules: ['client.epoch-bump', 'client.unauthorized', 'client.epoch-exhausted'],
  },
  {
    id: 'R13',
    says: 'The delivery deadline, and numbers of unknown fate',
    rules: ['client.delivery-timeout', 'client.unresolved'],
  },
  { id: 'R14', says: 'Followers know what the leader knew', rules: ['broker.replica-state'] },
  { id: 'R15', says: 'A snapshot keeps one batch of each producer', rules: ['broker.snapshot'] },
  { id: 'R16', says: 'A quiet producer is forgotten', rules: ['broker.producer-expiration'] },
  {
    id: 'R17',
    says: 'acks=0 and acks=1',
    rules: ['client.acks-none', 'broker.acks-none', 'broker.acks-leader'],
  },
  {
    id: 'R18',
    says: 'acks=all, and an ISR that shrinks meanwhile',
    rules: ['broker.acks-all', 'broker.high-watermark', 'broker.purgatory-timeout'],
  },
  {
    id: 'R19',
    says: 'Producer ids and epochs, new and again',
    rules: ['client.new-session', 'coordinator.init-producer-id', 'coordinator.end-bumps-epoch'],
  },
  {
    id: 'R20',
    says: 'What readers with read_committed get',
    rules: ['broker.last-stable-offset', 'broker.transaction-marker'],
  },
];

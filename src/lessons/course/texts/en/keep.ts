// What to keep of the whole course, and why to read what.
import type { KeptId, ReadingId } from '../../keep.ts';

export const kept: Readonly<Record<KeptId, string>> = {
  silence: 'No answer is not a no.',
  double: 'A retry without numbers can store a record twice, and nobody is told.',
  receipt: 'With numbers a repeat that is recognised gets the first receipt again.',
  identity:
    'A repeat is known by producer id, epoch, partition and sequence numbers, never by what is inside.',
  five: 'Five batches are remembered, so five may be in flight. Order comes from the next number.',
  stranger:
    'Nobody recognises the repeats of a restarted producer, not even under a name that lasts.',
  unknown: 'TimeoutException means: unknown.',
  insync: '`acks=all` is worth what `min.insync.replicas` is.',
  quiet: 'Idempotence is the default, and one contradiction can switch it off quietly.',
  together: 'Each partition stands for itself. Only a transaction ties two together.',
  effects: 'The promise ends at the log. See to it that acting twice does no harm.',
};

export const why: Readonly<Record<ReadingId, string>> = {
  semantics: 'At most, at least and exactly once, in Kafka’s own words.',
  javadoc: 'What the client promises, and where it leaves the rest to you.',
  settings: 'Every setting of the producer, with its default.',
  kip98: 'Where the numbers come from: the design of idempotence and transactions.',
  kip447: 'Fencing by consumer group, for those who read, process and write.',
  kips: 'Deadlines, the healed gap, safe defaults, what is forgotten when, and transactions that the broker checks.',
  hole: 'The cold-start hole, and how far it is closed.',
};

// The terms of the course in English: what each means, the words by which the text says it, and a scene that shows it.
import type { Term } from '../../texts.ts';

/** Terms that a lesson introduces: no lesson uses one of their words before. */
const introduced = {
  producer: {
    means: 'the client that sends records to Kafka; one object in your process',
    scene: 'happy-path',
    words: ['producer', 'producers'],
  },
  broker: { means: 'a Kafka server', scene: 'happy-path', words: ['broker', 'brokers'] },
  log: {
    means: 'the ordered records of one partition, as a broker has written them',
    scene: 'happy-path',
    words: ['log'],
  },
  offset: {
    means: 'the place of a record in its log, counted from 0',
    scene: 'happy-path',
    words: ['offset', 'offsets'],
  },
  ack: {
    means: 'the leader’s answer that a batch is written as `acks` asks',
    scene: 'happy-path',
    words: ['ack'],
  },
  retry: {
    means: 'the same batch, sent again by the producer itself',
    scene: 'retry-harmless',
    words: ['retry', 'retries'],
  },
  'producer id': {
    means: 'a number that the cluster gives to a producer; the broker knows it by this',
    scene: 'restart-resend',
    words: ['producer id', 'producer ids'],
  },
  'sequence number': {
    means:
      'a count of the records of one producer in one partition; a batch carries that of its first record',
    scene: 'batch-unit',
    words: ['sequence number', 'sequence numbers'],
  },
  idempotence: {
    means: 'the leader recognises a repeated batch by its numbers and stores it once',
    scene: 'lost-ack-deduplicated',
    words: ['idempotence', 'idempotent'],
  },
  partition: {
    means: 'a part of a topic with a log, a leader and an order of its own',
    scene: 'each-partition-safe',
    words: ['partition', 'partitions'],
  },
  batch: {
    means: 'records for one partition that travel and are judged together',
    scene: 'batch-unit',
    words: ['batch', 'batches'],
  },
  accumulator: {
    means: 'the producer’s memory for batches that have not left yet',
    scene: 'happy-path',
    words: ['accumulator'],
  },
  request: {
    means: 'what the producer sends to one broker: a batch for each of some partitions',
    scene: 'happy-path',
    words: ['request', 'requests'],
  },
  'in flight': { means: 'sent, and not yet answered', scene: 'palindrome', words: ['in flight'] },
  leader: {
    means: 'the replica of a partition that takes its writes',
    scene: 'failover-remembers',
    words: ['leader', 'leaders'],
  },
  follower: {
    means: 'a replica that copies the leader',
    scene: 'failover-remembers',
    words: ['follower', 'followers'],
  },
  'high watermark': {
    means: 'the offset up to which all in-sync replicas have the log',
    scene: 'happy-path',
    words: ['high watermark'],
  },
  'in-sync replicas': {
    means: 'the replicas that keep up with the leader, the leader among them',
    scene: 'all-of-one',
    words: ['in-sync replicas', 'in sync'],
  },
  future: {
    means: 'where the outcome of a `send()` arrives in your program',
    scene: 'happy-path',
    words: ['future', 'futures'],
  },
  'back-off': {
    means: 'the pause before a retry; it grows with each attempt, up to a cap',
    scene: 'five-retries',
    words: ['back-off'],
  },
  'delivery.timeout.ms': {
    means: 'how long a batch may take from its beginning to success or exception; 120 s by default',
    scene: 'deadline-stored',
    words: ['delivery.timeout.ms'],
  },
  'producer epoch': {
    means: 'the edition of a producer id; an older one is refused',
    scene: 'zombie-fenced',
    words: ['producer epoch', 'epoch'],
  },
  'min.insync.replicas': {
    means:
      'how many in-sync replicas a write with `acks=all` needs at least; a setting of the topic, 1 by default',
    scene: 'all-of-one',
    words: ['min.insync.replicas'],
  },
  window: {
    means: 'the last five batches of a producer that a leader remembers for a partition',
    scene: 'window-5',
    words: ['window'],
  },
  snapshot: {
    means:
      'a file beside the log: the last batch of each producer that the broker knew when it was written',
    scene: 'broker-amnesia-2',
    words: ['snapshot', 'snapshots'],
  },
  session: {
    means: 'the life of one producer object; it has no timeout',
    scene: 'restart-resend',
    words: ['session'],
  },
  transaction: {
    means:
      'records and offsets that are committed all or none; `read_committed` readers get only what is committed',
    scene: 'atomic-write',
    words: ['transaction', 'transactions'],
  },
  inbox: {
    means: 'the consumer’s table of what it has dealt with, by a key of the business',
    scene: 'consumer-inbox',
    words: ['inbox'],
  },
  outbox: {
    means: 'a table of what is to be sent, written together with the business data',
    scene: 'outbox-relay',
    words: ['outbox'],
  },
  fencing: {
    means: 'shutting out an older owner of a `transactional.id` by its epoch',
    scene: 'zombie-fenced',
    words: ['fencing', 'fenced'],
  },
  read_committed: {
    means: 'a reader that skips aborted and waits for open transactions',
    scene: 'txn-isolation',
    words: ['read_committed'],
  },
  zombie: {
    means: 'an old instance that still believes it is in charge',
    scene: 'zombie-unfenced',
    words: ['zombie', 'zombies'],
  },
  'last stable offset': {
    means: 'how far a `read_committed` reader may read: up to the first transaction that is open',
    scene: 'txn-isolation',
    words: ['last stable offset'],
  },
  'transaction coordinator': {
    means: 'the broker that keeps producer id, epoch and state of a `transactional.id`',
    scene: 'zombie-fenced',
    words: ['coordinator'],
  },
  'unclean leader election': {
    means: 'a replica that was not in sync takes over; acknowledged records can be lost',
    scene: 'unclean-silent',
    words: ['unclean election', 'unclean leader election'],
  },
  acks: {
    means:
      'whose copies the producer wants before a batch counts as written: 0 nobody’s, 1 the leader’s, all those in sync',
    scene: 'all-of-one',
    words: ['acks'],
  },
  committed: {
    means: 'below the high watermark: all in-sync replicas have it',
    scene: 'happy-path',
    words: ['committed'],
  },
  duplicate: {
    means: 'a batch that matches one in the window; answered with success and the first offset',
    scene: 'xray',
    words: ['duplicate', 'duplicates'],
  },
  gap: { means: 'a number beyond the next one; refused', scene: 'xray', words: ['gap', 'gaps'] },
  'linger.ms': {
    means: 'how long a batch that is not full waits for more records',
    scene: 'batch-unit',
    words: ['linger.ms'],
  },
  'max.in.flight.requests.per.connection': {
    means: 'how many requests may be in flight on one connection; at most 5 with idempotence',
    scene: 'pitfall-inflight-current',
    words: ['max.in.flight.requests.per.connection'],
  },
  OUT_OF_ORDER_SEQUENCE_NUMBER: {
    means:
      'the leader refuses a batch that it does not remember and whose number is not the next one',
    scene: 'window-5',
    words: ['OUT_OF_ORDER_SEQUENCE_NUMBER'],
  },
  INVALID_PRODUCER_EPOCH: {
    means: 'the leader refuses a batch of an older epoch',
    scene: 'xray',
    words: ['INVALID_PRODUCER_EPOCH'],
  },
  'producer.id.expiration.ms': {
    means: 'how long a broker remembers a silent producer; a day by default',
    scene: 'forgotten-producer',
    words: ['producer.id.expiration.ms'],
  },
  'request.timeout.ms': {
    means: 'how long the client waits for one answer; 30 s by default',
    scene: 'one-silence-d',
    words: ['request.timeout.ms'],
  },
  'transactional.id': {
    means: 'a name for a producer that outlives its process; fences its older instances',
    scene: 'restart-transactional-resend',
    words: ['transactional.id'],
  },
  record: {
    means: 'one message: a value, with a key if it has one, and a timestamp',
    scene: 'batch-unit',
    words: ['record', 'records'],
  },
  replica: {
    means: 'a copy of a partition on one broker; one of them leads, the others follow',
    scene: 'failover-remembers',
    words: ['replica', 'replicas'],
  },
  consumer: {
    means: 'the client that reads records from Kafka, and acts on them',
    scene: 'consumer-inbox',
    words: ['consumer', 'consumers', 'consumer’s'],
  },
  marker: {
    means: 'what ends a transaction in a partition: commit or abort, with an offset of its own',
    scene: 'atomic-write',
    words: ['marker', 'markers'],
  },
};

/** Words that need no introduction: whoever starts knows what a topic is, `retries` counts retries, and no text says the third. */
const further = {
  NOT_ENOUGH_REPLICAS: {
    means: 'the leader refuses a batch because too few replicas are in sync',
    scene: 'overtaken',
    words: [],
  },
  retries: {
    means: 'a cap on how often a batch is sent again; leave it at its default',
    scene: 'five-retries',
    words: [],
  },
  topic: {
    means: 'a named stream of records, split into partitions',
    scene: 'each-partition-safe',
    words: [],
  },
};

export const glossary: Readonly<Record<string, Term>> = { ...introduced, ...further };

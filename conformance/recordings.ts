// The recordings that are replayed, one a layer.

export const RECORDINGS: readonly { readonly layer: string; readonly compared: string }[] = [
  {
    layer: 'config',
    compared:
      'what `new KafkaProducer(settings)` comes to: changed values, log lines, or the exception with its text',
  },
  { layer: 'keys', compared: 'a key’s hash and partition, by murmur2 and BuiltInPartitioner' },
  {
    layer: 'storage',
    compared:
      'random operations on a UnifiedLog with its ProducerStateManager: outcome, text, and all that is remembered of producers after each; with markers also open and aborted transactions and the last stable offset',
  },
  {
    layer: 'sender',
    compared:
      'random scripts on Sender, RecordAccumulator and TransactionManager under MockTime and MockClient: every request with its numbers and records, every callback, the epoch after each step',
  },
  {
    layer: 'cluster',
    compared:
      'scenarios on three brokers with a fault-injecting proxy: requests, answers, callbacks, logs of all replicas, ISR, memory of producers, what consumers read; with transactions also the calls, the coordinator’s requests and state, markers, and the last stable offset',
  },
  {
    layer: 'random',
    compared:
      'the same of random scenarios: two or three producers, several partitions, restarts, transactions; their seeds had not been looked at before',
  },
];

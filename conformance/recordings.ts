// The recordings that are replayed, one a layer.

export const RECORDINGS: readonly { readonly layer: string; readonly compared: string }[] = [
  {
    layer: 'config',
    compared:
      'what `new KafkaProducer(settings)` comes to: changed values, log lines, or the exception with its text',
  },
  { layer: 'keys', compared: 'murmur2 and BuiltInPartitioner: a key’s hash and partition' },
  {
    layer: 'storage',
    compared:
      'random operations on a UnifiedLog with its ProducerStateManager: outcome, text, and all that is remembered of producers after each',
  },
];

// Settings of a KafkaConsumer in a group that decide what a run does. Kafka: ConsumerConfig, CommonClientConfigs.

/** Settings with Kafka's defaults. */
export const CONSUMER_CONFIGS = {
  'enable.auto.commit': 'true',
  'auto.commit.interval.ms': '5000',
  'auto.offset.reset': 'latest',
  'max.poll.records': '500',
  'max.poll.interval.ms': '300000',
  'session.timeout.ms': '45000',
  'heartbeat.interval.ms': '3000',
  'retry.backoff.ms': '100',
} as const;

export type ConsumerConfigName = keyof typeof CONSUMER_CONFIGS;

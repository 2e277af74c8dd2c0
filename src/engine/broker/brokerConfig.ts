// Broker settings that decide what a run does, the same for every broker of the cluster. All with their ranges:
// src/config/brokerConfig.ts.
// Kafka: ReplicationConfigs, KRaftConfigs, TransactionLogConfig, GroupCoordinatorConfig.

/** Settings with Kafka's defaults. */
export const BROKER_CONFIGS = {
  /** A follower that has not been level with its leader for so long leaves the ISR. */
  'replica.lag.time.max.ms': 30_000,
  /** A broker without heartbeats for so long is fenced by the controller. */
  'broker.session.timeout.ms': 9_000,
  'producer.id.expiration.ms': 86_400_000,
  /** In 2.8 also how long a producer id is remembered. */
  'transactional.id.expiration.ms': 604_800_000,
  'producer.id.expiration.check.interval.ms': 600_000,
  /** An empty group waits so long for more members before its next generation begins. */
  'group.initial.rebalance.delay.ms': 3_000,
  /** The longest transaction.timeout.ms that a producer may ask for. */
  'transaction.max.timeout.ms': 900_000,
  'transaction.abort.timed.out.transaction.cleanup.interval.ms': 10_000,
} as const;

/** Switches, with Kafka's defaults. */
export const BROKER_SWITCHES = {
  /** Leaders ask the coordinator before they append to a transaction (from 3.6 on; with version 2 always). */
  'transaction.partition.verification.enable': true,
} as const;

export type BrokerConfigName = keyof typeof BROKER_CONFIGS;

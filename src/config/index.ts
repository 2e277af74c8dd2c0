// Kafka's settings: what a producer, a topic and a broker of each release make of their texts.

export { type ConfigScope, clusterConfigs, readClusterConfig } from './clusterConfig.ts';
export type { ConfigKey } from './configDef.ts';
export { producerConfigs } from './definitions.ts';
export { FIRST_SETTINGS } from './firstSettings.ts';
export { buildProducer } from './producers.ts';
export { buildProfileConfig } from './profileConfig.ts';

// The engine's only door: everything outside src/engine imports from here.

export {
  type AppEvent,
  type AppFacts,
  isAppEvent,
  type PartitionOffset,
} from './appEvents.ts';
export { assert, EngineBug, required, unreachable } from './assert.ts';
export { branch } from './branch.ts';
export { BROKER_CONFIGS, BROKER_SWITCHES } from './broker/brokerConfig.ts';
export { firstUnstableOffset, lastStableOffset } from './broker/transactions.ts';
export { CONSUMER_CONFIGS, type ConsumerConfigName } from './consumer/consumerConfig.ts';
export {
  fetchRecords,
  fetchUpperBound,
  type IsolationLevel,
} from './consumer/fetchRecords.ts';
export type * from './consumer/groupWorld.ts';
export { producedValue } from './consumer/producedValue.ts';
export type * from './coordinator/coordinatorState.ts';
export { createWorld } from './createWorld.ts';
export { matches, type Subject, subjectOf } from './moments.ts';
export { utf8Bytes } from './producer/partitioner.ts';
export type * from './producer/producerConfig.ts';
export { RECORD_BATCH_OVERHEAD } from './producer/recordSize.ts';
export { PROFILE_RULES, PROFILES, type Profile, type ProfileRules } from './profiles.ts';
export { ERRORS, type KafkaError } from './protocol/errors.ts';
export type { RuleId } from './ruleId.ts';
export { fork, type Outcome, run, runFrom, runKeepingLast, worldAt } from './run.ts';
export type * from './scenario.ts';
export { API_NAMES, HAND, isTime, MOMENTS, TOPIC_CONFIGS } from './scenarioWords.ts';
export type * from './simEvent.ts';
export { step } from './step.ts';
export type { RunEnd, Trace } from './trace.ts';
export type * from './transaction/clientTransaction.ts';
export type { ApiAnswer, ApiCall, ApiName, OffsetToCommit } from './transaction/protocol.ts';
export * from './units.ts';
export { firstOf, itemAt, listOf, type Vector, vectorOf } from './vector.ts';
export type * from './world.ts';
export { leaderReplica, replicaOf } from './world.ts';

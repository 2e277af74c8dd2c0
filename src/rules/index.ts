// What the engine models of Kafka, in words: the rules, which event shows which, and what is simplified.
export { rulesOf } from './eventRules.ts';
export { RULES } from './rules.ts';
export { SIMPLIFIED } from './simplified.ts';

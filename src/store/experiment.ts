// What the learner runs: a scene or a scenario of their own, the three toggles, and the faults added or
// switched off. Every user action that changes the run changes this and nothing else.
import type { Intervention, Profile, Scenario } from '../engine/index.ts';

/** The settings in the header, by their Kafka names. */
export const TOGGLES = [
  'enable.idempotence',
  'acks',
  'max.in.flight.requests.per.connection',
] as const;
export type Toggle = (typeof TOGGLES)[number];

/** What each toggle offers, as Kafka's config strings. */
export const TOGGLE_VALUES: Readonly<Record<Toggle, readonly string[]>> = {
  'enable.idempotence': ['false', 'true'],
  acks: ['0', '1', 'all'],
  'max.in.flight.requests.per.connection': ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10'],
};

/** Where the run starts from. */
export type Source =
  | { readonly kind: 'scene'; readonly id: string }
  | { readonly kind: 'custom'; readonly scenario: Scenario };

/** Settings by name that the learner set, or with null took out; what is absent stays as the scenario has it. */
export type Changes = Readonly<Record<string, string | null>>;

export interface Experiment {
  readonly source: Source;
  /** Of every producer. */
  readonly config: Changes;
  /** Of every topic, and of the brokers. */
  readonly topicConfig: Changes;
  readonly brokerConfig: Changes;
  /** The Kafka release whose rules and defaults hold; null: the scenario's. */
  readonly profile: Profile | null;
  /** The scenario's own faults that the learner switched off, by index, ascending. */
  readonly switchedOff: readonly number[];
  /** Faults the learner added, in that order, behind the scenario's own. */
  readonly faults: readonly Intervention[];
}

export function experimentOf(source: Source): Experiment {
  return {
    source,
    config: {},
    topicConfig: {},
    brokerConfig: {},
    profile: null,
    switchedOff: [],
    faults: [],
  };
}

/** The scenario that runs: `base` with the learner's settings and faults. */
export function effectiveScenario(base: Scenario, experiment: Experiment): Scenario {
  const { config, topicConfig, brokerConfig, profile, switchedOff, faults } = experiment;
  return {
    ...base,
    profile: profile ?? base.profile,
    brokerConfig: changed(base.brokerConfig, brokerConfig),
    topics: base.topics.map((one) => ({ ...one, config: changed(one.config, topicConfig) })),
    producers: base.producers.map((one) => ({ ...one, config: changed(one.config, config) })),
    interventions: [
      ...base.interventions.map((one, index) =>
        switchedOff.includes(index) ? { ...one, enabled: false } : one,
      ),
      ...faults,
    ],
  };
}

function changed(
  own: Readonly<Record<string, string>>,
  changes: Changes,
): Readonly<Record<string, string>> {
  const settings: Record<string, string> = { ...own };
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) delete settings[name];
    else settings[name] = value;
  }
  return settings;
}

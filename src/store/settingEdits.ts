// Edits of any setting: for the panels that offer more than the three toggles of the header.

import type { Profile, Scenario } from '../engine/index.ts';
import { t } from '../i18n/t.ts';
import { type Changes, type Experiment, experimentOf } from './experiment.ts';
import type { LabStore } from './labStore.ts';

/** What an edit does to the settings: a value, null for Kafka's default, undefined for what the scenario has. */
export interface SettingEdit {
  readonly config?: Readonly<Record<string, string | null | undefined>>;
  readonly topicConfig?: Readonly<Record<string, string | null | undefined>>;
  readonly brokerConfig?: Readonly<Record<string, string | null | undefined>>;
  /** Null: the scenario's. */
  readonly profile?: Profile | null;
}

/** Changes settings of producers, topics, brokers, and the Kafka release. */
export function changing(experiment: Experiment, edit: SettingEdit): Experiment {
  return {
    ...experiment,
    config: merged(experiment.config, edit.config),
    topicConfig: merged(experiment.topicConfig, edit.topicConfig),
    brokerConfig: merged(experiment.brokerConfig, edit.brokerConfig),
    profile: edit.profile === undefined ? experiment.profile : edit.profile,
  };
}

function merged(own: Changes, edit: SettingEdit['config'] = {}): Changes {
  const all = Object.entries({ ...own, ...edit });
  return Object.fromEntries(
    all.flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
}

/** `linger.ms=5, acks not set`. */
function wordsOf({ profile, config, topicConfig, brokerConfig }: SettingEdit): string {
  const words = Object.entries({ ...config, ...topicConfig, ...brokerConfig }).map(
    ([key, value]) =>
      value === undefined || value === null
        ? `${key} ${value === null ? t`not set` : t`as in the scene`}`
        : `${key}=${value}`,
  );
  if (profile !== undefined) words.unshift(t`Kafka ${profile ?? t`as in the scene`}`);
  return words.join(', ');
}

/** Runs the experiment with other settings. */
export function changeSettings({ getState, actions }: LabStore, edit: SettingEdit): void {
  actions.runInstead(changing(getState().experiment, edit), wordsOf(edit));
}

/**
 * Runs a changed scenario: as settings of the same scene where that says it all, so that the scene's faults and
 * address stay, else as a scenario of its own.
 */
export function runScenario(
  { getState, actions }: LabStore,
  before: Scenario,
  after: Scenario,
  words: string,
): void {
  const edit = editBetween(before, after);
  actions.runInstead(
    edit
      ? changing(getState().experiment, edit)
      : experimentOf({ kind: 'custom', scenario: after }),
    words,
  );
}

/** The settings that lead from one scenario to another; undefined where something else changed, or not for all. */
function editBetween(before: Scenario, after: Scenario): SettingEdit | undefined {
  const producers = before.producers.map((one, at) => setsOf(one, after.producers[at]));
  const topics = before.topics.map((one, at) => setsOf(one, after.topics[at]));
  const edit: SettingEdit = {
    config: producers[0] ?? {},
    topicConfig: topics[0] ?? {},
    brokerConfig: setsOf({ config: before.brokerConfig }, { config: after.brokerConfig }),
    ...(before.profile === after.profile ? {} : { profile: after.profile }),
  };
  const again = {
    ...before,
    profile: after.profile,
    brokerConfig: { ...before.brokerConfig, ...edit.brokerConfig },
    topics: before.topics.map((one) => ({
      ...one,
      config: { ...one.config, ...edit.topicConfig },
    })),
    producers: before.producers.map((one) => ({
      ...one,
      config: { ...one.config, ...edit.config },
    })),
  };
  return JSON.stringify(again) === JSON.stringify(after) ? edit : undefined;
}

interface Configured {
  readonly config: Readonly<Record<string, string>>;
}

function setsOf(before: Configured, after: Configured | undefined): Record<string, string> {
  const all = Object.entries(after?.config ?? {});
  return Object.fromEntries(all.filter(([key, value]) => before.config[key] !== value));
}

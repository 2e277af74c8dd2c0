// A comparison carried out: one run for each variant, under a clock that they share.
import type { Scenario } from '../../engine/index.ts';
import { run } from '../../scenario/index.ts';
import { type Experiment, effectiveScenario } from '../../store/experiment.ts';
import { baseScenario } from '../../store/labRun.ts';
import { settingsOf } from '../../store/settings.ts';
import { initialLink, writeLink } from '../../store/urlState.ts';
import { type Lockstep, lockstep } from '../../trace/lockstep.ts';
import { buildTraceIndex } from '../../trace/traceIndex.ts';
import { AS_IT_IS, type Variant } from './address.ts';

export interface ComparedRun {
  readonly variant: Variant;
  readonly scenario: Scenario;
  /** The producer could not be built. */
  readonly rejected: boolean;
}

export interface Compared {
  readonly runs: readonly ComparedRun[];
  readonly shared: Lockstep;
}

/** The scenario of one run. */
function variantScenario(experiment: Experiment, variant: Variant): Scenario {
  const scenario = effectiveScenario(baseScenario(experiment), experiment);
  return {
    ...scenario,
    profile: variant.profile ?? scenario.profile,
    producers: scenario.producers.map((one) => ({
      ...one,
      config: { ...one.config, ...variant.config },
    })),
  };
}

export function compare(experiment: Experiment, variants: readonly Variant[]): Compared {
  const scenarios = variants.map((one) => variantScenario(experiment, one));
  const shared = lockstep(scenarios.map((one) => buildTraceIndex(run(one))));
  const runs = variants.map((variant, at): ComparedRun => {
    const scenario = shared.indexes[at]?.trace.scenario ?? baseScenario(experiment);
    const rejected = settingsOf(scenario).rejected !== null;
    return { variant, scenario, rejected };
  });
  return { runs, shared };
}

/** Without and with idempotence, which is what most questions come down to. */
export const OFF_AND_ON: readonly Variant[] = ['false', 'true'].map((on) => ({
  ...AS_IT_IS,
  config: { 'enable.idempotence': on },
}));

/** The address of one run in the lab: the experiment with the variant's settings. */
export function labAddress(experiment: Experiment, variant: Variant, place: number): string {
  const config = { ...experiment.config, ...variant.config };
  const profile = variant.profile ?? experiment.profile;
  return writeLink({
    ...initialLink(),
    place: { event: place, past: 0 },
    experiment: { ...experiment, config, profile },
  });
}

// How an experiment departs from the scene that its story tells.
import { t } from '../i18n/t.ts';
import { type Experiment, TOGGLES } from './experiment.ts';
import type { LabRun } from './labRun.ts';
import { settingsOf } from './settings.ts';

/** `acks=0`, `1 fault added`: empty while the run is what the story says. */
export function changesOf(experiment: Experiment, { base, scenario }: LabRun): readonly string[] {
  if (scenario.about !== base.about) return [];
  const [was, is] = [settingsOf(base), settingsOf(scenario)];
  const values = (one: typeof was) => [one.idempotence, one.acks, one.maxInFlight];
  const settings = TOGGLES.flatMap((key, at) => {
    const value = values(is)[at];
    return value === values(was)[at] ? [] : [`${key}=${value}`];
  });
  const others = (['config', 'topicConfig', 'brokerConfig'] as const).flatMap((scope) =>
    Object.entries(experiment[scope])
      .filter(([key]) => !TOGGLES.some((one) => one === key))
      .map(([key, value]) => (value === null ? t`${key} not set` : `${key}=${value}`)),
  );
  const added = experiment.faults.filter((one) => one.enabled).length;
  const off = experiment.switchedOff.length;
  return [
    ...(experiment.profile === null ? [] : [t`Kafka ${experiment.profile}`]),
    ...settings,
    ...others,
    ...(added > 0 ? [t`${faults(added)} added`] : []),
    ...(off > 0 ? [t`${faults(off)} switched off`] : []),
  ];
}

function faults(count: number): string {
  return count === 1 ? t`1 fault` : t`${count} faults`;
}

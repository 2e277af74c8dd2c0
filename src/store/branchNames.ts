// What the branches of a run are called, how they hang together, and what two of them came to.
import { t } from '../i18n/t.ts';
import { compareRuns } from '../trace/compare.ts';
import { sentenceOf } from '../trace/selectors/say.ts';
import { numberText } from '../trace/words.ts';
import { type Branch, placeOfBranch } from './branches.ts';
import type { Changes, Experiment } from './experiment.ts';
import { sameFault } from './faults.ts';
import { whatText } from './faultText.ts';
import { baseScenario, runOf } from './labRun.ts';

export interface BranchLine {
  readonly at: number;
  readonly name: string;
  /** Its own name was given to it. */
  readonly named: boolean;
  readonly current: boolean;
  /** How many branches lie between it and the first. */
  readonly depth: number;
}

export function branchLines(
  branches: readonly Branch[],
  experiment: Experiment,
): readonly BranchLine[] {
  const here = placeOfBranch(branches, experiment);
  return branches.map((one, at) => ({
    at,
    name: one.name ?? changeText(branches[one.from]?.experiment, one.experiment),
    named: one.name !== null,
    current: at === here,
    depth: depthOf(branches, at),
  }));
}

function depthOf(branches: readonly Branch[], at: number): number {
  const from = branches[at]?.from ?? -1;
  return from < 0 ? 0 : 1 + depthOf(branches, from);
}

function settingsText(before: Changes, after: Changes): readonly string[] {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].flatMap((key) => {
    const value = after[key];
    if (value === before[key]) return [];
    if (value === undefined) return [t`${key} as in the scene`];
    return [value === null ? t`${key} not set` : `${key}=${value}`];
  });
}

/** What an edit did, in a few words: `acks=1`, `Broker 2 crashes`, `without fault 1`. */
function changeText(before: Experiment | undefined, after: Experiment): string {
  if (!before) return t`As it was`;
  const settings = (['config', 'topicConfig', 'brokerConfig'] as const).flatMap((scope) =>
    settingsText(before[scope], after[scope]),
  );
  const release =
    after.profile === before.profile ? [] : [t`Kafka ${after.profile ?? t`as before`}`];
  const own = baseScenario(after).interventions.length;
  const off = after.switchedOff
    .filter((one) => !before.switchedOff.includes(one))
    .map((one) => t`without fault ${one + 1}`);
  const on = before.switchedOff
    .filter((one) => !after.switchedOff.includes(one))
    .map((one) => t`with fault ${one + 1}`);
  const faults = after.faults.flatMap((fault, at) => {
    const was = before.faults.find((one) => sameFault(one, fault));
    if (was?.enabled === fault.enabled) return [];
    return [fault.enabled ? whatText(fault) : t`without fault ${own + at + 1}`];
  });
  const gone = before.faults.filter((one) => !after.faults.some((other) => sameFault(one, other)));
  const removed = gone.length > faults.length ? [t`a fault removed`] : [];
  const words = [...release, ...settings, ...off, ...on, ...faults, ...removed];
  return words.join(', ') || 'Changed';
}

export interface BranchComparison {
  /** `Up to 200 ms both runs did the same.` */
  readonly same: string;
  /** What happens next in each; null: that run is over. */
  readonly left: string | null;
  readonly right: string | null;
  readonly differences: readonly {
    readonly term: string;
    readonly left: string;
    readonly right: string;
  }[];
}

export function compareBranches(left: Experiment, right: Experiment): BranchComparison {
  const [one, other] = [runOf(left).index, runOf(right).index];
  const { divergence, differences } = compareRuns(one.trace, other.trace);
  if (divergence === null) {
    return {
      same: t`Both runs are the same, event by event.`,
      left: null,
      right: null,
      differences,
    };
  }
  const shared = one.trace.events[divergence - 1];
  const told = (index: typeof one) =>
    divergence < index.trace.events.length ? sentenceOf(index, divergence) : null;
  return {
    same: shared
      ? t`Up to ${numberText(shared.at)} ms both runs did the same: ${numberText(divergence)} events.`
      : t`The runs differ from the start.`,
    left: told(one),
    right: told(other),
    differences,
  };
}

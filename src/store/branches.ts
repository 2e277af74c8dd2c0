// Every run that an edit left is kept beside the new one: a tree of branches, each an experiment on the same scene.
import type { Experiment } from './experiment.ts';

export interface Branch {
  readonly experiment: Experiment;
  /** Null: it is called by what it changes. */
  readonly name: string | null;
  /** The place in the list of the branch it left; -1: it is the first. */
  readonly from: number;
}

/** More are not told apart; the oldest without a name go. */
export const MOST_BRANCHES = 16;

/** Where an experiment stands in the list, -1 if nowhere. All of a list have one source. */
export function placeOfBranch(branches: readonly Branch[], experiment: Experiment): number {
  const text = changesText(experiment);
  return branches.findIndex((one) => changesText(one.experiment) === text);
}

function changesText({ source: _, ...changes }: Experiment): string {
  return JSON.stringify(changes);
}

/**
 * The list after an edit from one experiment to the next. An edit that amends goes on in the branch it is on, unless
 * that is the first or others left it.
 */
export function withBranch(
  branches: readonly Branch[],
  before: Experiment,
  next: Experiment,
  amends = false,
): readonly Branch[] {
  const known = branches.length > 0 ? branches : [{ experiment: before, name: null, from: -1 }];
  if (placeOfBranch(known, next) >= 0) return branches;
  const from = placeOfBranch(known, before);
  const here = known[from];
  const branch = { experiment: next, name: null, from };
  if (amends && here && from > 0 && known.every((one) => one.from !== from)) {
    return known.with(from, { ...here, experiment: next });
  }
  const oldest = known.findIndex((one, at) => at > 0 && at !== from && one.name === null);
  if (known.length < MOST_BRANCHES || oldest < 0) return [...known, branch];
  return withBranch(withoutBranch(known, oldest), before, next);
}

/** The list without one; those that left it left what it left. */
export function withoutBranch(branches: readonly Branch[], at: number): readonly Branch[] {
  const gone = branches[at];
  if (!gone) return branches;
  const moved = (from: number) => (from > at ? from - 1 : from);
  return branches.toSpliced(at, 1).map((one) => ({
    ...one,
    from: moved(one.from === at ? gone.from : one.from),
  }));
}

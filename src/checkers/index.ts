// Runs a scenario under the eyes of every checker.
import { runFrom, type Scenario, type World } from '../engine/index.ts';
import { createWorld } from '../scenario/index.ts';
import {
  commitsAdvance,
  dealtWithBeforeCommit,
  inboxOnce,
  oneOwner,
} from './applicationCheckers.ts';
import { loopOnce } from './loopCheckers.ts';
import {
  highWatermarkRises,
  logShape,
  oneOfEachSequence,
  replicasAgree,
} from './partitionCheckers.ts';
import { acknowledgedSurvives, inFlightBounded, orderKept, toldOnce } from './promiseCheckers.ts';
import {
  commitIsWhole,
  committedOnly,
  epochsRise,
  stableOffsetRises,
} from './transactionCheckers.ts';
import type { Checker, Report } from './types.ts';

export type { Checker, Report } from './types.ts';

/** Every promise that is checked after every event. */
export const CHECKERS: readonly Checker[] = [
  logShape,
  highWatermarkRises,
  replicasAgree,
  oneOfEachSequence,
  toldOnce,
  acknowledgedSurvives,
  orderKept,
  inFlightBounded,
  commitsAdvance,
  dealtWithBeforeCommit,
  inboxOnce,
  oneOwner,
  stableOffsetRises,
  committedOnly,
  commitIsWhole,
  epochsRise,
  loopOnce,
];

/** What a checked run gave: broken promises, and those that Kafka breaks too (`exception` names the case). */
export interface Checked {
  readonly violations: readonly Report[];
  readonly excused: readonly Report[];
  readonly events: number;
  readonly last: World;
}

/** Runs a scenario to its end and lets every checker look after every event. */
export function checkRun(scenario: Scenario): Checked {
  const judges = CHECKERS.map((one) => ({ id: one.id, judge: one.start() }));
  const reports: Report[] = [];
  const first = createWorld(scenario);
  let before = first;
  const tail = runFrom(scenario, first, (event, world) => {
    for (const { id, judge } of judges) {
      for (const finding of judge.after({ scenario, event, before, world })) {
        reports.push({ ...finding, checker: id, event: event.id });
      }
    }
    before = world;
  });
  for (const { id, judge } of judges) {
    for (const finding of judge.end?.(scenario, tail.last, tail.end === 'quiet') ?? []) {
      reports.push({ ...finding, checker: id, event: tail.events.length - 1 });
    }
  }
  return {
    violations: reports.filter((one) => one.exception === undefined),
    excused: reports.filter((one) => one.exception !== undefined),
    events: tail.events.length,
    last: tail.last,
  };
}

/** A report as one line. */
export function reportText({ checker, event, text, exception }: Report): string {
  return `${checker} at #${event}: ${text}${exception === undefined ? '' : ` (as Kafka: ${exception})`}`;
}

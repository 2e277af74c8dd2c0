// The faults of a run as places on its tape.
import type { Intervention } from '../../engine/index.ts';
import type { TraceIndex } from '../../trace/types.ts';
import { type FaultLine, faultLines } from '../faultLines.ts';
import { whatText } from '../faultText.ts';
import type { LabRun } from '../labRun.ts';
import { eventOfMoment } from './anchors.ts';

export interface FaultChip extends FaultLine {
  readonly kind: Intervention['do'];
  /** `Broker 2 crashes` */
  readonly short: string;
  /** Whom it befalls, where its sign alone would not tell it from another: `b2`, `p1`. */
  readonly who: string;
  /** Screen ms; null: its moment is not in this run. */
  readonly screen: number | null;
}

export function faultChips(run: LabRun): readonly FaultChip[] {
  return faultLines(run).map((line) => {
    const fault = run.scenario.interventions[line.index];
    if (!fault) throw new Error(`no fault ${line.index}`);
    const screen = screenOf(run, line, fault);
    return { ...line, kind: fault.do, short: whatText(fault), who: whoOf(fault), screen };
  });
}

function whoOf(fault: Intervention): string {
  if ('broker' in fault) return `b${fault.broker}`;
  if ('producer' in fault) return fault.producer;
  return 'consumer' in fault ? fault.consumer : '';
}

function screenOf({ index }: LabRun, line: FaultLine, fault: Intervention): number | null {
  const { trace, clock } = index;
  const fired = trace.events.find((one) => one.intervention === line.index);
  if (fired) return clock.screenOf(fired.id);
  const since = startOf(fault, index);
  return since === null ? null : screenAt(index, since + ('afterMs' in fault ? fault.afterMs : 0));
}

/** When the moment comes that the fault waits for, in virtual ms. */
function startOf(fault: Intervention, index: TraceIndex): number | null {
  if ('at' in fault.when) return fault.when.at;
  const event = eventOfMoment(index, fault);
  return event === null ? null : (index.trace.events[event]?.at ?? null);
}

/** The first screen time that shows a virtual time; the end for what comes later. */
function screenAt({ clock }: TraceIndex, now: number): number {
  let [from, to] = [0, clock.duration];
  while (to - from > 0.5) {
    const middle = (from + to) / 2;
    if (clock.virtualAt(middle) < now) from = middle;
    else to = middle;
  }
  return to;
}

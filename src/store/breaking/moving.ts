// A fault put at another moment, made another one, or changed in its numbers.
import type { EventId, Intervention, Subject } from '../../engine/index.ts';
import { parseScenario } from '../../scenario/index.ts';
import type { TraceIndex } from '../../trace/types.ts';
import { replacing, switching } from '../edits.ts';
import { type Experiment, effectiveScenario } from '../experiment.ts';
import { baseScenario, runOf } from '../labRun.ts';
import { anchorAt, eventOfMoment, momentAt, subjectsOf } from './anchors.ts';

/** The run as it is without that fault: what it makes happen cannot be what it waits for. */
export function runWithout(experiment: Experiment, at: number): TraceIndex {
  const own = baseScenario(experiment).interventions.length;
  return runOf(switching(experiment, own, at, false)).index;
}

/** Which events a fault of that kind can wait for. */
function fits(kind: Intervention['do'], { moments, connection }: Subject): boolean {
  switch (kind) {
    case 'hold':
      return moments.includes('requestSent');
    case 'stall':
      return moments.includes('responseSent');
    case 'delay':
      return moments.includes('requestSent') || moments.includes('responseSent');
    case 'cut':
    case 'release':
      return moments.length > 0 && connection !== null;
    default:
      return moments.length > 0;
  }
}

/** It waits for a message, and nothing comes between. */
function isOfMessage({ do: kind }: Intervention): boolean {
  return kind === 'hold' || kind === 'stall' || kind === 'delay';
}

/** The fault at a virtual time: so long after the last event before it that it can wait for. */
export function faultAt(fault: Intervention, without: TraceIndex, now: number): Intervention {
  const { events } = without.trace;
  const last = events.findLastIndex((one) => one.at <= now);
  const { when, afterMs } = anchorAt(without, last, now, (one) => fits(fault.do, one));
  if (!isOfMessage(fault)) return { ...fault, when, afterMs } as Intervention;
  // By the clock no message can be named
  return 'at' in when ? fault : withMoment(fault, when);
}

function withMoment(fault: Intervention, when: Intervention['when']): Intervention {
  return 'afterMs' in fault ? { ...fault, when, afterMs: 0 } : { ...fault, when };
}

/** A moment that a fault can wait for, in the run without it. */
export interface MomentChoice {
  readonly event: EventId;
  readonly chosen: boolean;
}

export function momentChoices(fault: Intervention, without: TraceIndex): readonly MomentChoice[] {
  const current = eventOfMoment(without, fault);
  return subjectsOf(without).flatMap((subject, event) =>
    fits(fault.do, subject) ? [{ event, chosen: event === current }] : [],
  );
}

/** The fault at one of its choices, right when it comes. */
export function faultOn(fault: Intervention, without: TraceIndex, event: EventId): Intervention {
  const when = momentAt(without, event);
  return when ? withMoment(fault, when) : fault;
}

/** The fault at the moment before or after its own; itself where there is none. */
export function stepped(fault: Intervention, without: TraceIndex, by: 1 | -1): Intervention {
  const choices = momentChoices(fault, without);
  const { when } = fault;
  const now = choices.findIndex((one) => one.chosen);
  const { events } = without.trace;
  const before =
    now >= 0
      ? now
      : choices.findLastIndex((one) => 'at' in when && (events[one.event]?.at ?? 0) <= when.at);
  const next = choices[now < 0 && by < 0 ? before : before + by];
  return next ? faultOn(fault, without, next.event) : fault;
}

/** Kinds that a fault can become with what it says: where it acts stays. */
export function kindsFor(fault: Intervention, experiment: Experiment): readonly Intervention[] {
  const scenario = effectiveScenario(baseScenario(experiment), experiment);
  const { do: _, ...rest } = fault;
  return KINDS.flatMap((kind) => {
    if (kind === fault.do) return [fault];
    const fields = fieldsOf(kind).filter((name) => name in rest || name in FILLED);
    const made = Object.fromEntries(
      fields.map((name) => [name, name in rest ? rest[name as keyof typeof rest] : FILLED[name]]),
    );
    const parsed = parseScenario({
      ...scenario,
      interventions: [...scenario.interventions, { do: kind, ...made }],
    });
    const read = parsed.ok ? parsed.scenario.interventions.at(-1) : undefined;
    return read ? [read] : [];
  });
}

/** What a fault that has become another says of what the old one did not know. */
const FILLED: Readonly<Record<string, number>> = { byMs: 300, forMs: 1000 };

const WHEN = ['when', 'afterMs', 'enabled'];
const FIELDS: Readonly<Record<Intervention['do'], readonly string[]>> = {
  cut: WHEN,
  hold: WHEN,
  stall: WHEN,
  release: WHEN,
  delay: ['when', 'byMs', 'enabled'],
  crashBroker: [...WHEN, 'broker'],
  stopBroker: [...WHEN, 'broker'],
  startBroker: [...WHEN, 'broker'],
  moveLeader: [...WHEN, 'broker', 'partition'],
  stopReplication: [...WHEN, 'broker'],
  resumeReplication: [...WHEN, 'broker'],
  shrinkIsr: [...WHEN, 'partition', 'isr'],
  forgetProducer: [...WHEN, 'partition', 'producer'],
  refuse: [...WHEN, 'broker', 'forMs'],
  denyWrite: [...WHEN, 'producer', 'topic'],
  allowWrite: [...WHEN, 'producer', 'topic'],
  crash: [...WHEN, 'producer'],
  pause: [...WHEN, 'producer'],
  resume: [...WHEN, 'producer'],
  restart: [...WHEN, 'producer'],
  crashConsumer: [...WHEN, 'consumer'],
  restartConsumer: [...WHEN, 'consumer'],
  pauseConsumer: [...WHEN, 'consumer', 'forMs'],
  cutConsumer: [...WHEN, 'consumer'],
};
const KINDS = Object.keys(FIELDS) as readonly Intervention['do'][];

function fieldsOf(kind: Intervention['do']): readonly string[] {
  return FIELDS[kind];
}

/** The experiment with another fault in that place. */
export function withFault(experiment: Experiment, at: number, fault: Intervention): Experiment {
  return replacing(experiment, baseScenario(experiment).interventions.length, at, fault);
}

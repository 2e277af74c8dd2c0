// Rounds of questions over experiments that a seed draws. The right answer and the wrong ones come from runs.

import type { Scenario } from '../../engine/index.ts';
import { t } from '../../i18n/t.ts';
import { run } from '../../scenario/index.ts';
import { anomaliesOf, harmByWeight, isGood } from '../../trace/explain/anomalies.ts';
import { headline } from '../../trace/explain/headline.ts';
import type { TraceIndex } from '../../trace/types.ts';
import { type Reading, readLog, readTold, wrongAnswers } from './models.ts';
import { type FaultKind, type RoundSpec, roundScenario } from './spec.ts';

export interface Option {
  /** As a run says it: `[order-1, order-2, order-2]`, `ok@2`. */
  readonly answer: string;
  readonly right: boolean;
  /** What one did who chose it, after “You”; of the right one nothing. */
  readonly told: string;
}

export interface Round {
  readonly spec: RoundSpec;
  readonly asks: 'log' | 'told';
  readonly record: string;
  readonly scenario: Scenario;
  readonly options: readonly Option[];
  /** What happened, with the numbers that show it. */
  readonly why: string;
  /** The event that decided it; -1: none did. */
  readonly deciding: number;
}

const MOST_OPTIONS = 4;
const KINDS: readonly FaultKind[] = [
  'ackLost',
  'requestLost',
  'answersLost',
  'requestsLost',
  'ackLost',
  'refusedOnce',
  'leaderDies',
  'restart',
];

/** The round of a seed: the first experiment from there on that has a wrong answer worth offering. */
export function roundOf(seed: number): Round {
  for (let tried = 0; tried < 40; tried++) {
    const round = drawRound(seed, tried);
    if (round.options.length > 1) return round;
  }
  throw new Error(`no round can be drawn from seed ${seed}`);
}

function drawRound(seed: number, tried: number): Round {
  const draw = numbersFrom(seed * 1009 + tried);
  const spec = drawSpec(seed, draw);
  // Of a record that a dead process sent nobody is told
  const asks = draw(3) === 0 && spec.fault !== 'restart' ? 'told' : 'log';
  return roundFrom(spec, asks, draw);
}

/** A round about a given experiment. */
export function roundFrom(
  spec: RoundSpec,
  asks: Round['asks'],
  draw: (below: number) => number = numbersFrom(spec.seed),
): Round {
  const record = `order-${spec.target}`;
  const reading: Reading = asks === 'log' ? readLog : readTold(record);
  const scenario = roundScenario(spec);
  const trace = run(scenario);
  const wrong = wrongAnswers(spec, reading)
    .slice(0, MOST_OPTIONS - 1)
    .map(({ answer, model }): Option => ({ answer, right: false, told: model.told }));
  const right: Option = { answer: reading(trace), right: true, told: '' };
  const anomaly = weightiest(anomaliesOf(trace));
  return {
    spec,
    asks,
    record,
    scenario,
    options: shuffled([right, ...wrong], draw),
    why: anomaly
      ? `${headline(trace, anomaly)}.`
      : t`Every record stands in the log once and in order.`,
    deciding: anomaly?.evidence.at(-1) ?? -1,
  };
}

/** The event that decided what came of a run; -1: nothing went wrong, and nothing had to be recognised. */
export function decidingEvent({ trace }: TraceIndex): number {
  return weightiest(anomaliesOf(trace))?.evidence.at(-1) ?? -1;
}

function weightiest(all: ReturnType<typeof anomaliesOf>) {
  const first = harmByWeight(all)[0];
  return first ?? all.find((one) => isGood(one.kind));
}

/** Faults of a run in which nobody asks for an answer. */
const WITHOUT_ANSWERS: readonly FaultKind[] = ['requestLost', 'requestsLost', 'leaderDies'];

function drawSpec(seed: number, draw: (below: number) => number): RoundSpec {
  const idempotence = draw(5) < 2;
  const acks = idempotence ? 'all' : ((['all', 'all', '1', '1', '0'] as const)[draw(5)] ?? 'all');
  const kinds = acks === '0' ? WITHOUT_ANSWERS : KINDS;
  const fault = kinds[draw(kinds.length)] ?? 'requestLost';
  const orders = 2 + draw(2);
  const meetsFirst = fault === 'answersLost' || fault === 'requestsLost';
  return {
    seed,
    orders,
    target: meetsFirst ? 1 : 1 + draw(orders - (fault === 'refusedOnce' ? 1 : 0)),
    fault,
    idempotence,
    acks,
    inFlight: draw(3) === 0 ? 1 : 5,
    retries: !idempotence && acks !== '0' && draw(6) === 0 ? 0 : null,
  };
}

function shuffled<One>(list: readonly One[], draw: (below: number) => number): readonly One[] {
  const left = [...list];
  return list.flatMap(() => left.splice(draw(left.length), 1));
}

/** Whole numbers below a bound, the same for the same seed (mulberry32). */
function numbersFrom(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

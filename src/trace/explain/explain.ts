// The whole answer to “why?”: each anomaly of a run with its chain of causes, and what was proven by running the
// scenario again. The command prints it, a panel can draw it, and the tests read it.

import type { EventId, RuleId, Trace } from '../../engine/index.ts';
import { t } from '../../i18n/t.ts';
import { rulesOf } from '../../rules/index.ts';
import { eventActorName, eventSentence } from '../sentences.ts';
import { buildTraceIndex } from '../traceIndex.ts';
import type { TraceIndex } from '../types.ts';
import type { Anomaly, AnomalyKind } from './anomalies.ts';
import { Ancestry, type Chain, chainOf } from './chain.ts';
import { faultWords } from './faultWords.ts';
import { headline } from './headline.ts';
import { type FaultProof, proveFaults, proveRemedies, type RemedyProofs } from './proofs.ts';
import { Reruns } from './reruns.ts';

/** One event of the chain. */
export interface Step {
  readonly event: EventId;
  readonly at: number;
  readonly actor: string;
  readonly sentence: string;
  readonly rules: readonly RuleId[];
  /** The fault of the scenario that it is. */
  readonly fault: number | null;
  /** Steps of this chain that brought it about, and those whose lasting effect it met. */
  readonly causes: readonly EventId[];
  readonly conditions: readonly EventId[];
  /** Follows at once from the step before it; a short telling leaves it out. */
  readonly minor: boolean;
}

export interface FaultOfChain {
  /** Index into the scenario's interventions. */
  readonly index: number;
  readonly words: string;
}

export interface Explanation {
  readonly kind: AnomalyKind;
  /** Keys of the anomalies told as one: records of one batch. */
  readonly keys: readonly string[];
  readonly names: readonly string[];
  readonly headline: string;
  readonly evidence: readonly EventId[];
  /** Place in the list of the explanation that this one follows from, or null. */
  readonly follows: number | null;
  readonly chain: Chain;
  readonly steps: readonly Step[];
  /** Faults without which it does not happen, and to which no chain leads: they shift what others meet. */
  readonly unlinked: readonly number[];
  /** Faults that the chain leads back to. */
  readonly faults: readonly FaultOfChain[];
  readonly withoutFaults: FaultProof;
  readonly remedies: RemedyProofs;
  /** The application itself sent it more than once. */
  readonly sentAgain: boolean;
}

export interface Explanations {
  readonly list: readonly Explanation[];
  /** Runs made for the proofs. */
  readonly reruns: number;
}

/** Explains every anomaly of a run. Runs the scenario some ten times for each; anomalies share these runs. */
export function explain(trace: Trace): Explanations {
  const reruns = new Reruns(trace);
  const ancestry = new Ancestry(trace);
  const index = buildTraceIndex(trace);
  const list: Explanation[] = [];
  for (const anomaly of grouped(reruns.anomalies)) {
    list.push(explainOne({ trace, reruns, ancestry, index }, anomaly, list));
  }
  return { list, reruns: reruns.count };
}

interface Desk {
  readonly trace: Trace;
  readonly reruns: Reruns;
  readonly ancestry: Ancestry;
  readonly index: TraceIndex;
}

interface Group {
  readonly keys: readonly string[];
  readonly anomaly: Anomaly;
}

/** Records that travel in one batch share their fate: one explanation for all of them. */
function grouped(anomalies: readonly Anomaly[]): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const anomaly of anomalies) {
    const place = `${anomaly.kind} ${anomaly.evidence.join(' ')}`;
    const known = groups.get(place);
    groups.set(
      place,
      known
        ? {
            keys: [...known.keys, anomaly.key],
            anomaly: { ...known.anomaly, fates: [...known.anomaly.fates, ...anomaly.fates] },
          }
        : { keys: [anomaly.key], anomaly },
    );
  }
  return [...groups.values()];
}

function explainOne(
  desk: Desk,
  { keys, anomaly }: Group,
  before: readonly Explanation[],
): Explanation {
  const { trace, reruns, ancestry } = desk;
  const withoutFaults = proveFaults(reruns, { keys, anomaly });
  const chain = chainOf(ancestry, anomaly.evidence, withoutFaults.sets.flat());
  const follows = before.findIndex(
    (one) =>
      anomaly.kind === 'repeatedEffect' &&
      one.kind === 'duplicate' &&
      anomaly.fates.every((fate) => one.keys.includes(t`duplicate ${fate.subject}`)),
  );
  return {
    kind: anomaly.kind,
    keys,
    names: anomaly.fates.map((one) => one.name),
    headline: headline(trace, anomaly),
    evidence: anomaly.evidence,
    follows: follows < 0 ? null : follows,
    chain,
    steps: stepsOf(desk, chain, anomaly.evidence),
    unlinked: [...new Set(withoutFaults.sets.flat())].filter((one) => !chain.faults.includes(one)),
    faults: chain.faults.flatMap((at) => {
      const fault = trace.scenario.interventions[at];
      return fault ? [{ index: at, words: faultWords(fault) }] : [];
    }),
    withoutFaults,
    remedies: proveRemedies(reruns, { keys, anomaly }, chain.faults),
    sentAgain: anomaly.fates.some(
      (one) => new Set(one.copies.map(({ record }) => record)).size > 1,
    ),
  };
}

function stepsOf(
  { trace, index, ancestry }: Desk,
  chain: Chain,
  evidence: readonly EventId[],
): readonly Step[] {
  return chain.events.flatMap((id): readonly Step[] => {
    const event = trace.events[id];
    if (!event) return [];
    const into = chain.links.filter((one) => one.to === id);
    const fault = chain.faults.find((one) => ancestry.eventOfFault(one) === id) ?? null;
    return [
      {
        event: id,
        at: event.at,
        actor: eventActorName(event, index),
        sentence: eventSentence(event, index),
        rules: rulesOf(event),
        fault,
        causes: into.filter((one) => one.kind === 'cause').map((one) => one.from),
        conditions: into.filter((one) => one.kind === 'condition').map((one) => one.from),
        minor: fault === null && !evidence.includes(id) && MINOR.has(event.type),
      },
    ];
  });
}

/** What adds nothing to the event before it. */
const MINOR: ReadonlySet<string> = new Set([
  'batchDrained',
  'requestArrived',
  'requestFailed',
  'followerFetched',
  'highWatermarkAdvanced',
  'connectionOpening',
  'connectionReady',
  'responseSent',
  'brokerFenced',
]);

// Wrong ideas, each as a change of the experiment: what somebody who believes it expects is what the engine does in
// the changed experiment. So the nearest wrong idea is found by running it.

import type { Trace } from '../../engine/index.ts';
import { t } from '../../i18n/t.ts';
import { run } from '../../scenario/index.ts';
import { CLAIM_TERMS } from '../../trace/claimTerms.ts';
import { showValue } from '../../trace/claimValues.ts';
import { type FaultKind, type RoundSpec, roundScenario } from './spec.ts';

export interface WrongModel {
  readonly id: string;
  /** What one did who believes it, after “You”. */
  readonly told: string;
  /** The idea is not wrong here when this is null. */
  readonly change: (spec: RoundSpec) => RoundSpec | null;
}

/** Faults under which acks alone change what comes of it. */
const ACKS_DECIDE: readonly FaultKind[] = ['leaderDies', 'refusedOnce'];

export const WRONG_MODELS: readonly WrongModel[] = [
  {
    id: 'ack-as-request',
    told: t`treated a lost ack as a lost request: the first attempt was already written`,
    change: (spec) => (spec.fault === 'ackLost' ? { ...spec, fault: 'requestLost' } : null),
  },
  {
    id: 'request-as-ack',
    told: t`treated a lost request as a lost ack: the first attempt never reached the log`,
    change: (spec) => (spec.fault === 'requestLost' ? { ...spec, fault: 'ackLost' } : null),
  },
  {
    id: 'answers-as-requests',
    told: t`took the requests for lost: they arrived, and it was their answers that were lost`,
    change: (spec) => (spec.fault === 'answersLost' ? { ...spec, fault: 'requestsLost' } : null),
  },
  {
    id: 'requests-as-answers',
    told: t`took the answers for lost: no request had reached the broker`,
    change: (spec) => (spec.fault === 'requestsLost' ? { ...spec, fault: 'answersLost' } : null),
  },
  {
    id: 'compares-without-numbers',
    told: t`let the broker compare numbers, but these batches carry none`,
    // Idempotence asks for acks=all, so where acks decide it would change two things at once
    change: (spec) =>
      spec.idempotence || (spec.acks !== 'all' && ACKS_DECIDE.includes(spec.fault))
        ? null
        : { ...spec, idempotence: true, acks: 'all', retries: null },
  },
  {
    id: 'numbers-ignored',
    told: t`let the broker write whatever comes, but it compares producer id, epoch and sequence`,
    change: (spec) => (spec.idempotence ? { ...spec, idempotence: false } : null),
  },
  {
    id: 'one-at-a-time',
    told: t`let the producer wait for each answer, but several requests were under way at once`,
    change: (spec) => (spec.inFlight > 1 ? { ...spec, inFlight: 1 } : null),
  },
  {
    id: 'all-at-once',
    told: t`sent several requests at once, but this producer has one under way at a time`,
    change: (spec) => (spec.inFlight === 1 ? { ...spec, inFlight: 5 } : null),
  },
  {
    id: 'gives-up',
    told: t`let the producer give up at the first failure, but it retries until delivery.timeout.ms is over`,
    change: (spec) =>
      spec.retries === null && spec.acks !== '0' && !spec.idempotence
        ? { ...spec, retries: 0 }
        : null,
  },
  {
    id: 'never-gives-up',
    told: t`let the producer try again, but retries=0 forbids it`,
    change: (spec) => (spec.retries === 0 ? { ...spec, retries: null } : null),
  },
  {
    id: 'asks-for-an-answer',
    told: t`let the producer notice the loss, but with acks=0 it asks for no answer`,
    change: (spec) => (spec.acks === '0' ? { ...spec, acks: '1' } : null),
  },
  {
    id: 'min-isr-for-all',
    told: t`let min.insync.replicas refuse the batch, but it counts for acks=all only`,
    change: (spec) =>
      spec.fault === 'refusedOnce' && spec.acks !== 'all' ? { ...spec, acks: 'all' } : null,
  },
  {
    id: 'followers-first',
    told: t`let the leader wait for its followers, but with acks=1 it answers as soon as it has written`,
    change: (spec) => (spec.acks === '1' ? { ...spec, acks: 'all' } : null),
  },
  {
    id: 'leader-only',
    told: t`let the leader answer by itself, but with acks=all the in-sync followers must have the batch`,
    change: (spec) => (spec.acks === 'all' && !spec.idempotence ? { ...spec, acks: '1' } : null),
  },
  {
    id: 'id-survives',
    told: t`let the producer be known after its restart, but it has a new producer id and counts from 0`,
    change: (spec) => (spec.fault === 'restart' ? { ...spec, fault: 'none' } : null),
  },
];

/** What a run answers to a question, as a word that answers are compared by. */
export type Reading = (trace: Trace) => string;

/** What the log holds: the values in the order of their offsets. */
export const readLog: Reading = (trace) => termOf(trace, 'log');

/** What the application is told of a record. */
export function readTold(record: string): Reading {
  return (trace) => termOf(trace, 'completed', record);
}

function termOf(trace: Trace, name: string, ...args: readonly string[]): string {
  const term = CLAIM_TERMS[name];
  return term ? showValue(term.read(trace, args, [])) : '';
}

export interface WrongAnswer {
  readonly answer: string;
  /** The first idea that leads to it. */
  readonly model: WrongModel;
}

/** What each wrong idea answers, where that is not the truth; one row for each answer. */
export function wrongAnswers(spec: RoundSpec, reading: Reading): readonly WrongAnswer[] {
  const right = reading(run(roundScenario(spec)));
  const found = new Map<string, WrongModel>();
  for (const model of WRONG_MODELS) {
    const changed = model.change(spec);
    if (!changed) continue;
    const answer = reading(run(roundScenario(changed)));
    if (answer !== right && !found.has(answer)) found.set(answer, model);
  }
  return [...found].map(([answer, model]) => ({ answer, model }));
}

// What a learner has made of a challenge so far, and how far it comes.
import type { Intervention, Scenario } from '../../engine/index.ts';
import type { Challenge } from '../../lessons/challenges.ts';
import { run } from '../../scenario/index.ts';
import { checkClaim } from '../../trace/claims.ts';
import { buildTraceIndex } from '../../trace/traceIndex.ts';
import type { TraceIndex } from '../../trace/types.ts';

export interface Attempt {
  readonly config: Readonly<Record<string, string>>;
  readonly faults: readonly Intervention[];
}

export const UNTOUCHED: Attempt = { config: {}, faults: [] };

export interface Judged {
  readonly scenario: Scenario;
  readonly index: TraceIndex;
  readonly aims: readonly {
    readonly words: string;
    readonly reached: boolean;
    /** What is the case now. */
    readonly is: string;
  }[];
  readonly reached: boolean;
}

/** The challenge's scenario with the attempt in it. */
function attemptScenario({ scenario }: Challenge, { config, faults }: Attempt): Scenario {
  return {
    ...scenario,
    producers: scenario.producers.map((one) => ({ ...one, config: { ...one.config, ...config } })),
    interventions: [...scenario.interventions, ...faults],
  };
}

/** Runs an attempt and checks its aims. */
export function judge(challenge: Challenge, attempt: Attempt): Judged {
  const scenario = attemptScenario(challenge, attempt);
  const index = buildTraceIndex(run(scenario));
  const aims = challenge.aims.map(({ words, claim }) => {
    const { status, explanation } = checkClaim(index.trace, claim);
    return { words, reached: status === 'holds', is: explanation.split('; claimed')[0] ?? '' };
  });
  return { scenario, index, aims, reached: aims.every((one) => one.reached) };
}

// Which recordings show what a sentence of the course says: that of its own scene, the findings that rest on it, or,
// for a scene that no cluster plays, one that shows the same of real Kafka.
import { FINDINGS } from './findings.ts';

/** Where a sentence is proved: a scene, and what is changed of it. */
export interface Proved {
  readonly scene: string;
  readonly changes: object;
}

export interface ClaimRecordings {
  /** Names of recorded scenarios of the cluster layer. */
  readonly recordings: readonly string[];
  /** Ids of findings. */
  readonly findings: readonly string[];
  /** Another layer whose recording holds it. */
  readonly layer?: 'config';
}

/** By scene, and by its changes where there are any. */
const STAND_INS: Readonly<Record<string, Partial<ClaimRecordings>>> = {
  'lost-ack {"config":{"enable.idempotence":"true"}}': {
    recordings: ['lost-answer-all-idempotent'],
  },
  'atomic-write {"config":{"enable.idempotence":"false"}}': { layer: 'config' },
  'defaults-2.8': { layer: 'config' },
  'pitfall-inflight-3.9': { layer: 'config' },
  'pitfall-inflight-current': { layer: 'config' },
  'pitfall-inflight-explicit': { layer: 'config' },
  'sequence-wrap': { recordings: ['decide-wrap', 'decide-wrap-inside'] },
  'forgotten-producer': { recordings: ['forgotten-producer-copy', 'decide-expired'] },
  'old-timestamps': { recordings: ['old-timestamps'] },
  'idle-producer-25h': { recordings: ['forgotten-producer'] },
  'myth-client-only': { recordings: ['forgotten-producer-copy'] },
  'cold-start-hole': { recordings: ['cold-start-hole'] },
  'order-pipeline': { recordings: ['order-pipeline'] },
  'payment-restart': { recordings: ['restart-unacknowledged'] },
  'sequence-wrap-retried': { recordings: ['decide-wrap'] },
  'zombie-fenced': { recordings: ['tx-fenced-commit', 'tx-fenced-send'] },
  'zombie-fenced-3.9': { recordings: ['tx1-fenced-commit', 'tx1-fenced-send'] },
  // read again after a death before the commit, and written again under a new producer id
  'ctp-crash-idempotent': { recordings: ['group-after', 'restart-unacknowledged'] },
  'ctp-crash': { recordings: ['tx-offsets-commit', 'tx-offsets-abort'] },
};

/** `recorded`: the names of all recorded scenarios. */
export function claimRecordings(
  { scene, changes }: Proved,
  recorded: ReadonlySet<string>,
): ClaimRecordings {
  const isChanged = Object.keys(changes).length > 0;
  const stands = STAND_INS[isChanged ? `${scene} ${JSON.stringify(changes)}` : scene] ?? {};
  const own = isChanged ? [] : [`scene-${scene}`].filter((one) => recorded.has(one));
  const recordings = [...own, ...(stands.recordings ?? [])];
  const findings = FINDINGS.filter(({ evidence }) =>
    evidence.some((one) => recordings.includes(one.recording)),
  ).map((one) => one.id);
  return { recordings, findings, ...(stands.layer ? { layer: stands.layer } : {}) };
}

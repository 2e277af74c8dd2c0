// Scripts with a story: orderings that are told about Kafka, or were only read in its source.
import type { SenderScript, SenderStep, Setup } from './scripts.ts';

export interface WorkedScript extends SenderScript {
  readonly name: string;
}

const SETUP: Setup = {
  idempotence: true,
  acks: -1,
  maxInFlight: 5,
  retries: 2147483647,
  lingerMs: 0,
  batchSize: 16384,
  deliveryTimeoutMs: 120000,
  retryBackoffMs: 100,
  retryBackoffMaxMs: 1000,
};

const run: SenderStep = { do: 'run' };
const tick = (ms: number): SenderStep => ({ do: 'tick', ms });
const disconnect: SenderStep = { do: 'disconnect', node: 1 };
const answer = (error: string, baseOffset = 0): SenderStep => ({
  do: 'respond',
  node: 1,
  errors: [error, error, error],
  baseOffset,
});
/** One batch each, all under way: send() and a pass of the Sender for each value. */
const window = (...values: readonly string[]): readonly SenderStep[] =>
  values.flatMap((value) => [{ do: 'send', partition: 0, values: [value] } as const, run]);
const each = (count: number, ...steps: readonly SenderStep[]): readonly SenderStep[] =>
  Array.from({ length: count }, () => steps).flat();

export const WORKED: readonly WorkedScript[] = [
  {
    name: 'a dropped window without idempotence comes back newest first',
    setup: { ...SETUP, idempotence: false },
    steps: [...window('r0', 'r1', 'r2', 'r3', 'r4'), disconnect, tick(100), run],
  },
  {
    name: 'a dropped window with idempotence comes back one at a time in order',
    setup: SETUP,
    steps: [
      ...window('r0', 'r1', 'r2', 'r3', 'r4'),
      ...[disconnect, tick(100), run],
      ...each(5, answer('NONE', 7), run),
    ],
  },
  {
    name: 'the first of a window fails, the rest are out of order, and no epoch is raised',
    setup: SETUP,
    steps: [
      ...window('r0', 'r1', 'r2', 'r3', 'r4'),
      answer('NOT_ENOUGH_REPLICAS'),
      ...each(4, answer('OUT_OF_ORDER_SEQUENCE_NUMBER')),
      ...[tick(100), run],
      ...each(5, answer('NONE', 7), run),
    ],
  },
  {
    name: 'the third of a window is too large: the epoch is raised and the rest numbered again under way',
    setup: SETUP,
    steps: [
      ...window('r0', 'r1', 'r2', 'r3', 'r4'),
      ...[answer('NONE', 0), answer('NONE', 1), answer('MESSAGE_TOO_LARGE'), run],
      ...each(2, answer('OUT_OF_ORDER_SEQUENCE_NUMBER')),
      ...[tick(100), run, answer('NONE', 2), run, answer('NONE', 3), run],
    ],
  },
  {
    name: 'a retried batch expires and nothing else is under way: the epoch is raised',
    setup: { ...SETUP, deliveryTimeoutMs: 150 },
    steps: [
      ...window('r0'),
      ...[answer('NOT_ENOUGH_REPLICAS'), tick(99), run, tick(100), run, run],
      ...window('r1'),
    ],
  },
  {
    name: 'a retried batch expires and the next one succeeds: no epoch is raised',
    setup: { ...SETUP, deliveryTimeoutMs: 150 },
    steps: [
      ...window('r0'),
      tick(60),
      ...window('r1'),
      // r0 expires at its very deadline; until r1 is answered nothing new gets a number
      ...[answer('REQUEST_TIMED_OUT'), tick(90), run],
      ...window('r2'),
      ...[answer('NONE', 1), run],
    ],
  },
  {
    name: 'a batch expires under way, and its late error raises no epoch',
    setup: { ...SETUP, deliveryTimeoutMs: 150 },
    steps: [...window('r0'), tick(200), run, answer('NOT_ENOUGH_REPLICAS'), run, ...window('r1')],
  },
  {
    name: 'a partition that waits for its sequence keeps its broker’s other partition waiting',
    setup: SETUP,
    steps: [
      ...window('r0', 'r1'),
      ...[disconnect, tick(100), run],
      { do: 'send', partition: 2, values: ['r2'] },
      ...[run, run, run, answer('NONE', 0), run],
    ],
  },
];

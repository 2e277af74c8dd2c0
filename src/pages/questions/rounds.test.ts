// Every question is answered by runs: the right answer and each wrong one.
import '../../trace/extras.ts';
import { describe, expect, test } from 'vitest';
import { run, scenarioFrom } from '../../scenario/index.ts';
import { checkClaim } from '../../trace/claims.ts';
import { WRONG_MODELS } from './models.ts';
import { type Round, roundFrom, roundOf } from './rounds.ts';
import { faultWords, type RoundSpec, settingWords } from './spec.ts';

const rounds: readonly Round[] = Array.from({ length: 120 }, (_, seed) => roundOf(seed));

test('every round has one right answer, which its run gives, and wrong ones with a reason', () => {
  for (const { options, scenario, asks, record, why, spec } of rounds) {
    const right = options.filter((one) => one.right);
    expect(right).toHaveLength(1);
    expect(options.length).toBeGreaterThan(1);
    expect(options.length).toBeLessThan(5);
    expect(new Set(options.map((one) => one.answer)).size).toBe(options.length);
    const term = asks === 'log' ? 'log' : `completed(${record})`;
    const claim = checkClaim(run(scenario), `${term} == ${right[0]?.answer}`);
    expect([spec.seed, claim.status]).toEqual([spec.seed, 'holds']);
    for (const one of options) expect(one.told === '').toBe(one.right);
    expect(why.length).toBeGreaterThan(20);
    expect(faultWords(spec)).not.toMatch(/undefined|NaN/);
    expect(settingWords(spec)).toContain('acks=');
  }
});

test('rounds ask for the log and for what is told, under every fault', () => {
  const asked = new Set(rounds.map(({ asks }) => asks));
  expect([...asked].sort()).toEqual(['log', 'told']);
  const faults = new Set(rounds.map(({ spec }) => spec.fault));
  expect([...faults].sort()).toEqual([
    'ackLost',
    'answersLost',
    'leaderDies',
    'refusedOnce',
    'requestLost',
    'requestsLost',
    'restart',
  ]);
});

test('the same seed is the same round, and its scenario can be shared', () => {
  expect(roundOf(17)).toEqual(roundOf(17));
  for (const { scenario } of rounds.slice(0, 20)) {
    expect(scenarioFrom(JSON.parse(JSON.stringify(scenario)))).toEqual(scenario);
    expect(run(scenario).end).toBe('quiet');
  }
});

const SPEC: RoundSpec = {
  seed: 1,
  orders: 3,
  target: 2,
  fault: 'ackLost',
  idempotence: false,
  acks: 'all',
  inFlight: 5,
  retries: null,
};

describe('the nearest wrong idea is named', () => {
  const told = (spec: Partial<RoundSpec>, answer: string, asks: Round['asks'] = 'log') =>
    roundFrom({ ...SPEC, ...spec }, asks).options.find((one) => one.answer === answer)?.told;

  test.each([
    [{}, '[order-1, order-2, order-3]', /lost ack as a lost request/],
    [
      { fault: 'requestLost' },
      '[order-1, order-2, order-2, order-3]',
      /lost request as a lost ack/,
    ],
    [{ idempotence: true }, '[order-1, order-2, order-2, order-3]', /write whatever comes/],
    [
      { fault: 'answersLost', target: 1 },
      '[order-3, order-2, order-1]',
      /took the requests for lost/,
    ],
    [
      { fault: 'answersLost', target: 1 },
      '[order-1, order-1, order-2, order-3]',
      /several requests were under way/,
    ],
    [{ fault: 'restart', idempotence: true }, '[order-1, order-2, order-3]', /new producer id/],
    [
      { fault: 'leaderDies', acks: '1' },
      '[order-1, order-2, order-3]',
      /as soon as it has written/,
    ],
    [{ fault: 'refusedOnce', acks: '1' }, '[order-1, order-3, order-2]', /acks=all only/],
  ] as const)('%o: %s', (spec, answer, reason) => {
    expect(told(spec, answer)).toMatch(reason);
  });
});

test('no wrong idea is without a use', () => {
  const used = new Set(rounds.flatMap(({ options }) => options.map((one) => one.told)));
  const unused = WRONG_MODELS.filter(({ told }) => !used.has(told)).map(({ id }) => id);
  expect(unused).toEqual([]);
});

import { describe, expect, test } from 'vitest';
import { catalogue } from '../lessons/catalogue/index.ts';
import { run } from '../scenario/index.ts';
import { scenario } from '../testing/scenario.ts';
import { checkClaim, checkClaims, claimProblems } from './claims.ts';

/** Two orders, the answer for the second lost, no idempotence. */
const story = () =>
  scenario()
    .withoutIdempotence()
    .inFlight(1)
    .sendEvery(20, 'order-1', 'order-2')
    .cutAfterAppend('order-2');
const trace = story().run();
const numbered = scenario().sendEvery(20, 'order-1', 'order-2').cutAfterAppend('order-2').run();
const refused = scenario().with('acks', 1).with('enable.idempotence', true).send('a', 0).run();

const expectHolds = (claims: readonly string[], of = trace) => {
  for (const claim of claims) {
    const { status, explanation } = checkClaim(of, claim);
    expect(`${claim}: ${status}: ${explanation}`).toBe(`${claim}: holds: ${explanation}`);
  }
};
const explain = (claim: string, of = trace) => {
  const { status, explanation } = checkClaim(of, claim);
  return `${status}: ${explanation}`;
};

describe('claims can ask', () => {
  test('what the log holds', () => {
    expectHolds([
      'log == [order-1, order-2, order-2]',
      'log(orders-0) == [order-1, order-2, order-2]',
      'committed == log',
      'log[0] == order-1',
      'log[-1] == order-2',
      'storedTimes(order-2) == 2',
      'hw == 3',
      'hw(orders-0) >= 3',
      'isSorted(log)',
      'isSorted(log(orders-0)) == true',
      'isSorted([order-2, order-1]) == false',
    ]);
  });
  test('what happened to a record', () => {
    expectHolds([
      'sent(order-1) == 1',
      'sent(order-2) == 2',
      'verdicts(order-2) == [APPENDED, APPENDED]',
      'verdicts(order-2) == [APPENDED@1, APPENDED@2]',
      'verdicts(order-2)[1] == APPENDED',
      'completed(order-2) == ok@2',
      'completed(order-2) == ok',
      'completed(order-1) != completed(order-2)',
      'appendedAt(order-2) < completedAt(order-2)',
      'appendedAt(order-2) == 27',
      'effects(order-2) > effects(order-1)',
      'errorsSeen == []',
      'configError == none',
    ]);
  });
  test('which numbers a batch carried, and what the leader remembers of them', () => {
    expectHolds(['pid(order-1) == -1', 'epoch(order-1) == −1', 'seq(order-1) == -1']);
    expectHolds(
      [
        'pid(order-2) == 4001',
        'epoch(order-2) == 0',
        'seq(order-2) == 1',
        'verdicts(order-2) == [APPENDED, DUPLICATE@1]',
        'verdicts(order-2) == [APPENDED, DUPLICATE]',
        'window(orders-0, 4001) == [0, 1]',
        'window(orders-0, 4001) == [0..0, 1..1]',
        'window(orders-0, 4002) == []',
      ],
      numbered,
    );
  });
  test('a batch made by hand has numbers, too', () => {
    const byHand = catalogue.find((one) => one.id === 'xray');
    if (!byHand) throw new Error('no scene xray');
    expectHolds(['seq(x2b) == 2', 'epoch(x6a) == 1', 'pid(x9a) == -1'], run(byHand));
  });
  test('what came first, and how often something happened', () => {
    expectHolds([
      'first(recordAppended) before first(requestSent)',
      'first(sendCompleted, order-1) before first(recordAppended, order-2)',
      'first(connectionCut) before last(requestSent, order-2)',
      'count(connectionLost) == 1',
      'count(requestSent, order-2) == 2',
    ]);
  });
  test('what the configuration came to', () => {
    expectHolds([
      'effective(enable.idempotence) == false',
      'effective(acks) == all',
      'effective(p1, max.in.flight.requests.per.connection) == 1',
      'effective(no.such.key) == none',
    ]);
    expectHolds(
      [
        'configError == "Must set acks to all in order to use the idempotent producer. Otherwise we cannot guarantee idempotence."',
        'configError(p1) != none',
        'completed(a) == pending',
        'appendedAt(a) == never',
        'log == []',
        'pid(a) == none',
      ],
      refused,
    );
  });
});

describe('a failing claim says both sides', () => {
  test.each([
    [
      'log == [order-1, order-2]',
      'log is [order-1, order-2, order-2]; claimed: == [order-1, order-2]',
    ],
    ['completed(order-2) == ok@1', 'completed(order-2) is ok@2; claimed: == ok@1'],
    [
      'verdicts(order-2) == [APPENDED, DUPLICATE@1]',
      'verdicts(order-2) is [APPENDED@1, APPENDED@2]; claimed: == [APPENDED, DUPLICATE@1]',
    ],
    ['isSorted([order-2, order-1])', 'isSorted([order-2, order-1]) is false; claimed: true'],
    [
      'completedAt(order-2) < appendedAt(order-1)',
      'completedAt(order-2) is 157; claimed: < appendedAt(order-1), which is 7',
    ],
    [
      'first(batchExpired) before first(requestSent)',
      'first(batchExpired) is never; claimed: before first(requestSent), which is #3 at 5 ms',
    ],
    ['hw < many', 'hw is 3; claimed: < many'],
  ])('%s', (claim, explanation) => {
    expect(explain(claim)).toBe(`fails: ${explanation}`);
  });
});

describe('a malformed claim says where and what was expected', () => {
  test.each([
    ['hwm == 3', /^malformed: at character 1: found "hwm"; expected one of log, committed, hw, /],
    ['log = [a]', /^malformed: at character 5: found "="; expected a value, a name, /],
    ['log == [order-1', /at character 16: found the end of the claim; expected , or \]$/],
    ['log ==', /at character 7: found the end of the claim; expected a value or a name$/],
    ['log == [a] [b]', /at character 12: found "\["; expected the end of the claim$/],
    ['log order-1', /at character 5: found "order-1"; expected == != <= >= < > before$/],
    ['sent(order-9) == 1', /found "order-9"; expected the value of a record: order-1, order-2$/],
    ['sent == 1', /at character 1: found "sent"; expected sent\(record\)$/],
    ['hw(orders-7) == 1', /found "orders-7"; expected a partition: orders-0$/],
    [
      'first(requestSend) before first(requestSent)',
      /found "requestSend"; expected a kind of event: /,
    ],
    ['window(orders-0, p1) == []', /at character 18: found "p1"; expected a whole number$/],
    ['verdicts(order-1)[x] == APPENDED', /found "x"; expected a whole number$/],
    ['isSorted(order-1)', /found "order-1"; expected a list, such as log$/],
    ['constructor(x) == 1', /found "constructor"; expected one of log/],
    ['', /at character 1: found the end of the claim; expected a value or a name$/],
  ])('%s', (claim, problem) => {
    expect(explain(claim)).toMatch(problem);
  });
});

test('a value with spaces or brackets is written in quotes', () => {
  const odd = scenario().send('order (1)', 0).send('log', 20).run();
  expectHolds(['log == ["order (1)", "log"]', 'storedTimes("order (1)") == 1'], odd);
});

test('all claims of a scenario are checked in order', () => {
  const checked = checkClaims(story().claim('hw == 3', 'hw == 4', 'oops').run());
  expect(checked.map((one) => one.status)).toEqual(['holds', 'fails', 'malformed']);
});

test('malformed claims are found before the run', () => {
  expect(claimProblems(story().claim('hw == 3', 'sent(x) == 1').build())).toEqual([
    'claims[1] at character 6: found "x"; expected the value of a record: order-1, order-2',
  ]);
});

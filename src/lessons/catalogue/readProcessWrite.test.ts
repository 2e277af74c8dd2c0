// What consume, transform, produce promises in transactions, wherever it dies.
import '../../trace/extras.ts';
import { describe, expect, test } from 'vitest';
import type { Intervention, Moment } from '../../engine/index.ts';
import { run, scenarioFrom } from '../../scenario/index.ts';
import { checkClaim } from '../../trace/claims.ts';
import { moment, stallAnswers } from '../scenes/base.ts';
import { consumerDies } from './appParts.ts';
import { ctpCrash } from './readProcessWrite.ts';

const BILLS = '[bill-for-order-1, bill-for-order-2, bill-for-order-3]';
const PROMISES = [
  `committed(bills-0) == ${BILLS}`,
  `readBy(rc) == ${BILLS}`,
  'committedOffset(cards) == 3',
];

function broken(interventions: readonly Intervention[], claims: readonly string[] = PROMISES) {
  const trace = run(scenarioFrom(ctpCrash(interventions)));
  expect(trace.unfired).toEqual([]);
  return claims.filter((claim) => checkClaim(trace, claim).status !== 'holds');
}

const ofBiller = (name: Moment['moment'], api: Moment['api'] = null, copy = 1): Moment => ({
  ...moment(name, null, copy),
  producer: 'biller-1',
  api,
});

describe('a loop in transactions', () => {
  const points: readonly (readonly [string, Moment])[] = [
    ['order-2 is read', moment('recordsPolled', 'order-2')],
    ['the transaction has begun', ofBiller('transactionReturned', null, 5)],
    ['bill 2 is in the accumulator', moment('recordAppended', 'bill-for-order-2')],
    ['bill 2 is stored', moment('appended', 'bill-for-order-2')],
    ['its offset is pending', { ...moment('txnOffsetsMoved'), copy: 3 }],
    ['the commit is on its way', ofBiller('requestSent', 'EndTxn', 2)],
    ['the commit is decided', { ...moment('transactionMoved', null, 8) }],
    ['a marker is written', moment('markerWritten', null, 2)],
    ['the commit is answered', ofBiller('responseArrived', 'EndTxn', 2)],
  ];

  test.each(points)('bills each order once when it dies as %s', (_, when) => {
    expect(broken(consumerDies(when))).toEqual([]);
  });

  test('bills each order once when an answer to its bill is lost', () => {
    expect(broken([stallAnswers('bill-for-order-2')])).toEqual([]);
  });

  test('and a reader that does not wait for commits sees the aborted bill', () => {
    const dies = consumerDies({
      ...moment('sendCompleted', 'bill-for-order-2'),
      producer: 'biller-1',
    });
    expect(broken(dies, [`readBy(ru) == ${BILLS}`])).toEqual([`readBy(ru) == ${BILLS}`]);
  });
});

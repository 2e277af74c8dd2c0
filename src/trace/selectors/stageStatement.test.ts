// What a customer's statement says beside the shop's book.
import { expect, test } from 'vitest';
import '../extras.ts';
import { fromCatalogue } from '../../lessons/catalogue/index.ts';
import { openingScene } from '../../lessons/index.ts';
import { run } from '../../scenario/index.ts';
import { buildTraceIndex } from '../traceIndex.ts';
import { stageAt } from './stageView.ts';

const NOTHING_CHOSEN = { partition: null, producer: null, selection: null };

function indexOf(name: string) {
  const scenario = name === openingScene.id ? openingScene : fromCatalogue(name);
  if (!scenario) throw new Error(`no scene is named ${name}`);
  return buildTraceIndex(run(scenario));
}

/** The statement after every event, by the event's type and time. */
function statements(name: string) {
  const index = indexOf(name);
  return index.trace.events.map(({ id, type, at }) => ({
    type,
    at,
    ...stageAt(index, id, NOTHING_CHOSEN).statement,
  }));
}

test('an acked order that a new leader does not have is owed and lost', () => {
  const all = statements('acks1-loss');
  expect(all.at(-1)).toMatchObject({
    charged: '€12',
    owed: '€37',
    note: { kind: 'lost', title: 'never charged', detail: '€25 lost' },
  });
  // Until the election the old leader still has it.
  expect(all.find((one) => one.type === 'brokerStopped')?.note).toMatchObject({ kind: 'open' });
});

test('an order that acks=0 lost is owed though nobody failed', () => {
  expect(statements('acks0-silence').at(-1)).toMatchObject({
    owed: '€77',
    off: false,
    note: { kind: 'lost', detail: '€25 lost' },
  });
});

test('an order is owed from the moment it leaves the accumulator, and matches once it is charged', () => {
  const all = statements(openingScene.id);
  const after = (at: number, type: string) =>
    all.findLast((one) => one.at === at && one.type === type);
  expect(after(120, 'recordAppended')).toMatchObject({ owed: '€37', note: { kind: 'once' } });
  expect(after(185, 'responseSent')).toMatchObject({
    charged: '€37',
    owed: '€77',
    off: false,
    note: { kind: 'open', title: 'not all charged', detail: '€40 to come' },
  });
  expect(after(190, 'recordsRead')).toMatchObject({ owed: '€77', note: { kind: 'once' } });
  expect(after(543, 'recordsRead')).toMatchObject({ charged: '€117', owed: '€77', off: true });
});

test('an order that failed and was charged is not owed', () => {
  const index = indexOf('late-arrival');
  const { statement, shop } = stageAt(index, index.trace.events.length - 1, NOTHING_CHOSEN);
  expect(shop.rows.some((one) => one.state === 'failed')).toBe(true);
  expect(statement).toMatchObject({ off: true, note: { title: 'failed, yet charged' } });
});

test('an order that failed and was not charged is no debt, and the statement says so', () => {
  expect(statements('poison-batch').at(-1)).toMatchObject({
    charged: '€52',
    owed: '€52',
    note: { kind: 'once', detail: '1 failed: not owed' },
  });
});

test('members of a group share the orders: each is asked only for what it charged', () => {
  expect(statements('payment-double-click').at(-1)).toMatchObject({ charged: '€40', owed: '€40' });
});

test('orders of a transaction that was aborted are not owed, nor lost', () => {
  const { owed, note } = statements('zombie-fenced').at(-1) ?? {};
  expect(owed).toBe('€10');
  expect(note?.title).toBe('read too early');
});

test('readers of two isolation levels have a statement each, by name', () => {
  const index = indexOf('txn-isolation');
  const { readers } = stageAt(index, index.trace.events.length - 1, NOTHING_CHOSEN);
  expect(readers?.map((one) => [one.reader, one.charged, one.owed, one.note?.title])).toEqual([
    ['read_uncommitted', '€37', '€25', 'read too early'],
    ['read_committed', '€25', '€25', 'charged once'],
  ]);
});

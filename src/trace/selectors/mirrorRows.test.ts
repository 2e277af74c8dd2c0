// A comparison says of each arrival what both sides do, and where they part.
import '../extras.ts';
import { expect, test } from 'vitest';
import { fromCatalogue } from '../../lessons/catalogue/index.ts';
import { run } from '../../scenario/index.ts';
import { type MirrorKind, mirrorRows } from './mirrorRows.ts';

function told(scene: string, kind: MirrorKind): readonly string[] {
  const base = fromCatalogue(scene);
  if (!base) throw new Error(`no scene is named ${scene}`);
  return mirrorRows(run(base), kind).map(({ records, other, decision, alike }) => {
    const verdict = decision?.verdict;
    const kafka = !verdict
      ? 'not asked'
      : verdict.kind === 'REFUSED'
        ? verdict.error
        : verdict.kind;
    return `${records.join()} ${other} ${kafka}${alike ? '' : ' !'}`;
  });
}

test('a lost acknowledgement is repaired alike by TCP and by the leader', () => {
  expect(told('tcp-mirror-lost-ack', 'tcp')).toEqual([
    'order-1 delivered APPENDED',
    'order-2 delivered APPENDED',
    'order-2 dropped DUPLICATE',
    'order-3 delivered APPENDED',
  ]);
});

test('what comes early is kept by TCP and refused by the leader', () => {
  expect(told('tcp-mirror-early', 'tcp')).toEqual([
    'order-1 delivered APPENDED',
    'order-2 lost NOT_ENOUGH_REPLICAS',
    'order-3 buffered OUT_OF_ORDER_SEQUENCE_NUMBER !',
    'order-4 buffered OUT_OF_ORDER_SEQUENCE_NUMBER !',
    'order-2 delivered APPENDED',
    'order-3 dropped APPENDED !',
    'order-4 dropped APPENDED !',
  ]);
});

test('what comes late is known to TCP, and to the leader no more', () => {
  expect(told('tcp-mirror-late-copy', 'tcp').at(-1)).toBe(
    'order-1 dropped OUT_OF_ORDER_SEQUENCE_NUMBER !',
  );
});

test('the key stops what nobody asked the leader about, and what the leader had forgotten', () => {
  expect(told('db-mirror-together', 'database')).toEqual([
    'order-1 inserted APPENDED',
    'order-2 inserted APPENDED',
    'order-2 found not asked !',
    'order-3 inserted APPENDED',
  ]);
  expect(told('db-mirror-key', 'database')).toEqual([
    'order-1 inserted APPENDED',
    'order-1 found APPENDED !',
  ]);
});

test('the dock knows the pallet, the shelf knows the goods', () => {
  expect(told('warehouse-mirror', 'warehouse')).toEqual([
    'order-1 shelved APPENDED',
    'order-1 nothing DUPLICATE',
    'order-2 shelved APPENDED',
    'order-2 scanned APPENDED !',
  ]);
});

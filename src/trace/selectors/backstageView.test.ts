// Everybody in a run, in words: that each scene that needs it has it, and that it says what the world holds.
import { expect, test } from 'vitest';
import '../extras.ts';
import { catalogue, fromCatalogue } from '../../lessons/catalogue/index.ts';
import { run } from '../../scenario/index.ts';
import { buildTraceIndex } from '../traceIndex.ts';
import type { TraceIndex } from '../types.ts';
import { backstageAt } from './backstageView.ts';
import { hasBackstage } from './stageView.ts';

function castAt(index: TraceIndex, event: number) {
  const focus = { partition: null, producer: null, selection: null };
  return backstageAt(index, event, focus);
}

function indexOf(scene: string) {
  const scenario = fromCatalogue(scene);
  if (!scenario) throw new Error(`no scene is named ${scene}`);
  return buildTraceIndex(run(scenario));
}

/** `B1 down, not yet fenced; still leader, log end 3`, one text a row. */
function rowsAt(index: TraceIndex, event: number): readonly string[] {
  return castAt(index, event).flatMap((card) =>
    card.rows.map((one) => `${one.name} ${one.state}; ${one.detail}`),
  );
}

test('a broker that died leads until the controller fences it', () => {
  const index = indexOf('failover-remembers');
  const at = (type: string) => index.trace.events.find((one) => one.type === type)?.id ?? -1;
  expect(rowsAt(index, at('brokerStopped'))).toContain(
    'B1 down, not yet fenced; still leader, log end 3',
  );
  expect(rowsAt(index, at('leaderElected'))).toContain('B1 down, fenced; log end 3');
  expect(rowsAt(index, at('leaderElected'))).toContain('B2 leads; log end 3');
});

test('an open transaction shows its age, and each reader what its isolation level lets through', () => {
  const index = indexOf('txn-isolation');
  const rows = index.trace.events.map(({ id }) => rowsAt(index, id));
  expect(
    rows.some((one) => one.some((text) => /^shop-1 Ongoing; .*open .* of 60 s/.test(text))),
  ).toBe(true);
  const open = rows.findLast((one) => one.some((text) => text.startsWith('shop-1 Ongoing')));
  expect(open).toContain('ru read_uncommitted; next 2, got 1 2');
  expect(open).toContain('rc read_committed; next 0, got nothing');
});

test('a group shows what it committed, and an inbox the keys it knows', () => {
  const rows = rowsAt(indexOf('consumer-inbox'), 53);
  expect(rows).toContain('committed orders-0 at 3; ');
  expect(rows).toContain('inbox 2 keys; order-1 and order-2');
});

test('every scene whose cast is more than a producer and a leader has it at every event, with names', () => {
  for (const scene of catalogue) {
    const index = buildTraceIndex(run(scene));
    const events = index.trace.events.length;
    const cards = [0, Math.floor(events / 2), events - 1].map((event) => castAt(index, event));
    const titles = cards.map((one) => one.map((card) => card.id).join());
    expect(new Set(titles).size, scene.id).toBe(1);
    if (titles[0] !== '') expect(hasBackstage(index), scene.id).toBe(true);
    for (const row of cards.flat().flatMap((card) => card.rows)) {
      expect(`${row.name} ${row.state} ${row.detail}`).not.toMatch(/undefined|NaN/);
    }
  }
});

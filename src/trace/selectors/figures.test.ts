import { expect, test } from 'vitest';
import type { Scenario } from '../../engine/index.ts';
import { fromCatalogue } from '../../lessons/catalogue/index.ts';
import { lostAck, lostAckIdempotent } from '../../lessons/scenes/lostAck.ts';
import { run } from '../../scenario/index.ts';
import { figuresOf } from './figures.ts';

const figures = (scenario: Scenario | undefined) => {
  expect(scenario).toBeDefined();
  const rows = scenario ? figuresOf(run(scenario)) : [];
  return Object.fromEntries(rows.map(({ id, value }) => [id, value]));
};

test('the copy that a lost ack leaves is counted and charged', () => {
  expect(figures(lostAck)).toMatchObject({
    records: '5',
    duplicates: '1',
    recognised: '0',
    effects: '1',
    charged: '€132',
    requests: '4',
  });
  expect(figures(lostAckIdempotent)).toMatchObject({
    records: '4',
    duplicates: '0',
    recognised: '1',
    effects: '0',
    charged: '€92',
    requests: '4',
  });
});

test('losses, disorder and outcomes that nobody can know are told apart', () => {
  expect(figures(fromCatalogue('reversed'))).toMatchObject({ reorders: '2', duplicates: '0' });
  expect(figures(fromCatalogue('deadline-stored'))).toMatchObject({ unknown: '1', losses: '0' });
  expect(figures(fromCatalogue('acks0-silence'))['losses']).not.toBe('0');
});

test('only what should not be there has a colour', () => {
  const tones = (scenario: Scenario) =>
    figuresOf(run(scenario)).flatMap(({ id, tone }) => (tone === 'plain' ? [] : [`${id} ${tone}`]));
  expect(tones(lostAck)).toEqual(['duplicates dup', 'effects dup']);
  expect(tones(lostAckIdempotent)).toEqual([]);
});

// The table says what the engine says; a change of any cell is a change of what the page teaches.
import '../../trace/extras.ts';
import { expect, test } from 'vitest';
import { run, scenarioFrom } from '../../scenario/index.ts';
import { cellScenario, FAULTS, guarantees, SETTINGS } from './grid.ts';

const rows = guarantees();
const words = Object.fromEntries(
  rows.map(({ setting, cells }) => [
    setting.id,
    Object.fromEntries(cells.map(({ fault, word }) => [fault.id, word])),
  ]),
);
const FINE = 'in order, once';

test('what each configuration keeps under each fault', () => {
  expect(words['acks-0']).toMatchObject({
    'request-lost': 'lost, unnoticed',
    'ack-lost': FINE,
    'two-lost': 'lost, unnoticed',
    'leader-dies': 'lost, unnoticed',
    restart: FINE,
  });
  expect(words['acks-1']).toMatchObject({
    'request-lost': FINE,
    'ack-lost': 'duplicated',
    'two-lost': 'reordered',
    // min.insync.replicas counts for acks=all only
    refused: FINE,
    'leader-dies': 'lost, yet acked',
    restart: 'duplicated',
    deadline: 'app cannot know',
  });
  expect(words['no-retries']).toMatchObject({
    'ack-lost': 'app cannot know',
    refused: 'failed, app told',
  });
  expect(words['acks-all']).toMatchObject({
    'ack-lost': 'duplicated',
    'two-lost': 'reordered',
    refused: 'reordered',
    'leader-dies': FINE,
  });
  expect(words['one-in-flight']).toMatchObject({
    'ack-lost': 'duplicated',
    'two-lost': FINE,
    refused: FINE,
  });
  expect(words['idempotent']).toEqual({
    none: FINE,
    'request-lost': FINE,
    'ack-lost': FINE,
    'two-lost': FINE,
    refused: FINE,
    'leader-dies': FINE,
    restart: 'duplicated',
    deadline: 'app cannot know',
  });
});

test('a row that Kafka refuses says so in its own words', () => {
  const refused = rows.filter((one) => one.refused);
  expect(refused.map(({ setting }) => setting.id)).toEqual(['ten-in-flight']);
  expect(refused[0]?.cells).toEqual([]);
  expect(refused[0]?.refused?.message).toMatch(/must be set to at most 5/);
});

test('every fault happens in every run that it can happen in, and every cell opens as a scenario', () => {
  for (const setting of SETTINGS.filter(({ id }) => id !== 'ten-in-flight')) {
    for (const fault of FAULTS) {
      const scenario = cellScenario(setting, fault);
      expect(scenarioFrom(JSON.parse(JSON.stringify(scenario)))).toEqual(scenario);
      // With acks=0 there is no answer to hold up
      const unfired = setting.id === 'acks-0' && fault.id === 'restart' ? [0] : [];
      expect([setting.id, fault.id, run(scenario).unfired]).toEqual([
        setting.id,
        fault.id,
        unfired,
      ]);
    }
  }
});

test('a cell opens at the event that decided it', () => {
  for (const { cells } of rows) {
    for (const cell of cells) {
      if (cell.kind !== 'fine') expect(cell.deciding).toBeGreaterThan(0);
      expect(cell.outcome.told).not.toBe('');
    }
  }
});

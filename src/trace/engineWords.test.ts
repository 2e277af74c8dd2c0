import { expect, test } from 'vitest';
import { catalogue } from '../lessons/catalogue/index.ts';
import { run, scenarioFrom } from '../scenario/index.ts';
import { engineText } from './engineWords.de.ts';

test('German has words for all that the engine says in the scenes that ship', () => {
  const said = new Set(
    catalogue.flatMap((scenario) =>
      run(scenario).events.flatMap((event) => {
        if (event.type === 'batchDecided') return event.checks.map(({ values }) => values);
        return event.type === 'transactionMoved' ? [event.why] : [];
      }),
    ),
  );
  said.delete('');
  expect(said.size).toBeGreaterThan(50);
  expect([...said].filter((words) => engineText(words) === words)).toEqual([]);
});

test('and for what it says of records that a topic does not take', () => {
  const append = { 'message.timestamp.type': 'LogAppendTime' };
  const compact = { 'cleanup.policy': 'compact' };
  const said = [{}, append, compact, { ...append, ...compact }].flatMap((config) =>
    run(
      scenarioFrom({
        formatVersion: 1,
        topics: [{ name: 'orders', config }],
        producers: [
          {
            id: 'p1',
            sends: [
              { at: 0, topic: 'orders', key: 'c1', value: 'order-1' },
              { at: 50, topic: 'orders', value: 'order-2', timestamp: 9_000_000 },
            ],
          },
        ],
        handFed: [{ at: 90, topic: 'orders', producerId: 9, producerEpoch: 0, values: ['x'] }],
      }),
    ).events.flatMap((event) =>
      event.type === 'batchDecided'
        ? event.checks.filter(({ check }) => check === 'records').map(({ values }) => values)
        : [],
    ),
  );
  expect(new Set(said.map((one) => one.replace(/\d+/g, '#'))).size).toBe(6);
  expect(said.filter((words) => engineText(words) === words)).toEqual([]);
});

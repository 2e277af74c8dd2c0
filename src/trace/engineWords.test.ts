import { expect, test } from 'vitest';
import { catalogue } from '../lessons/catalogue/index.ts';
import { run } from '../scenario/index.ts';
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

// `npm run test:build`, second half: what a first visit loads, weighed after gzip, against the budget.
import { weigh } from './lib/weights.ts';

for (const { what, size, budget } of await weigh()) {
  const over = budget !== undefined && size > budget;
  if (over) process.exitCode = 1;
  const limit = budget === undefined ? '' : `of ${budget}${over ? '  OVER THE BUDGET' : ''}`;
  console.log(`${what.padEnd(26)}${String(size).padStart(8)} B  ${limit}`.trimEnd());
}

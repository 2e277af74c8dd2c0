// Goals that the run itself judges, and promises to break.
import AxeBuilder from '@axe-core/playwright';
import { expect, STILL, test } from './lab.ts';

test.use(STILL);

test('a challenge is reached by cutting the right message, and stays solved', async ({ lab }) => {
  const { page } = lab;
  await lab.open('challenge');
  await page.getByRole('link', { name: /Charge the customer twice/ }).click();
  const goal = page.getByRole('list', { name: 'Goal' });
  await expect(goal.getByRole('img', { name: 'not yet' })).toHaveCount(1);
  const run = page.getByRole('group', { name: 'The run', exact: true });
  // The wrong message first
  await run.getByRole('button', { name: /^Produce request, order-2/ }).press('Enter');
  await page.getByRole('button', { name: 'Cut it', exact: true }).click();
  await expect(page.getByText('No fault left')).toBeVisible();
  await expect(goal.getByRole('img', { name: 'not yet' })).toHaveCount(1);
  await page.getByRole('button', { name: /^Remove:/ }).click();
  await run.getByRole('button', { name: /^Ack for order-2/ }).press('Enter');
  await page.getByRole('button', { name: 'Cut it', exact: true }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Reached.' })).toBeVisible();
  await page.getByRole('link', { name: 'Next one' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Fix it by one setting');
  await page.getByRole('switch', { name: 'enable.idempotence' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Reached.' })).toBeVisible();
  await page.getByRole('link', { name: /^Challenges/ }).click();
  await expect(page.getByRole('img', { name: 'solved' })).toHaveCount(2);
  await page.reload();
  await expect(page.getByRole('img', { name: 'solved' })).toHaveCount(2);
});

test('hints come in steps, then the solution, which counts for nobody', async ({ lab }) => {
  const { page } = lab;
  await lab.open('break/break-idempotence');
  await page.getByRole('button', { name: 'A hint', exact: true }).click();
  for (const nth of [2, 3]) {
    await page.getByRole('button', { name: 'Another hint' }).click();
    await expect(page.getByRole('list', { name: 'Hints' }).getByRole('listitem')).toHaveCount(nth);
  }
  await page.getByRole('button', { name: 'Show the solution' }).click();
  await expect(page.getByText('This is how it is done.')).toBeVisible();
  await expect(page.getByRole('list', { name: 'Your faults' }).getByRole('listitem')).toHaveCount(
    2,
  );
  await page.getByRole('button', { name: 'Start over' }).click();
  await page.getByRole('button', { name: /^The shop’s process dies/ }).click();
  await page.getByRole('button', { name: /^It starts again/ }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Reached.' })).toBeVisible();
  await page.getByRole('link', { name: 'Open in the lab' }).click();
  await expect(lab.sceneTitle).toHaveText('Three orders');
});

test('an address that names none says so and lists those that there are', async ({ lab }) => {
  await lab.open('challenge/no-such-one');
  await expect(lab.page.getByRole('alert')).toContainText('no-such-one');
  await expect(lab.page.getByRole('link', { name: /The mirror/ })).toBeVisible();
});

test('axe finds nothing, and nothing is wider than the page', {
  tag: '@everywhere',
}, async ({ lab }) => {
  const { page } = lab;
  for (const state of ['challenge', 'challenge/mirror', 'break/break-acknowledged']) {
    for (const scheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: scheme });
      await lab.open(state);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes.map((one) => one.html)])).toEqual([]);
    }
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(wide).toBeLessThanOrEqual(0);
  }
});

// Cards that come again, and questions that the engine marks.
import AxeBuilder from '@axe-core/playwright';
import { expect, STILL, test } from './lab.ts';

test.use(STILL);

test('a card that was known is put off, and one that was missed opens its run', async ({ lab }) => {
  const { page } = lab;
  await lab.open('recall');
  await expect(page.getByText('10 cards for today · 0 of', { exact: false })).toBeVisible();
  await expect(page.getByRole('button', { name: 'I knew it' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Turn the card' }).click();
  await expect(page.getByRole('region', { name: 'The back' })).toBeFocused();
  await page.getByRole('button', { name: 'I knew it' }).click();
  await expect(page.getByText('9 cards for today', { exact: false })).toBeVisible();
  await page.reload();
  await expect(page.getByText('9 cards for today', { exact: false })).toBeVisible();
  await page.getByRole('button', { name: 'Turn the card' }).click();
  await page.getByRole('button', { name: 'I did not: open the run' }).click();
  await expect(lab.sceneTitle).toHaveText('A retry that harms nothing');
  await page.goBack();
  await expect(page.getByText('9 cards for today', { exact: false })).toBeVisible();
  await page.getByRole('button', { name: 'Forget all of it' }).click();
  await expect(page.getByText('10 cards for today', { exact: false })).toBeVisible();
});

test('a file that holds no deck is refused by name', async ({ lab }) => {
  const { page } = lab;
  await lab.open('recall');
  await page.getByLabel('Import').setInputFiles({
    name: 'notes.json',
    mimeType: 'application/json',
    buffer: Buffer.from('[1, 2]'),
  });
  await expect(page.getByRole('alert')).toContainText('notes.json holds no deck');
});

test('questions are marked by runs, and the result says what to see again', async ({ lab }) => {
  const { page } = lab;
  await lab.open('quiz');
  await page.getByRole('link', { name: 'Begin' }).click();
  const reveal = page.getByRole('region', { name: 'What happens' });
  // The lost ack without idempotence: 1 2 2 3
  await page
    .getByRole('button')
    .filter({ has: page.getByRole('img', { name: 'Log: 1, 2, 2, 3' }) })
    .click();
  await expect(reveal.getByRole('heading')).toHaveText('So it is');
  await lab.open('quiz/4');
  const log = page.getByRole('textbox', { name: /^Order numbers/ });
  await log.fill('nothing');
  await page.getByRole('button', { name: 'That is my answer' }).click();
  await expect(page.getByRole('alert')).toContainText('Expected the numbers of the orders');
  await log.fill('1 2 3 4');
  await page.getByRole('button', { name: 'That is my answer' }).click();
  await expect(reveal.getByRole('heading')).toHaveText('Not this time');
  await expect(reveal.getByText(/^You treated a lost ack as a lost request/)).toBeVisible();
  await lab.open('quiz/21');
  await page.getByRole('switch', { name: 'enable.idempotence' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Reached.' })).toBeVisible();
  await lab.open('quiz/result');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('2 of 24 right');
  await expect(page.getByRole('heading', { name: /When a retry doubles: 1 of 4/ })).toBeVisible();
  await page.getByRole('link', { name: 'Three in flight, then the line drops' }).click();
  await expect(lab.sceneTitle).toHaveText('Three in flight, then the line drops');
});

for (const state of ['recall', 'quiz', 'quiz/4', 'quiz/21', 'quiz/result']) {
  test(`axe finds nothing at ${state}, and nothing is wider than the page`, {
    tag: '@everywhere',
  }, async ({ lab }) => {
    const { page } = lab;
    for (const scheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: scheme });
      await lab.open(state);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes.map((one) => one.html)])).toEqual([]);
    }
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(wide).toBeLessThanOrEqual(0);
  });
}

// The instructor guide: plans that open their scenes, and a sheet whose key is read from the runs.
import { expect, test } from './lab.ts';

test('the worksheet has blanks, and its key comes from the runs', { tag: '@everywhere' }, async ({
  lab,
}) => {
  const { page } = lab;
  await lab.open('guide');
  await page.getByRole('link', { name: 'Worksheet and key' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Worksheet');
  const sheet = page.getByRole('listitem').filter({ hasText: 'order-17 is stored' });
  await expect(sheet.getByRole('img', { name: 'to be filled in' })).toHaveCount(3);
  await page.getByRole('button', { name: 'Show the key' }).click();
  await expect(sheet).toContainText('[order-15, order-16, order-17, order-17, order-18]');
  await expect(sheet).toContainText('ok@107');
  await expect(page.getByRole('img', { name: 'to be filled in' })).toHaveCount(0);
});

test('a plan says when each step begins, and opens its scene', async ({ lab }) => {
  const { page } = lab;
  await lab.open('guide');
  const talk = page.getByRole('region', { name: 'A talk, 15 minutes' });
  await expect(talk.getByText('13–15 min')).toBeVisible();
  await talk.getByRole('link', { name: 'Three in flight, then the line drops' }).press('Enter');
  await expect(lab.sceneTitle).toHaveText('Three in flight, then the line drops');
});

test('on paper the page is its text, without the bar above it', async ({ lab }) => {
  const { page } = lab;
  await lab.open('guide/worksheet');
  await expect(page.getByRole('banner')).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('banner')).toBeHidden();
  await expect(page.getByRole('button', { name: 'Show the key' })).toBeHidden();
  const heights = () =>
    page.evaluate(() => ({
      page: document.documentElement.scrollHeight,
      text: document.querySelector('main')?.scrollHeight ?? 0,
    }));
  await expect.poll(async () => (await heights()).text).toBeGreaterThan(900);
  const { page: height, text } = await heights();
  expect(height).toBeGreaterThanOrEqual(text);
});

// Pages of their own beside the lab: how one gets there, and back to where one was.
import { expect, test } from './lab.ts';

test('the start page lists every scene, opens one, and the back button returns', async ({
  lab,
}) => {
  await lab.open('lost-ack?v=1&at=37');
  const { page } = lab;
  await page.getByRole('link', { name: 'Retry Lab' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'What really happens when a Kafka producer retries',
  );
  await expect(page).toHaveTitle(/Ways to learn/);
  expect(await page.locator('main ul a').count()).toBeGreaterThan(90);
  await page.getByRole('link', { name: /restart-resend/ }).click();
  await expect(page.getByText('Further scene')).toHaveCount(2);
  await expect(lab.playhead).toHaveAttribute('aria-valuenow', '0');
  await page.goBack();
  await page.goBack();
  await expect(page).toHaveURL(/#\/lost-ack\?v=1&at=37/);
  await expect(lab.sceneTitle).toHaveText('The ack that never arrived');
});

test('the lab is as it was left when one comes back from a page', async ({ lab }) => {
  await lab.open('lost-ack?v=1&at=37');
  const before = await lab.playhead.getAttribute('aria-valuenow');
  await lab.page.getByRole('link', { name: 'Ways to learn' }).click();
  await lab.page.getByRole('button', { name: 'Back to the lab as you left it' }).click();
  await expect(lab.playhead).toHaveAttribute('aria-valuenow', before ?? '');
});

test('a scene is found by words, and a search without a find says so', {
  tag: '@everywhere',
}, async ({ lab }) => {
  const { page } = lab;
  await lab.open('start');
  const search = page.getByRole('searchbox', { name: 'Find a scene' });
  await search.fill('restart producer id');
  await expect(page.getByRole('link', { name: /restart-resend/ })).toBeVisible();
  await expect(page.getByRole('link', { name: /palindrome/ })).toHaveCount(0);
  await search.fill('no such thing at all');
  await expect(page.getByText('none found')).toBeVisible();
  await page.getByRole('button', { name: 'Show all scenes' }).click();
  await expect(page.getByRole('link', { name: /palindrome/ })).toBeVisible();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(wide).toBeLessThanOrEqual(0);
});

test('pages lead to each other by the header', async ({ lab }) => {
  const { page } = lab;
  await lab.open('start');
  const nav = page.getByRole('navigation', { name: 'Ways to learn' });
  await expect(nav.getByRole('link', { name: 'Start' })).toHaveAttribute('aria-current', 'page');
  await nav.getByRole('link', { name: 'Guarantees' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('What survives which fault');
  await expect(nav.getByRole('link', { name: 'Guarantees' })).toHaveAttribute(
    'aria-current',
    'page',
  );
});

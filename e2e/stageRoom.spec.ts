// What a run with many machines leaves to its diagram, and where a finger finds its tabs.
import { expect, STILL, test } from './lab.ts';

test.use(STILL);

test('five cards leave the diagram its height, and open when asked', async ({ lab }) => {
  await lab.page.setViewportSize({ width: 1440, height: 900 });
  await lab.open('ctp-crash?at=60');
  const diagram = lab.page.getByRole('region', { name: 'What happened when' });
  await expect.poll(async () => (await diagram.boundingBox())?.height).toBeGreaterThan(170);
  const cast = lab.page.getByRole('region', { name: 'Everybody in this run' });
  const brief = (await cast.boundingBox())?.height ?? 0;
  const details = cast.getByRole('button', { name: 'Details' });
  await details.click();
  await expect(details).toHaveAttribute('aria-expanded', 'true');
  await expect.poll(async () => (await cast.boundingBox())?.height).toBeGreaterThan(brief + 30);
  const wide = await lab.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(wide).toBe(0);
});

test.describe('with a finger', () => {
  test.use({ hasTouch: true });

  test('tabs of producers end above the rows of the shop', async ({ lab }) => {
    await lab.page.setViewportSize({ width: 768, height: 1024 });
    await lab.open('txn-isolation?at=61');
    const tab = await lab.page.getByRole('radio', { name: 'p1' }).boundingBox();
    const row = await lab.page
      .getByRole('button', { name: /^order-1 .*the app knows/ })
      .boundingBox();
    if (!tab || !row) throw new Error('a tab and a row are expected');
    expect(tab.height).toBeGreaterThanOrEqual(44);
    expect(tab.y + tab.height).toBeLessThanOrEqual(row.y + 1);
  });
});

// A run to read as a table, and scenes to show to a room.
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, STILL, test } from './lab.ts';

test.use(STILL);

test('a run is read as a table, filtered, and opened at a line', async ({ lab }) => {
  const { page } = lab;
  await lab.open('trace/lost-ack?v=1&enable.idempotence=true');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The same stamp, a second time');
  const rows = page.getByRole('row');
  const all = await rows.count();
  await page.getByRole('combobox', { name: 'Event' }).selectOption('batchDecided');
  await expect(rows).toHaveCount(5);
  await expect(rows.nth(3)).toContainText('DUPLICATE');
  await expect(rows.nth(3)).toContainText('4001/0/2');
  await page.getByRole('combobox', { name: 'Record' }).selectOption('order-17');
  await expect(rows).toHaveCount(3);
  await page.getByRole('combobox', { name: 'Who' }).selectOption('p1');
  await expect(page.getByText('No event is all of that.')).toBeVisible();
  await page.getByRole('button', { name: 'Show all events' }).click();
  await expect(rows).toHaveCount(all);
  await page.getByRole('link', { name: '#19', exact: true }).click();
  await expect(lab.playhead).toHaveAttribute('aria-valuetext', /order-17 at offset 106|order-17/);
  await expect(page).toHaveURL(/at=19/);
});

const slide = (page: Page) => page.getByRole('main').getByRole('heading', { level: 1 });

test('a clicker turns the slides, forward and back, and the address holds the place', async ({
  lab,
}) => {
  const { page } = lab;
  await lab.open('present/lost-ack,lost-ack-idempotent');
  await expect(slide(page)).toHaveText('The ack that never arrived');
  await page.keyboard.press('PageDown');
  await expect(slide(page)).toHaveText('Written at 106');
  for (let turn = 0; turn < 3; turn++) await page.keyboard.press('PageDown');
  await expect(slide(page)).toHaveText('Written again at 107');
  await expect(page).toHaveURL(/present\/lost-ack,lost-ack-idempotent\?slide=5$/);
  await page.keyboard.press('PageUp');
  await page.keyboard.press('End');
  await expect(slide(page)).toHaveText('Every record in order, once');
  await page.keyboard.press('b');
  await expect(slide(page)).toHaveCount(0);
  await page.keyboard.press('b');
  await expect(slide(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/#\/start$/);
});

test('everything on a slide is large, and nothing is cut off at its sides', async ({ lab }) => {
  const { page } = lab;
  await page.setViewportSize({ width: 1920, height: 1080 });
  await lab.open('present/lost-ack?slide=5');
  const texts = page.getByRole('main').locator('svg text, h1, header p');
  // The slide's run loads when the page is there
  await expect(texts.nth(8)).toBeAttached();
  const sizes = await texts.evaluateAll((all) =>
    all
      .filter((one) => one.getBoundingClientRect().width > 0)
      .map((one) => {
        const box = one.getBoundingClientRect();
        const scale = one instanceof SVGGraphicsElement ? (one.getScreenCTM()?.a ?? 1) : 1;
        return { px: parseFloat(getComputedStyle(one).fontSize) * scale, right: box.right };
      }),
  );
  expect(sizes.length).toBeGreaterThan(8);
  expect(Math.max(...sizes.map(({ right }) => right))).toBeLessThanOrEqual(1920);
  expect(Math.min(...sizes.map(({ px }) => px))).toBeGreaterThanOrEqual(29);
});

for (const state of ['trace/lost-ack', 'present/lost-ack?slide=5']) {
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

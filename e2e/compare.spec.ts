// Two to four runs of the same faults under one playhead.
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, STILL, test } from './lab.ts';

test.use(STILL);

const run = (page: Page, nth: number) => page.getByRole('group', { name: `Run ${nth}:` });
const track = (page: Page) => page.getByRole('slider', { name: 'Playhead of all runs' });
const cell = (page: Page, figure: string, nth: number) =>
  page.getByRole('row', { name: figure }).getByRole('cell').nth(nth);

test('the scene that is shown is compared without and with idempotence', async ({ lab }) => {
  const { page } = lab;
  await lab.open('lost-ack?v=1&at=37');
  await page.evaluate(() => {
    location.hash = '#/compare';
  });
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The ack that never arrived');
  // It opens where the runs part, and not with two empty pictures
  await expect(track(page)).toHaveAttribute('aria-valuetext', /518 ms/);
  await track(page).press('End');
  await expect(
    run(page, 1).getByRole('img', { name: 'Broker 1 writes order-17 at offset 107, a copy' }),
  ).toBeVisible();
  await expect(
    run(page, 2).getByRole('img', { name: 'Broker 1 recognises order-17 as a copy of 106' }),
  ).toBeVisible();
  await expect(page.getByText('the runs part at 518 ms')).toBeVisible();
  await expect(cell(page, 'records in the log', 0)).toHaveText('5');
  await expect(cell(page, 'records in the log', 1)).toHaveText('4');
  await expect(cell(page, 'charged by consumers', 0)).toHaveText('€132');
  await expect(cell(page, 'charged by consumers', 1)).toHaveText('€92');
  // What is equal is shown on demand
  await expect(page.getByRole('row', { name: 'records out of order' })).toHaveCount(0);
  await page.getByRole('button', { name: /^Show \d+ equal values/ }).click();
  await expect(cell(page, 'records out of order', 1)).toHaveText('0');
});

test('one playhead steps through both, and jumps to where they part', async ({ lab }) => {
  const { page } = lab;
  await lab.open('compare/lost-ack?v=1');
  // An address without a moment opens where the runs part, and not with two empty pictures
  await expect(track(page)).toHaveAttribute('aria-valuetext', '518 ms');
  await page.keyboard.press('Home');
  await expect(track(page)).toHaveAttribute('aria-valuetext', '0 ms');
  await page.getByRole('button', { name: 'Difference' }).click();
  await expect(track(page)).toHaveAttribute('aria-valuetext', '518 ms');
  await expect(run(page, 1).getByRole('img', { name: /at offset 107, a copy/ })).toBeVisible();
  await page.keyboard.press('ArrowLeft');
  await expect(run(page, 1).getByRole('img', { name: /at offset 107, a copy/ })).toHaveCount(0);
  await expect(run(page, 2).getByRole('img', { name: /recognises/ })).toHaveCount(0);
  await page.keyboard.press('Home');
  await expect(track(page)).toHaveAttribute('aria-valuenow', '0');
});

test('the address holds the runs, the faults and the moment', async ({ lab }) => {
  const { page } = lab;
  await lab.open('compare/palindrome?v=1');
  await page.getByRole('button', { name: 'acks 0, 1, all' }).click();
  await expect(run(page, 3)).toBeVisible();
  await page.getByRole('button', { name: 'Difference' }).click();
  await expect(track(page)).toHaveAttribute('aria-valuetext', '5 ms');
  await expect(page).toHaveURL(/run=enable\.idempotence:false,acks:all&ms=5$/);
  const ms = await track(page).getAttribute('aria-valuetext');
  await page.reload();
  await expect(run(page, 3)).toBeVisible();
  await expect(track(page)).toHaveAttribute('aria-valuetext', ms ?? '');
  await page.getByRole('button', { name: 'Take run 3 away' }).click();
  await expect(run(page, 3)).toHaveCount(0);
  // One entry of the browser’s history for the page, whatever was done on it
  await page.getByRole('link', { name: 'Start', exact: true }).click();
  await expect(page).toHaveURL(/#\/start$/);
  await page.goBack();
  await expect(page).toHaveURL(/#\/compare\/palindrome/);
});

test('a message that is cut in one run is cut in all', async ({ lab }) => {
  const { page } = lab;
  await lab.open('compare/happy-path?v=1');
  await expect(page.getByText(/No fault yet/)).toBeVisible();
  await track(page).press('End');
  await run(page, 1)
    .getByRole('button', { name: /^Ack for order-2/ })
    .click();
  await page.getByRole('button', { name: 'Cut it in all runs' }).click();
  await expect(page.getByRole('switch', { name: /The connection breaks/ })).toBeVisible();
  await track(page).press('End');
  await expect(run(page, 2).getByRole('img', { name: /recognises order-2/ })).toBeVisible();
  await expect(
    run(page, 1).getByRole('img', { name: /order-2 at offset 2, a copy/ }),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Remove fault 1' }).click();
  await expect(page.getByText(/No fault yet/)).toBeVisible();
});

test('a configuration that Kafka refuses says so in its own words', async ({ lab }) => {
  const { page } = lab;
  await lab.open(
    'compare/lost-ack?v=1&run=enable.idempotence:true,max.in.flight.requests.per.connection:7&run=enable.idempotence:true&run=nonsense:1',
  );
  await expect(page.getByRole('alert')).toContainText('ConfigException');
  await expect(page.getByRole('region', { name: /link could not be used/ })).toContainText(
    'nonsense:1',
  );
  await expect(run(page, 2)).toBeVisible();
});

test('a run opens in the lab where the runs part', async ({ lab }) => {
  const { page } = lab;
  await lab.open('compare/lost-ack?v=1');
  await page.getByRole('link', { name: 'Open in the lab' }).nth(1).click();
  await expect(lab.idempotence).toBeChecked();
  await expect(lab.playhead).toHaveAttribute(
    'aria-valuetext',
    /^518 ms: .*as a copy of offset 106/,
  );
});

test('axe finds nothing, and nothing is wider than the page', {
  tag: '@everywhere',
}, async ({ lab }) => {
  const { page } = lab;
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    await lab.open('compare/lost-ack?v=1');
    await track(page).press('End');
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map((one) => one.html)])).toEqual([]);
  }
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(wide).toBeLessThanOrEqual(0);
});

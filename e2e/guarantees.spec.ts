// The table of configurations and faults, and the runs behind it.
import AxeBuilder from '@axe-core/playwright';
import { expect, STILL, test } from './lab.ts';

test.use(STILL);

test('a cell says what the log holds and what the app was told, and opens that run', async ({
  lab,
}) => {
  const { page } = lab;
  await lab.open('guarantees');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('What survives which fault');
  const doubled = page.getByRole('link', {
    name: 'acks=all, 5 in flight, idempotence off; ack lost: duplicated. Log: 16, 17, 17 again, 18. The app was told: all 3 acked, no error.',
  });
  await expect(doubled).toHaveText('16171718duplicated');
  await expect(page.getByText('This producer is never built.')).toBeVisible();
  await doubled.click();
  await expect(lab.sceneTitle).toHaveText('acks=all: ack lost');
  await expect(lab.playhead).toHaveAttribute(
    'aria-valuetext',
    /writes order-17 at offset 2, a second copy/,
  );
  await page.goBack();
  await expect(doubled).toBeVisible();
});

test('arrow keys walk the table, over the row that Kafka refuses', async ({ lab }) => {
  const { page } = lab;
  await lab.open('guarantees');
  const first = page.getByRole('link', { name: /^acks=0, .*no fault/ });
  await first.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('link', { name: /^acks=1, .*ack lost: duplicated/ })).toBeFocused();
  await expect(page.getByText(/The app was told: all 3 acked, no error/)).toBeVisible();
  for (let row = 0; row < 4; row++) await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('link', { name: /^enable.idempotence, .*ack lost/ })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('link', { name: /^enable.idempotence, .*ack lost/ })).toBeFocused();
});

test('a narrow screen shows one fault at a time', { tag: '@mobile' }, async ({ lab }) => {
  const { page } = lab;
  await lab.open('guarantees');
  await page.getByRole('combobox', { name: 'Fault' }).selectOption('two requests lost');
  await expect(page.getByRole('link', { name: /two requests lost: reordered/ })).toHaveCount(2);
});

test('axe finds nothing, and nothing is wider than the page', {
  tag: '@everywhere',
}, async ({ lab }) => {
  const { page } = lab;
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    await lab.open('guarantees');
    await expect(page.getByRole('link', { name: /ack lost: duplicated/ }).first()).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map((one) => one.html)])).toEqual([]);
  }
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(wide).toBeLessThanOrEqual(0);
});

// What Kafka's own tools print, in step with the playhead.
import { expectNoViolation } from './axe.ts';
import { keysOn } from './keys.ts';
import { expect, type Lab, STILL, test } from './lab.ts';

test.use(STILL);

const panel = ({ page }: Lab) => page.getByRole('region', { name: 'Kafka’s outputs' });
const terminal = (lab: Lab) => panel(lab).getByRole('log');
/** What is marked as changed: the value before, and the value now. */
const changes = async (lab: Lab) => ({
  was: await terminal(lab).locator('del').allTextContents(),
  now: await terminal(lab).locator('ins').allTextContents(),
});

test('the second copy appears in the log segment when it is written, and not before', async ({
  lab,
}) => {
  await lab.open('lost-ack?v=1&desk=outputs');
  await expect(terminal(lab)).toContainText('No batch is in this replica’s log yet.');
  await lab.toEnd();
  const copies = terminal(lab).getByText('payload: order-17');
  await expect(copies).toHaveCount(2);
  await expect(terminal(lab)).toContainText('baseOffset: 107 lastOffset: 107 count: 1');
  await expect(terminal(lab)).toContainText('isvalid: true');
  await lab.goTo('0 ms: The application sends order-15; it opens a new batch for orders-0.');
  await expect(copies).toHaveCount(0);
});

test('a value that changed stays marked with what it was, until the next change', async ({
  lab,
}) => {
  await lab.open('lost-ack?v=1&enable.idempotence=true&desk=outputs:snapshot&at=40');
  await expect(terminal(lab).locator('ins', { hasText: /^106$/ })).toBeVisible();
  const marked = await changes(lab);
  expect(marked.now).toEqual(expect.arrayContaining(['2', '106']));
  expect(marked.was).toEqual(expect.arrayContaining(['1', '105']));
  // Later events that change nothing here leave the mark where it is
  await lab.page.keyboard.press('ArrowRight');
  expect(await changes(lab)).toEqual(marked);
  await panel(lab).getByRole('button', { name: 'Last change at 165 ms' }).click();
  expect(await lab.moment()).toContain('165 ms');
  expect(await changes(lab)).toEqual(marked);
});

test('a follower’s log can be looked into: it ends where it has fetched to', async ({ lab }) => {
  await lab.open('lost-ack?v=1&desk=outputs:log');
  await lab.toEnd();
  await panel(lab).getByLabel('Replica').selectOption('broker 2');
  await expect(terminal(lab).getByText('payload: order-17')).toHaveCount(2);
});

test('the client’s log follows the chosen level', async ({ lab }) => {
  await lab.open('lost-ack?v=1&desk=outputs:client-log');
  await lab.toEnd();
  await expect(terminal(lab)).toContainText('Got error produce response with correlation id 1');
  await expect(terminal(lab)).not.toContainText(' DEBUG ');
  await panel(lab).getByLabel('Level').selectOption('DEBUG');
  await expect(terminal(lab)).toContainText(' DEBUG ');
  await panel(lab).getByLabel('Level').selectOption('ERROR');
  await expect(terminal(lab)).toContainText('Nothing was written at this level yet.');
});

test('what is copied is the output alone, without what it was before', async ({ lab }) => {
  await lab.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await lab.open('lost-ack?v=1&enable.idempotence=true&desk=outputs:snapshot&at=40');
  await panel(lab).getByRole('button', { name: 'Copy the output' }).click();
  await expect(panel(lab).getByRole('button', { name: 'Copied' })).toBeVisible();
  const text = await lab.page.evaluate(() => navigator.clipboard.readText());
  expect(text).toMatch(/^Dumping orders-0\/00000000000000000107\.snapshot\nproducerId: 4001 /);
  expect(text.split('\n')).toHaveLength(3);
});

test('the panel opens, grows, fills the page and closes by keyboard, and remembers its height', async ({
  lab,
}) => {
  const { page } = lab;
  const keys = keysOn(page);
  await lab.open('lost-ack');
  await page.keyboard.press('o');
  const height = async () => (await panel(lab).boundingBox())?.height ?? 0;
  await expect(panel(lab)).toBeVisible();
  const before = await height();
  const grip = page.getByRole('slider', { name: 'Height of the panel' });
  await keys.to(grip);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect.poll(height).toBe(before - 64);
  await expect(page).toHaveURL(/desk=outputs/);
  await page.reload();
  await lab.settle();
  await expect.poll(height).toBe(before - 64);
  await page.keyboard.press('Shift+O');
  await expect(lab.machines).toBeHidden();
  await expect.poll(height).toBeGreaterThan(before + 200);
  await page.keyboard.press('Shift+O');
  await expect(lab.machines).toBeVisible();
  await keys.to(page.getByRole('tab', { name: 'Log segment' }));
  await keys.along(page.getByRole('tab', { name: 'Metrics' }), 'ArrowLeft');
  await page.keyboard.press('Escape');
  await expect(panel(lab)).toBeHidden();
  await page.keyboard.press('o');
  await expect(page.getByRole('tab', { name: 'Metrics' })).toHaveAttribute('aria-selected', 'true');
});

test('an address opens a panel, and an unknown one is told', async ({ lab }) => {
  await lab.open('lost-ack?v=1&desk=nonsense');
  await expect(lab.page.getByText('desk')).toBeVisible();
  await expect(panel(lab)).toBeHidden();
});

test.describe('on every screen', { tag: '@everywhere' }, () => {
  test('the panel fits, axe finds nothing, and the tape stays in reach', async ({ lab }) => {
    for (const kind of ['snapshot', 'transactions', 'metrics']) {
      await lab.open(`lost-ack?v=1&enable.idempotence=true&at=40&desk=outputs:${kind}`);
      await expect(terminal(lab)).toBeVisible();
      await expectNoViolation(lab);
    }
    await lab.page.emulateMedia({ colorScheme: 'dark' });
    await expectNoViolation(lab, ['color-contrast']);
    await expect(lab.playback).toBeInViewport();
    const sideways = await lab.page.evaluate(
      () => document.documentElement.scrollWidth - innerWidth,
    );
    expect(sideways).toBe(0);
    await lab.page.getByRole('button', { name: 'Close the panel' }).click();
    await expect(panel(lab)).toBeHidden();
  });
});

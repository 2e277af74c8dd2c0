// Whom a close-up of one producer and one leader leaves out: brokers, coordinator, groups, readers.
import { expectNoViolation } from './axe.ts';
import { expect, STILL, test } from './lab.ts';

test.use(STILL);

test.describe('everybody in the run', { tag: '@everywhere' }, () => {
  test('a broker that died leads until it is fenced, and then another does', async ({ lab }) => {
    await lab.open('failover-remembers?at=32');
    const brokers = lab.page.getByRole('region', { name: 'Brokers of orders-0' });
    await expect(brokers.getByRole('listitem').first()).toContainText('down, not yet fenced');
    await expect(brokers.getByRole('listitem').first()).toContainText('still leader');
    await lab.open('failover-remembers?at=68');
    await expect(brokers.getByRole('listitem').nth(0)).toContainText('down, fenced');
    await expect(brokers.getByRole('listitem').nth(1)).toContainText('leads');
  });

  test('a zombie is fenced, and read_uncommitted has read too early', async ({ lab }) => {
    await lab.open('zombie-fenced?at=104');
    const cast = lab.page.getByRole('region', { name: 'Everybody in this run' });
    await expect(cast).toContainText('ProducerFencedException');
    await expect(cast).toContainText('CompleteCommit');
    await expect(lab.page.getByText('read too early').first()).toBeVisible();
  });

  test('names everything, and leaves room for all of it', async ({ lab }) => {
    await lab.page.setViewportSize({ width: lab.page.viewportSize()?.width ?? 390, height: 1800 });
    await lab.open('zombie-fenced?at=104');
    await expect(lab.page.getByRole('region', { name: 'Transaction coordinator' })).toBeVisible();
    await expectNoViolation(lab);
    const wide = await lab.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(wide).toBeLessThanOrEqual(0);
  });
});

test('the opening scene has nobody else, and does not load the panel', async ({ lab }) => {
  await lab.open('lost-ack');
  await expect(lab.page.getByRole('region', { name: 'Everybody in this run' })).toHaveCount(0);
});

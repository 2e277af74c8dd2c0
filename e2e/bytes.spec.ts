// A batch as its bytes say it, field by field.
import { expectNoViolation } from './axe.ts';
import { expect, type Lab, STILL, test } from './lab.ts';

test.use(STILL);

const panel = ({ page }: Lab) => page.getByRole('region', { name: 'Bytes' });
const row = (lab: Lab, name: string) =>
  panel(lab)
    .getByRole('row')
    .filter({ has: lab.page.getByRole('rowheader', { name: new RegExp(`^${name} `) }) })
    .first();

test('before the first request there are no bytes', async ({ lab }) => {
  await lab.open('lost-ack?v=1&desk=bytes');
  await expect(panel(lab)).toContainText('No batch has left yet');
});

test('the stamp is in the header: producer id, epoch and sequence in hex beside their values', async ({
  lab,
}) => {
  await lab.open('lost-ack?v=1&enable.idempotence=true&desk=bytes&at=38');
  await expect(row(lab, 'producerId')).toContainText('00 00 00 00 00 00 0f a1');
  await expect(row(lab, 'producerId')).toContainText('4001');
  await expect(row(lab, 'producerEpoch')).toContainText('00 00');
  await expect(row(lab, 'baseSequence')).toContainText('00 00 00 02');
  await expect(row(lab, 'magic')).toContainText('02');
  // The second attempt was recognised, so nothing of it is in the log
  await expect(panel(lab)).toContainText('as a copy of what stands at offset 106');
  await expect(row(lab, 'baseOffset').locator('ins')).toHaveCount(0);
});

test('the leader writes offset and epoch, and the checksum stays what it was', async ({ lab }) => {
  await lab.open('lost-ack?v=1&desk=bytes');
  await lab.toEnd();
  await panel(lab)
    .getByLabel('Batch')
    .selectOption({ label: 'order-17, attempt 1, sent at 125 ms' });
  await expect(row(lab, 'baseOffset')).toContainText('00 00 00 00 00 00 00 6a');
  await expect(row(lab, 'baseOffset').getByRole('cell').nth(2)).toContainText('106');
  await expect(row(lab, 'partitionLeaderEpoch')).toContainText('ff ff ff ff');
  const crc = await row(lab, 'crc').getByRole('cell').nth(1).textContent();
  await expect(row(lab, 'crc').locator('ins')).toHaveCount(0);
  // The retry is the same bytes
  await panel(lab)
    .getByLabel('Batch')
    .selectOption({ label: 'order-17, attempt 2, sent at 478 ms' });
  await expect(row(lab, 'crc').getByRole('cell').nth(1)).toHaveText(crc ?? 'a checksum');
});

test('on every screen axe finds nothing', { tag: '@everywhere' }, async ({ lab }) => {
  await lab.open('lost-ack?v=1&enable.idempotence=true&desk=bytes&at=38');
  await expect(row(lab, 'crc')).toBeVisible();
  await expectNoViolation(lab);
  await lab.page.emulateMedia({ colorScheme: 'dark' });
  await expectNoViolation(lab, ['color-contrast']);
  const sideways = await lab.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(sideways).toBe(0);
});

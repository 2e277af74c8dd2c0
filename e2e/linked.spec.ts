// One thing in all panels: what is in focus lights its twins, and the diagram can be stretched.
import { expect, STILL, test } from './lab.ts';

test.use(STILL);

test('a retry in focus lights its first attempt, the lost ack and the row that it wrote', async ({
  lab,
}) => {
  await lab.open('lost-ack?at=33');
  const diagram = lab.page.getByRole('region', { name: 'What happened when' });
  const retry = diagram.getByRole('button', { name: /^Produce request, order-17, attempt 2/ });
  await expect(async () => {
    await diagram.getByRole('button', { name: /^Ack for order-15/ }).focus();
    await retry.focus();
    await expect(
      diagram.getByRole('button', { name: /^Produce request, order-17, attempt 1/ }),
    ).toHaveAttribute('data-lit', '');
  }).toPass();
  await expect(diagram.getByRole('button', { name: /^Ack for order-17/ })).toHaveAttribute(
    'data-lit',
    '',
  );
  await expect(diagram.getByRole('button', { name: /^Ack for order-15/ })).not.toHaveAttribute(
    'data-lit',
    '',
  );
  await expect(lab.page.locator('[data-batch][data-lit]')).toHaveCount(1);
});

test('the diagram stretches by button and by key, and keeps the present in sight', async ({
  lab,
}) => {
  await lab.open('lost-ack?at=33');
  const diagram = lab.page.getByRole('region', { name: 'What happened when' });
  const picture = diagram.getByRole('group', { name: 'Messages, in the order they were sent' });
  const height = async () => (await picture.boundingBox())?.height ?? 0;
  const before = await height();
  await diagram.getByRole('button', { name: 'More room between moments' }).click();
  await expect.poll(height).toBeGreaterThan(before * 1.2);
  await expect(diagram.getByText('478 ms')).toBeInViewport();
  await picture.locator('xpath=..').focus();
  await lab.page.keyboard.press('0');
  await expect.poll(height).toBe(before);
});

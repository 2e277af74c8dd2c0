// One thing in all panels: what is in focus lights its twins, and the diagram can be stretched.
import { expect, STILL, test } from './lab.ts';

test.use(STILL);

test('an ack in focus lights its slip and the row that it is about, and no other', async ({
  lab,
}) => {
  await lab.open('lost-ack?at=39');
  const diagram = lab.page.getByRole('region', { name: 'What happened when' });
  const ack = diagram.getByRole('button', { name: /^Ack for order-17, sent at 538 ms/ });
  const row = lab.machines.locator('[data-event]', {
    has: lab.page.getByRole('button', { name: 'order-17 at offset 107, a copy' }),
  });
  await expect(async () => {
    await diagram.getByRole('button', { name: /^Ack for order-15/ }).focus();
    await ack.focus();
    await expect(row).toHaveAttribute('data-lit', '');
  }).toPass();
  await expect(lab.machines.locator('[data-message][data-lit]')).toHaveCount(1);
  await expect(diagram.locator('[data-lit]')).toHaveCount(0);
  await expect(lab.machines.locator('[data-event][data-lit]')).toHaveCount(1);
});

test('under the pointer the same thing stands out, and the other messages step back', async ({
  lab,
}) => {
  await lab.open('lost-ack?at=39');
  const diagram = lab.page.getByRole('region', { name: 'What happened when' });
  const lost = diagram.getByRole('button', { name: /^Ack for order-17, sent at 185 ms, lost/ });
  await expect(async () => {
    await lab.machines.getByRole('button', { name: /^Ack for order-17/ }).hover();
    await expect(lost).toHaveCSS('opacity', '0.55');
  }).toPass();
  await expect(lost).not.toHaveAttribute('data-lit', '');
  await expect(
    diagram.getByRole('button', { name: /^Ack for order-17, sent at 538 ms/ }),
  ).toHaveCSS('opacity', '1');
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

// A passage is looped by keys, by dragging and at its ends; speeds reach from a tenth to sixteen times.
import { keysOn } from './keys.ts';
import { expect, type Lab, STILL, test } from './lab.ts';

const end = (lab: Lab, name: 'Loop starts' | 'Loop ends') => lab.page.getByRole('slider', { name });

test('a loop set with [ and ] is played again and again, and \\ plays on', async ({ lab }) => {
  await lab.open('lost-ack?v=1&at=16&speed=4');
  await lab.page.keyboard.press('[');
  await lab.page.keyboard.press('n');
  await lab.page.keyboard.press('n');
  await lab.page.keyboard.press(']');
  await expect(end(lab, 'Loop starts')).toHaveAttribute('aria-valuetext', '125 ms');
  const from = Number(await end(lab, 'Loop starts').getAttribute('aria-valuenow'));
  const to = Number(await end(lab, 'Loop ends').getAttribute('aria-valuenow'));
  expect(to).toBeGreaterThan(from);

  await keysOn(lab.page).to(end(lab, 'Loop starts'));
  const record = await lab.recordPlayhead();
  await lab.page.keyboard.press('k');
  await expect(lab.pause).toBeVisible();
  await lab.page.waitForTimeout(((to - from) / 4) * 2.5);
  await lab.page.keyboard.press('k');
  const seen = await record.stop();
  const back = seen.filter((one, at) => at > 0 && one < (seen[at - 1] ?? 0));
  expect(back.length).toBeGreaterThanOrEqual(1);
  expect(Math.max(...seen)).toBeLessThanOrEqual(to + 60);

  await lab.page.keyboard.press('\\');
  await expect(end(lab, 'Loop starts')).toHaveCount(0);
});

test.describe('without motion', () => {
  test.use(STILL);

  test('a drag with shift on the tape marks the passage, its ends move by arrows', async ({
    lab,
  }) => {
    await lab.open();
    const box = await lab.playhead.boundingBox();
    if (!box) throw new Error('no tape on screen');
    const y = box.y + box.height / 2;
    await lab.page.keyboard.down('Shift');
    await lab.page.mouse.move(box.x + 200, y);
    await lab.page.mouse.down();
    await lab.page.mouse.move(box.x + 420, y, { steps: 5 });
    await lab.page.mouse.up();
    await lab.page.keyboard.up('Shift');
    const before = await end(lab, 'Loop ends').getAttribute('aria-valuenow');
    await end(lab, 'Loop ends').press('ArrowRight');
    await expect(end(lab, 'Loop ends')).not.toHaveAttribute('aria-valuenow', before ?? '');
    await lab.page.getByRole('button', { name: 'Play on, without the loop' }).click();
    await expect(end(lab, 'Loop ends')).toHaveCount(0);
  });

  test('speeds from a tenth to sixteen times', async ({ lab }) => {
    await lab.open();
    for (const speed of ['0.1×', '16×']) {
      await lab.page.getByRole('button', { name: /^Speed:/ }).click();
      await lab.page.getByRole('button', { name: speed, exact: true }).click();
      await expect(lab.page.getByRole('button', { name: `Speed: ${speed}` })).toBeVisible();
    }
    await expect(lab.page).toHaveURL(/speed=16/);
  });
});

// The space–time diagram: a stretch of time alone, moved by hand, and always a way back.
import { expectNoViolation } from './axe.ts';
import { expect, STILL, test } from './lab.ts';

test.use(STILL);

test('a stretch is zoomed into by typing its times, and left again', async ({ lab }) => {
  await lab.open('lost-ack?at=45');
  await lab.lanes.getByRole('button', { name: 'Zoom to …' }).click();
  const form = lab.lanes.getByRole('form', { name: 'Stretch of time to zoom into' });
  await form.getByLabel('From').fill('400');
  await form.getByLabel('To').fill('3x');
  await form.getByLabel('To').press('Enter');
  await expect(form.getByRole('alert')).toContainText('To “3x” is no time of this run');
  await form.getByLabel('To').fill('600');
  await expectNoViolation(lab);
  await form.getByLabel('To').press('Enter');
  await expect(lab.lanes.getByRole('button', { name: '400–600 ms' })).toBeFocused();
  const attempts = lab.lanes.getByRole('button', { name: /^Produce request/ });
  await expect(attempts.first()).toHaveAccessibleName(/order-17, attempt 2/);
  await lab.lanes.getByRole('button', { name: 'Whole run' }).click();
  await expect(lab.lanes.getByRole('button', { name: 'Zoom to …' })).toBeVisible();
  await expect(lab.lanes.getByRole('button', { name: 'Whole run' })).toHaveCount(0);
});

test('a drag with Shift chooses the stretch, a plain drag moves the diagram', async ({ lab }) => {
  await lab.open('lost-ack?at=45');
  await expect(lab.lanes.getByRole('button', { name: 'Zoom to …' })).toBeVisible();
  const before = await lab.screen();
  const box = await lab.lanes.boundingBox();
  if (!box) throw new Error('the diagram is not on the page');
  const { mouse, keyboard } = lab.page;
  const drag = async (from: number, to: number) => {
    await mouse.move(box.x + box.width - 30, box.y + box.height + from);
    await mouse.down();
    await mouse.move(box.x + box.width - 30, box.y + box.height + to, { steps: 5 });
    await mouse.up();
  };
  await drag(-70, -10);
  await drag(-70, -10);
  await lab.lanes.getByRole('button', { name: '↓ To the playhead' }).click();
  await expect(lab.lanes.getByRole('button', { name: '↓ To the playhead' })).toHaveCount(0);
  expect(await lab.screen()).toBe(before);
  await keyboard.down('Shift');
  await drag(-70, -20);
  await keyboard.up('Shift');
  await expect(lab.lanes.getByRole('button', { name: /^\d+–\d+ ms$/ })).toBeVisible();
  await keyboard.press('0');
  await lab.lanes.getByRole('button', { name: 'Whole run' }).press('Enter');
  await expect(lab.lanes.getByRole('button', { name: 'Zoom to …' })).toBeVisible();
});

test('coordinator and consumers have lanes, and their arrows have names', async ({ lab }) => {
  await lab.open('txn-isolation?at=60');
  await expect(lab.lanes.getByRole('img', { name: /Consumer rc reads order-2/i })).toBeVisible();
  await lab.page.getByRole('button', { name: 'Previous event' }).click();
  await expect(lab.lanes.getByRole('img', { name: /Consumer rc reads order-2/i })).toHaveCount(0);
  await expect(lab.lanes.getByRole('img', { name: /marker/ }).first()).toBeVisible();
});

test('a finger finds faults, loop and zoom, each large enough', { tag: '@mobile' }, async ({
  lab,
}) => {
  await lab.open('lost-ack?at=45');
  const fault = lab.page.getByRole('button', { name: /^Fault 1/ });
  await fault.tap();
  const menu = lab.page.getByRole('dialog').filter({ has: lab.page.getByRole('heading') });
  await expect(menu.first()).toBeVisible();
  await lab.page.keyboard.press('Escape');
  await lab.page.getByRole('button', { name: 'Menu' }).tap();
  await lab.page.getByRole('button', { name: 'Loop from here' }).tap();
  const ends = lab.page.getByRole('slider', { name: /^Loop (starts|ends)/ });
  await expect(ends).toHaveCount(2);
  const small = await lab.page
    .locator('header button, header input, [data-crowned] button, [data-crowned] [role="slider"]')
    .evaluateAll((all) =>
      all
        .map((one) => ({ one, box: one.getBoundingClientRect() }))
        .filter(({ box }) => box.width > 1 && Math.min(box.width, box.height) < 43.5)
        .map(({ one, box }) => `${one.getAttribute('aria-label')} ${box.width}×${box.height}`),
    );
  expect(small.filter((one) => !/^Playhead/.test(one))).toEqual([]);
  await expect(lab.page.getByRole('navigation', { name: 'Scenes' })).toBeHidden();
});

// Parts of the lab: put out of sight, made larger, and the whole on paper.
import { expectNoViolation } from './axe.ts';
import { expect, STILL, test } from './lab.ts';

test.use(STILL);

test('story, machines and diagram go and come back, by hand and by key', async ({ lab }) => {
  await lab.open('lost-ack?at=45');
  const parts = lab.page.getByRole('group', { name: 'Parts of the lab' });
  const before = await lab.lanes.boundingBox();
  await parts.getByRole('button', { name: 'Machines' }).click();
  await expect(lab.machines).toHaveCount(0);
  const alone = await lab.lanes.boundingBox();
  expect(alone?.height).toBeGreaterThan((before?.height ?? 0) + 300);
  await expectNoViolation(lab);
  // Never neither
  await parts.getByRole('button', { name: 'Diagram' }).click();
  await expect(lab.lanes).toHaveCount(0);
  await expect(lab.machines).toBeVisible();
  await lab.page.keyboard.press('m');
  await expect(lab.lanes).toBeVisible();
  await expect(lab.machines).toBeVisible();
  await lab.page.keyboard.press('Shift+M');
  await expect(lab.sceneTitle).toBeHidden();
  const wide = await lab.machines.boundingBox();
  expect(wide?.x).toBeLessThan(60);
  await lab.page.keyboard.press('Shift+M');
  await expect(lab.sceneTitle).toBeVisible();
});

test('edges move with the arrow keys, and home gives the first size back', async ({ lab }) => {
  await lab.open('lost-ack?at=45');
  for (const [name, key] of [
    ['Width of the story', 'ArrowRight'],
    ['Width of the inspector', 'ArrowLeft'],
    ['Height of the machines', 'ArrowUp'],
  ] as const) {
    const edge = lab.page.getByRole('slider', { name });
    const first = Number(await edge.getAttribute('aria-valuenow'));
    const change = key === 'ArrowUp' ? -24 : 24;
    await edge.press(key);
    await expect(edge).toHaveAttribute('aria-valuenow', String(first + change));
    await edge.press('Home');
    await expect(edge).toHaveAttribute('aria-valuenow', String(first));
  }
});

test('a layout is there again after a reload, and a spoilt one is not', async ({ lab }) => {
  const { page } = lab;
  await lab.open('lost-ack?at=45');
  const story = page.getByRole('slider', { name: 'Width of the story' });
  await story.press('ArrowRight');
  await page.getByRole('slider', { name: 'Height of the machines' }).press('ArrowUp');
  await page.keyboard.press('Shift+M');
  await expect(lab.sceneTitle).toBeHidden();
  const before = await lab.lanes.boundingBox();
  await page.reload();
  await expect(lab.sceneTitle).toBeHidden();
  await expect(lab.machines).toBeVisible();
  await expect.poll(() => lab.lanes.boundingBox()).toEqual(before);
  await page.keyboard.press('Shift+M');
  await expect(story).toHaveAttribute('aria-valuenow', '320');
  await page.evaluate(() => localStorage.setItem('retry-lab.sizes', '{"hidden":"md"}'));
  await page.reload();
  await expect(lab.lanes).toBeVisible();
  await expect(lab.machines).toBeVisible();
});

test('every setting is one press away from the header', async ({ lab }) => {
  await lab.open('lost-ack');
  await lab.page.getByRole('button', { name: 'All settings' }).click();
  await expect(lab.page.getByRole('region', { name: 'Configuration' })).toBeVisible();
});

test('diagram and log are printed on one page', async ({ lab }) => {
  await lab.open('lost-ack?at=45');
  await expect(lab.lanes.getByRole('button', { name: 'Zoom to …' })).toBeVisible();
  await lab.page.emulateMedia({ media: 'print' });
  const paper = lab.page.getByRole('region', { name: 'This moment on paper' });
  await expect(paper.getByRole('heading', { name: 'The ack that never arrived' })).toBeVisible();
  await expect(paper.getByRole('listitem').last()).toContainText('107 order-17, a copy');
  await expect(lab.lanes.getByRole('button', { name: /order-15, 16, attempt 1/ })).toBeVisible();
  await expect(lab.lanes.getByRole('button', { name: /order-17, attempt 2/ })).toBeVisible();
  await expect(lab.settings).toBeHidden();
  await expect(lab.machines).toBeHidden();
  const pdf = await lab.page.pdf({
    format: 'A4',
    margin: { top: '10mm', left: '10mm', right: '10mm', bottom: '10mm' },
  });
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
});

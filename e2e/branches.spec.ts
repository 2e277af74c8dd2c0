// Both futures are kept: what an edit leaves can be shown again, compared, named, and is in the link.
import AxeBuilder from '@axe-core/playwright';
import { expect, type Lab, STILL, test } from './lab.ts';

test.use(STILL);

const strip = (lab: Lab) => lab.page.getByRole('navigation', { name: 'Branches of this run' });
const branch = (lab: Lab, name: string) => strip(lab).getByRole('button', { name, exact: true });
const dialog = (lab: Lab) => lab.page.getByRole('dialog', { name: 'Branches of this run' });

test('a setting makes a second branch, and the first comes back as it was', async ({ lab }) => {
  await lab.open();
  await expect(strip(lab)).toHaveCount(0);
  const before = await lab.events();
  await lab.idempotence.click();
  await expect(branch(lab, 'enable.idempotence=true')).toHaveAttribute('aria-current', 'true');

  await branch(lab, 'As it was').click();
  await expect(branch(lab, 'As it was')).toHaveAttribute('aria-current', 'true');
  await expect(lab.idempotence).not.toBeChecked();
  expect(await lab.events()).toEqual(before);
  // The other future is still there
  await expect(branch(lab, 'enable.idempotence=true')).toBeVisible();
});

test('undo and another edit keep the future that was undone', async ({ lab }) => {
  await lab.open();
  await lab.idempotence.click();
  await lab.page.keyboard.press('z');
  await lab.chooseAcks('0');
  for (const name of ['As it was', 'enable.idempotence=true', 'acks=0']) {
    await expect(branch(lab, name)).toBeVisible();
  }
});

test('two are compared: where they part, and what came of it', async ({ lab }) => {
  await lab.open();
  await lab.idempotence.click();
  await strip(lab).getByRole('button', { name: 'Compare' }).click();
  await expect(dialog(lab)).toContainText('the producer starts with producer id 4001, epoch 0');
  const log = dialog(lab).getByRole('row', { name: /^log\(orders-0\)/ });
  await expect(log.getByRole('cell')).toHaveText([
    '[order-15, order-16, order-17, order-17, order-18]',
    '[order-15, order-16, order-17, order-18]',
  ]);
  await dialog(lab).getByRole('combobox', { name: 'Right branch' }).selectOption('0');
  await expect(dialog(lab)).toContainText('Both runs are the same, event by event.');
});

test('a name and the whole tree are in the link', async ({ lab }) => {
  await lab.open();
  await lab.idempotence.click();
  await strip(lab).getByRole('button', { name: 'Compare' }).click();
  await dialog(lab).getByRole('textbox', { name: 'Name of branch 2' }).fill('With a stamp; here');
  await lab.page.keyboard.press('Tab');
  await lab.page.keyboard.press('Escape');
  await expect(branch(lab, 'With a stamp; here')).toBeVisible();
  await expect(lab.page).toHaveURL(/branch=0%3B\*%3BWith%20a%20stamp/);
  await lab.page.reload();
  await expect(branch(lab, 'With a stamp; here')).toHaveAttribute('aria-current', 'true');
  await branch(lab, 'As it was').click();
  await expect(lab.idempotence).not.toBeChecked();
});

test('axe finds nothing wrong with the strip and its comparison', async ({ lab }) => {
  await lab.open();
  await lab.idempotence.click();
  await strip(lab).getByRole('button', { name: 'Compare' }).click();
  await expect(dialog(lab)).toBeVisible();
  const { violations } = await new AxeBuilder({ page: lab.page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
});

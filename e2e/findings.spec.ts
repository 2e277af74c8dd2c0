// Why it came out so: each finding back to its fault and its setting, and changes that were seen to prevent it.
import { expectNoViolation } from './axe.ts';
import { expect, type Lab, STILL, test } from './lab.ts';

test.use(STILL);

const panel = ({ page }: Lab) => page.getByRole('region', { name: 'Findings' });

test('a duplicate is traced to the cut connection, and the remedy that is tried removes it', async ({
  lab,
}) => {
  await lab.open('lost-ack?v=1&desk=findings');
  const finding = panel(lab).getByRole('article', { name: /^duplicate: order-17 stands twice/ });
  await expect(finding).toBeVisible();
  const steps = finding.getByRole('region', { name: 'How it came about' }).getByRole('listitem');
  await expect(steps.first()).toContainText('sends order-17');
  await expect(steps.filter({ hasText: 'fault 1' })).toHaveCount(1);
  await expect(steps.last()).toContainText('a second copy');
  // A step leads to its moment
  await steps.last().getByRole('button').click();
  expect(await lab.moment()).toContain('518 ms');

  const remedy = finding.getByRole('listitem').filter({ hasText: 'enable.idempotence=true' });
  await expect(remedy).toContainText('it does not happen');
  await remedy.getByRole('button', { name: 'Try it: enable.idempotence=true' }).click();
  await expect(lab.idempotence).toBeChecked();
  await lab.toEnd();
  await expect(lab.log).toHaveAccessibleName(/^Log: 15[^,]*, 16[^,]*, 17[^,]*, 18[^,]*$/);
  await expect(panel(lab).getByRole('article', { name: /^recognised copy/ })).toBeVisible();
});

test('a finding that follows from another says from which', async ({ lab }) => {
  await lab.open('lost-ack?v=1&desk=findings');
  await panel(lab)
    .getByRole('button', { name: /^repeated effect/ })
    .click();
  await panel(lab)
    .getByRole('article')
    .getByRole('button', { name: /stands twice in the log/ })
    .click();
  await expect(panel(lab).getByRole('article', { name: /^duplicate/ })).toBeVisible();
});

test('a run without trouble says so', async ({ lab }) => {
  await lab.open('happy-path?v=1&desk=findings');
  await expect(panel(lab)).toContainText('Nothing to explain');
});

test('on every screen axe finds nothing', { tag: '@everywhere' }, async ({ lab }) => {
  await lab.open('lost-ack?v=1&desk=findings');
  await expect(panel(lab).getByRole('article')).toBeVisible();
  await expectNoViolation(lab);
  await lab.page.emulateMedia({ colorScheme: 'dark' });
  await expectNoViolation(lab, ['color-contrast']);
});

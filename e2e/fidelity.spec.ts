// The page that says what is modelled, and what real Kafka did.
import { expectNoViolation } from './axe.ts';
import { expect, STILL, test } from './lab.ts';

test.use(STILL);

test('says how often Kafka was asked, what was not compared, and finds a rule with its scene', async ({
  lab,
}) => {
  const { page } = lab;
  await lab.open('fidelity');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('How true is this?');
  const asked = page.getByRole('region', { name: 'What real Kafka was asked' });
  await expect(asked.getByText(/^10\u2009000 keys$/)).toBeVisible();
  const gaps = asked.getByText(/^\d+ not compared$/).first();
  await gaps.focus();
  await page.keyboard.press('Enter');
  await expect(asked.getByText('every run is PLAINTEXT between machines of the lab')).toBeVisible();

  await page.getByLabel('Find a rule, a claim or a gap').fill('broker.duplicate');
  await expect(page.getByText(/^1 of \d+ rules, 0 findings/)).toBeVisible();
  const rules = page.getByRole('region', { name: 'Rules that are modelled' });
  await expect(rules.getByText('ProducerStateEntry#findDuplicateBatch')).toBeVisible();
  await expect(rules.getByText(/^\d+ scenes · \d+ cluster recordings$/)).toBeVisible();
  await rules.getByRole('link').first().click();
  await expect(lab.sceneTitle).toHaveText('The same fault, and one copy');
});

test('what is taught stands beside what a cluster did', async ({ lab }) => {
  const { page } = lab;
  await lab.open('fidelity');
  const taught = page.getByRole('region', { name: 'What is taught, and what Kafka did' });
  const claim = taught.getByRole('listitem').filter({ hasText: 'TimeoutException means' });
  await expect(claim).toContainText('refuted');
  await expect(claim).toContainText('deadline-stored');
  await page.getByLabel('Find a rule, a claim or a gap').fill('no such words');
  await expect(page.getByText(/^0 of \d+ rules, 0 findings, 0 simplifications$/)).toBeVisible();
});

test('it is readable to assistive technology, and no wider than the screen @everywhere', async ({
  lab,
}) => {
  await lab.open('fidelity');
  await expect(lab.page.getByRole('heading', { level: 1 })).toBeVisible();
  await expectNoViolation(lab);
  const [content, screen] = await lab.page.evaluate(() => [
    document.documentElement.scrollWidth,
    innerWidth,
  ]);
  expect(content).toBe(screen);
});

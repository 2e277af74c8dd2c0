// Case files: a diagnosis first, then the run, and the run itself one step further.
import { expect, test } from './lab.ts';

test('a case asks before it tells, and its run opens in the lab', { tag: '@everywhere' }, async ({
  lab,
}) => {
  const { page } = lab;
  await lab.open('cases/1');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The consumer counted too many');
  await expect(page.getByText('The incident')).toBeHidden();
  const judge = page.getByRole('button', { name: 'That is my diagnosis' });
  await expect(judge).toBeDisabled();
  await page.getByLabel('The consumer read some records twice').check();
  await judge.click();
  await expect(page.getByText('your answer')).toBeVisible();
  const replay = page.getByRole('region', { name: 'The consumer counted too many' });
  await expect(replay).toContainText('order-2 is in the log twice');
  await expect(replay.locator('[data-status="holds"]')).toHaveCount(4);
  await expect(replay.locator('[data-status="fails"]')).toHaveCount(0);
  await replay.getByRole('link', { name: 'Watch this run' }).click();
  await expect(lab.sceneTitle).toHaveText('The consumer counted too many');
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The consumer counted too many');
});

test('not being sure is an answer, by keyboard alone', async ({ lab }) => {
  const { page } = lab;
  await lab.open('cases');
  await page.getByRole('button', { name: 'Lost' }).press('Enter');
  await expect(page.locator('main ul a')).toHaveCount(5);
  await page.getByRole('link', { name: 'Nobody crashed, and one is gone' }).press('Enter');
  await page.getByRole('button', { name: 'Not sure, show me' }).press('Enter');
  await expect(page.getByText('your answer')).toBeHidden();
  await expect(page.getByRole('link', { name: /^Next: 5/ })).toBeVisible();
});

test('a case that does not exist is named, with those that do', async ({ lab }) => {
  await lab.open('cases/99');
  await expect(lab.page.getByRole('alert')).toContainText(
    'There is no case “99”. Expected one of 1, 2',
  );
});

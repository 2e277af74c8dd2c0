// A lesson: nothing later is shown before the answer, the answer stays beside what happened, every step can be reached.
import { expectNoViolation } from './axe.ts';
import { expect, test } from './lab.ts';

test('an answer comes before what follows, and stays beside it', { tag: '@everywhere' }, async ({
  lab,
}) => {
  const { page } = lab;
  await lab.open('learn/lost-answer');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('No answer came back');
  const events = async () => Number(await lab.playhead.getAttribute('aria-valuemax'));
  const before = await events();
  await page.getByRole('button', { name: 'Once. The broker notices the copy' }).click();
  const card = page.getByRole('region', { name: 'You predicted' });
  await expect(card).toContainText('Once. The broker notices the copy');
  await expect(card).toContainText('Not this time');
  await expect(card).toContainText('Twice.');
  expect(await events()).toBeGreaterThan(before);
});

test('the right answer is the one of the run that the learner has', async ({ lab }) => {
  const { page } = lab;
  await lab.open('learn/lost-answer/silence');
  await page.getByRole('button', { name: 'Twice' }).click();
  const card = page.getByRole('region', { name: 'You predicted' });
  await expect(card).toContainText('So it is');
  await lab.settings.getByRole('switch').click();
  await expect(card).toContainText('Not this time');
  await expect(card).toContainText('Once. The broker notices the copy.');
  await expect(page).toHaveURL(/learn\/lost-answer\/silence\?.*enable\.idempotence=true/);
});

test('keys and buttons walk the steps, and the course remembers them', async ({ lab }) => {
  const { page } = lab;
  await lab.open('learn/lost-answer/silence');
  await page.getByRole('button', { name: 'Not sure' }).click();
  await expect(page.getByRole('region', { name: 'You predicted' })).toContainText('Twice.');
  await page.keyboard.press('PageDown');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sent once, stored twice');
  await page.getByRole('button', { name: 'Back a step' }).click();
  await expect(page.getByRole('region', { name: 'You predicted' })).toContainText('Not sure');
  await lab.page.getByRole('link', { name: 'The course' }).click();
  await expect(page.getByRole('link', { name: /The lost answer/ })).toContainText('2 of 5 steps');
  await page.getByRole('link', { name: 'Go on' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Now with a number on it');
});

test('a challenge is met by the learner’s own run', async ({ lab }) => {
  const { page } = lab;
  await lab.open('learn/lost-answer/one-copy');
  const turn = page.getByRole('region', { name: 'Your turn' });
  await turn.getByRole('button', { name: 'A hint' }).click();
  await turn.getByRole('button', { name: 'A hint' }).click();
  await turn.getByRole('button', { name: 'Show a solution' }).click();
  await expect(turn).toContainText('A lost request harms nobody');
  await turn.getByRole('button', { name: 'Start this step again' }).click();
  await expect(turn).not.toContainText('A lost request harms nobody');
});

test('a lesson can be read by everybody', { tag: '@everywhere' }, async ({ lab }) => {
  await lab.open('learn/lost-answer/silence');
  await expectNoViolation(lab);
});

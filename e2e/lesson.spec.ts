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
  await expect(page.getByRole('link', { name: /The lost answer/ })).toContainText('2 of 6 steps');
  await page.getByRole('link', { name: 'Go on' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Now you tell it');
});

test('a half-told run is filled in, and the run answers each gap', async ({ lab }) => {
  const { page } = lab;
  await lab.open('learn/lost-answer/half-told');
  const form = page.getByRole('form', { name: 'Fill in what is missing' });
  await form.getByLabel('How often order 2 is sent').fill('2');
  await form.getByLabel('How often it is stored').fill('1');
  await page.keyboard.press('Enter');
  const card = page.getByRole('region', { name: 'What you filled in' });
  await expect(card).toContainText('Not this time');
  await expect(card.getByText('you: 1')).toBeVisible();
  await expect(card.getByText('left empty')).toBeVisible();
  await expect(card.getByText('you: 2')).toHaveCount(0);
});

test('numbers in the text are those of the learner’s run', async ({ lab }) => {
  const { page } = lab;
  await lab.open('learn/asking-again/limit');
  const story = page.getByText(/has sent .* times and given up/);
  await expect(story).toContainText('has sent 6 times');
  await page.goto('./#/learn/asking-again/limit?v=1&retries=2');
  await expect(story).toContainText('retries=\u200b2');
  await expect(story).toContainText('has sent 3 times');
  await expect(page.getByText('The underlined numbers are those of your run')).toBeVisible();
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

test('a half-told run can be filled in by everybody', { tag: '@everywhere' }, async ({ lab }) => {
  const { page } = lab;
  await lab.open('learn/lost-answer/half-told');
  const form = page.getByRole('form', { name: 'Fill in what is missing' });
  const check = form.getByRole('button', { name: 'Check' });
  await expect(check).toBeVisible();
  await expectNoViolation(lab);
  // By keyboard alone: from the first gap over all of them to the button
  await form.getByLabel('How often order 2 is sent').focus();
  for (const written of ['2', '2', '2']) {
    await page.keyboard.type(written);
    await page.keyboard.press('Tab');
  }
  await expect(check).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'What you filled in' })).toContainText('So it is');
  await expectNoViolation(lab);
});

test('the course keeps what goes beyond it apart', { tag: '@everywhere' }, async ({ lab }) => {
  const { page } = lab;
  await lab.open('course');
  const beyond = page.getByRole('region', { name: 'Beyond', exact: true });
  await expect(beyond.getByRole('link')).toHaveCount(14);
  await expect(beyond).not.toContainText('fast path');
  await page.getByRole('link', { name: 'TimeoutException means: unknown.' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Time is up');
  await lab.open('course');
  await expectNoViolation(lab);
});

test('a question comes with its run, however late that is', async ({ lab }) => {
  const { page } = lab;
  await page.route('**/catalogue-*.js', async (route) => {
    await new Promise((done) => setTimeout(done, 1500));
    await route.continue();
  });
  await lab.open('learn/older-than-five/late');
  await page.getByRole('button', { name: 'It recognises it' }).click();
  await expect(page.getByRole('region', { name: 'You predicted' })).toContainText('So it is');
  await expect(lab.lanes).toContainText('copy of 0');
});

test('a comparison fills as the run plays, and says where it breaks', async ({ lab }) => {
  const { page } = lab;
  await lab.open('learn/connections/tcp-breaks');
  const table = page.getByRole('table', { name: 'The same arrivals, at a TCP receiver' });
  await expect(table.getByRole('row').last()).toHaveText(
    'order-1droppedout of orderhere it breaks',
  );
  await page.keyboard.press('Home');
  await expect(table.getByRole('row')).toHaveCount(1);
  await page.keyboard.press('End');
  await expect(table.getByRole('row')).toHaveCount(8);
  await expectNoViolation(lab);
});

// Every lesson to its end, with right and with wrong predictions: nothing is missing on the way.
import { lessons } from '../src/lessons/course/index.ts';
import { en } from '../src/lessons/course/texts/en/index.ts';
import { expect, test } from './lab.ts';

for (const lesson of lessons) {
  const words = en.lessons[lesson.id];
  for (const way of ['first', 'last'] as const) {
    test(`${lesson.id} to its end, the ${way} answer each time`, async ({ lab }) => {
      const { page } = lab;
      await lab.open(`learn/${lesson.id}`);
      for (const [nth, beat] of lesson.beats.entries()) {
        const says = words?.beats[beat.id];
        await expect(page.getByRole('heading', { level: 1 })).toHaveText(says?.title ?? '');
        if (says?.predict) {
          const answers = Object.values(says.predict.options).map((one) => one.answer);
          const name = way === 'first' ? answers[0] : answers.at(-1);
          await page.getByRole('button', { name: name ?? '', exact: true }).click();
          const card = page.getByRole('region', { name: 'You predicted' });
          await expect(card).toContainText(/So it is|Not this time/);
          await expect(card).not.toContainText('None of these');
        }
        if (nth < lesson.beats.length - 1) await page.keyboard.press('PageDown');
      }
      await expect(page.getByRole('region', { name: 'Keep' })).toBeVisible();
    });
  }
}

test('a term is explained where it stands, and the glossary has it', async ({ lab }) => {
  const { page } = lab;
  await lab.open('learn/lost-answer/silence');
  await page.getByRole('button', { name: 'offset', exact: true }).click();
  await expect(page.getByRole('dialog', { name: 'offset' })).toContainText('place of a record');
  await lab.open('glossary');
  await page.getByRole('link', { name: 'window-5' }).first().click();
  await expect(lab.sceneTitle).toHaveText('A late copy behind 5 batches: forgotten');
});

test('a claim is found by its words, and its scene opens', async ({ lab }) => {
  const { page } = lab;
  await lab.open('claims');
  await page.getByRole('searchbox', { name: 'Search' }).fill('in-sync replicas; that can be');
  const audited = page.getByRole('region', { name: 'Audited claims' });
  await expect(audited.getByRole('heading')).toHaveText('Audited claims (1)');
  await audited.getByRole('link', { name: 'all-of-one' }).click();
  await expect(lab.sceneTitle).toHaveText('Acknowledged by all, and all is one');
});

// Every lesson to its end in every language, with wrong and with right predictions: nothing is missing on the way.
import '../src/trace/extras.ts';
import type { Page } from '@playwright/test';
import type { Trace } from '../src/engine/index.ts';
import { fromCatalogue } from '../src/lessons/catalogue/index.ts';
import type { Beat } from '../src/lessons/course/format.ts';
import { lessons } from '../src/lessons/course/index.ts';
import { en as german } from '../src/lessons/course/texts/de/index.ts';
import { en as english } from '../src/lessons/course/texts/en/index.ts';
import type { BeatTexts, PlayerTexts } from '../src/lessons/course/texts.ts';
import { run } from '../src/scenario/index.ts';
import { scenarioWith } from '../src/store/lesson/experiment.ts';
import { rightOptions } from '../src/store/lesson/judge.ts';
import { gapText } from '../src/store/lesson/numbers.ts';
import { expect, STILL, test } from './lab.ts';

test.use(STILL);

const EDITIONS = [
  { language: 'English', at: '', texts: english },
  { language: 'German', at: 'de/', texts: german },
] as const;

for (const { language, at, texts } of EDITIONS) {
  test.describe(language, () => {
    for (const lesson of lessons) {
      const words = texts.lessons[lesson.id];
      test(`${lesson.id} to its end, each answer wrong and then right`, async ({ lab }) => {
        const { page } = lab;
        await lab.open(`learn/${lesson.id}`, at);
        for (const [nth, beat] of lesson.beats.entries()) {
          const says = words?.beats[beat.id];
          await expect(page.getByRole('heading', { level: 1 })).toHaveText(says?.title ?? '');
          for (const way of ['wrong', 'right'] as const) {
            if (says?.predict) await predict(page, texts.player, beat, says.predict, way);
            if (says?.fill) await fill(page, texts.player, beat, says.fill, way);
          }
          await expect(page.getByText(/[{}]/)).toHaveCount(0);
          if (nth < lesson.beats.length - 1) await page.keyboard.press('PageDown');
        }
        await expect(page.getByRole('region', { name: texts.player.keep })).toBeVisible();
      });
    }
  });
}

async function predict(
  page: Page,
  player: PlayerTexts,
  beat: Beat,
  { options }: NonNullable<BeatTexts['predict']>,
  way: Way,
): Promise<void> {
  const name = options[optionOf(beat, way)]?.answer ?? '';
  await page.getByRole('button', { name, exact: true }).click();
  const card = page.getByRole('region', { name: player.predicted });
  await expect(card).toContainText(player[way]);
  if (way === 'wrong') await card.getByRole('button', { name: player.predictAgain }).click();
}

async function fill(
  page: Page,
  player: PlayerTexts,
  beat: Beat,
  { blanks }: NonNullable<BeatTexts['fill']>,
  way: Way,
): Promise<void> {
  const form = page.getByRole('form', { name: player.fillIn });
  for (const [blank, { ask }] of Object.entries(blanks)) {
    await form.getByRole('textbox', { name: ask }).fill(gapOf(beat, blank, way));
  }
  await form.getByRole('button', { name: player.check }).click();
  const card = page.getByRole('region', { name: player.filledIn });
  await expect(card).toContainText(player[way]);
  if (way === 'wrong') await card.getByRole('button', { name: player.fillAgain }).click();
}

type Way = 'right' | 'wrong';

/** An option that is right in the run as it ships, or one that is not. */
function optionOf(beat: Beat, way: Way): string {
  const { predict } = beat;
  if (!predict) throw new Error(`${beat.id} predicts nothing`);
  const right = rightOptions(predict, traceOf(beat));
  const fitting = Object.keys(predict.options).find(
    (one) => right.includes(one) === (way === 'right'),
  );
  return fitting ?? '';
}

/** What belongs into a gap; or one too many. */
function gapOf(beat: Beat, blank: string, way: Way): string {
  const is = gapText(traceOf(beat), beat.fill?.blanks[blank] ?? '');
  return way === 'right' ? is : `${is} 1`;
}

function traceOf({ scene, changes }: Beat): Trace {
  const base = fromCatalogue(scene);
  if (!base) throw new Error(`no scene is named ${scene}`);
  return run(scenarioWith(base, changes));
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

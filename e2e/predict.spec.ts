// Rounds of forecasts: commit, see, and go on, right or wrong.
import AxeBuilder from '@axe-core/playwright';
import { expect, STILL, test } from './lab.ts';

test.use(STILL);

test('a wrong forecast names the idea behind it, shows the run, and leads on', async ({ lab }) => {
  const { page } = lab;
  // One lost answer after another, several in flight, without idempotence
  await lab.open('predict/6');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^What/);
  const choices = page.getByRole('list', { name: /^What/ });
  const count = await choices.getByRole('button').count();
  expect(count).toBeGreaterThan(2);
  await expect(page.getByRole('region', { name: 'What happens' })).toHaveCount(0);
  await choices.getByRole('button', { name: 'Not sure: show me' }).click();
  const reveal = page.getByRole('region', { name: 'What happens' });
  await expect(reveal).toBeFocused();
  await expect(choices.getByRole('img', { name: 'what happens' })).toHaveCount(1);
  const round = page.getByText(/^Predict · round/);
  await expect(round).toHaveText('Predict · round 6');
  await reveal.getByRole('button', { name: 'Next round' }).click();
  await expect(round).toHaveText('Predict · round 7');
  await expect(page).toHaveURL(/#\/predict\/7$/);
  await expect(page.getByText('0 in a row')).toBeVisible();
});

test('every answer of a round is marked, the right one counts, and the run opens in the lab', async ({
  lab,
}) => {
  const { page } = lab;
  await lab.open('predict/6');
  const options = page.getByRole('list', { name: /^What/ }).getByRole('button');
  await expect(options.last()).toHaveText('Not sure: show me');
  const words: string[] = [];
  for (let nth = 0; nth < (await options.count()) - 1; nth++) {
    await lab.open('predict/6');
    await options.nth(nth).click();
    const reveal = page.getByRole('region', { name: 'What happens' });
    await expect(reveal).toBeVisible();
    const right = await page.getByText(/^1 in a row/).isVisible();
    words.push(`${right} ${await reveal.getByRole('heading').textContent()}`);
    if (!right) await expect(reveal.getByText(/^You .*\.$/)).toBeVisible();
  }
  expect(words.filter((one) => one === 'true So it is')).toHaveLength(1);
  expect(words.filter((one) => one === 'false Not this time')).toHaveLength(words.length - 1);
  await page.getByRole('link', { name: 'Open this round in the lab' }).click();
  await expect(lab.sceneTitle).toHaveText('Round 6');
});

test('axe finds nothing, and nothing is wider than the page', {
  tag: '@everywhere',
}, async ({ lab }) => {
  const { page } = lab;
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    await lab.open('predict/14');
    await page.getByRole('list', { name: /^What/ }).getByRole('button').first().click();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map((one) => one.html)])).toEqual([]);
  }
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(wide).toBeLessThanOrEqual(0);
});

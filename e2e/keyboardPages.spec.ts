// The pages on which one acts, without a mouse: challenge, forecast, cards, comparison, sandbox.
import type { Locator, Page } from '@playwright/test';
import { keysOn } from './keys.ts';
import { expect, STILL, test } from './lab.ts';

test.use(STILL);

/** Chooses one of the marks of a run: they are one stop of Tab, up and down go from one to the next. */
const markIn = async (page: Page, run: Locator, name: RegExp) => {
  const keys = keysOn(page);
  await keys.into(run);
  await keys.along(run.getByRole('button', { name }), 'ArrowUp', 'ArrowDown');
};

test('a challenge is reached: the ack is chosen among the marks, cut, and the next one opened', async ({
  lab,
}) => {
  const { page } = lab;
  const keys = keysOn(page);
  await lab.open('challenge');
  await keys.use(page.getByRole('link', { name: /Charge the customer twice/ }));
  await markIn(page, page.getByRole('group', { name: 'The run', exact: true }), /^Ack for order-2/);
  await keys.press('Enter');
  await keys.use(page.getByRole('button', { name: 'Cut it', exact: true }));
  const reached = page.getByRole('status').filter({ hasText: 'Reached.' });
  await expect(reached).toBeVisible();
  await keys.use(page.getByRole('link', { name: 'Next one' }));
  await keys.use(page.getByRole('switch', { name: 'enable.idempotence' }), 'Space');
  await expect(reached).toBeVisible();
});

test('a forecast is made, and the next round asked for', async ({ lab }) => {
  const { page } = lab;
  const keys = keysOn(page);
  await lab.open('predict/6');
  await keys.use(page.getByRole('button', { name: 'Not sure: show me' }));
  await expect(page.getByRole('region', { name: 'What happens' })).toBeFocused();
  await keys.use(page.getByRole('button', { name: 'Next round' }));
  await expect(page).toHaveURL(/#\/predict\/7$/);
});

test('a card is turned and put off, the next one opens its run, and all of it is forgotten', async ({
  lab,
}) => {
  const { page } = lab;
  const keys = keysOn(page);
  await lab.open('recall');
  await keys.use(page.getByRole('button', { name: 'Turn the card' }));
  await expect(page.getByRole('region', { name: 'The back' })).toBeFocused();
  await keys.use(page.getByRole('button', { name: 'I knew it' }));
  await expect(page.getByText('9 cards for today', { exact: false })).toBeVisible();
  await keys.use(page.getByRole('button', { name: 'Turn the card' }));
  await keys.use(page.getByRole('button', { name: 'I did not: open the run' }));
  await expect(lab.sceneTitle).toHaveText('A retry that harms nothing');
  await page.goBack();
  await keys.use(page.getByRole('button', { name: 'Forget all of it' }));
  await expect(page.getByText('10 cards for today', { exact: false })).toBeVisible();
});

test('runs are compared where they part, a message is cut in all, a third run comes and goes', async ({
  lab,
}) => {
  const { page } = lab;
  const keys = keysOn(page);
  await lab.open('compare/happy-path?v=1');
  const run = (nth: number) => page.getByRole('group', { name: `Run ${nth}:` });
  await keys.to(page.getByRole('slider', { name: 'Playhead of all runs' }));
  await keys.press('End');
  await keys.press('Shift+Tab');
  await keys.backTo(run(1).locator('[role="button"][tabindex="0"]'));
  await keys.along(
    run(1).getByRole('button', { name: /^Ack for order-2/ }),
    'ArrowUp',
    'ArrowDown',
  );
  await keys.press('Enter');
  await keys.use(page.getByRole('button', { name: 'Cut it in all runs' }));
  await keys.use(page.getByRole('button', { name: 'Difference' }));
  await expect(run(2).getByRole('img', { name: /recognises order-2/ })).toBeVisible();
  await keys.backTo(page.getByRole('button', { name: 'acks 0, 1, all' }));
  await keys.press('Enter');
  await expect(run(3)).toBeVisible();
  await keys.use(page.getByRole('button', { name: 'Take run 3 away' }));
  await expect(run(3)).toHaveCount(0);
  await keys.backTo(page.getByRole('link', { name: 'Open in the lab' }).first());
  await keys.press('Enter');
  await expect(lab.playhead).toBeVisible();
});

test('a scenario is made new, given a fault, saved, opened from a scene and a file, and run', async ({
  lab,
}) => {
  const { page } = lab;
  const keys = keysOn(page);
  await lab.open('sandbox');
  const main = page.getByRole('main', { name: 'Sandbox' });
  const button = (name: string) => main.getByRole('button', { name, exact: true });
  const json = main.getByRole('textbox', { name: 'Scenario as JSON' });
  await keys.use(button('New'));
  await keys.use(button('Add intervention'));
  await expect(json).toHaveValue(/"do": "cut"/);
  await keys.backTo(main.getByRole('textbox', { name: 'Name to save it under' }));
  await page.keyboard.type('First try');
  await keys.press('Enter');
  await expect(main.getByRole('status')).toHaveText('Saved as First try.');
  await keys.to(main.getByRole('combobox', { name: 'Start from' }));
  await page.keyboard.type('The ack that never');
  await expect(json).toHaveValue(/"id": "lost-ack"/);
  // A busy browser may miss the first press
  await expect(async () => {
    await keys.to(main.getByLabel('Open a file'));
    const chooser = page.waitForEvent('filechooser', { timeout: 2000 });
    await keys.press('Space');
    await (await chooser).setFiles({
      name: 'mine.json',
      mimeType: 'application/json',
      buffer: Buffer.from('{"formatVersion": 2, "producers": []}'),
    });
  }).toPass();
  await expect(main.getByRole('region', { name: 'JSON' }).getByRole('listitem')).toHaveText([
    /^formatVersion is 2; expected 1/,
  ]);
  await keys.backTo(button('First try'));
  await keys.press('Enter');
  await expect(json).toHaveValue(/"id": "my-scenario"/);
  await keys.use(button('Remove First try'));
  await keys.to(json);
  await keys.press('Control+a');
  await page.keyboard.insertText('{"formatVersion": 1, "title": "By keys", "producers": []}');
  // Backwards: the button stands before the text
  await keys.backTo(button('Run it on the stage'));
  await keys.press('Enter');
  await expect(lab.sceneTitle).toHaveText('By keys');
});

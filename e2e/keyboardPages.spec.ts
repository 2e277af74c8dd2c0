// The pages beside the lab without a mouse: each control is reached by Tab and pressed by a key.
import type { Locator } from '@playwright/test';
import { expect, type Lab, STILL, test } from './lab.ts';

test.use(STILL);

const isFocused = (one: Locator) =>
  one.first().evaluate((element) => element === document.activeElement);

/** Presses Tab until the control has the focus, and then the key. */
const tabTo = async ({ page }: Lab, control: Locator, key = 'Enter') => {
  await expect(control.first()).toBeVisible();
  const most = 120;
  for (let press = 0; press < most; press++) {
    if (await isFocused(control)) {
      await page.keyboard.press(key);
      return;
    }
    await page.keyboard.press('Tab');
  }
  throw new Error(`${most} presses of Tab did not reach ${control}`);
};

test('a challenge is reached: the ack is chosen among the marks, cut, and the next one opened', async ({
  lab,
}) => {
  const { page } = lab;
  await lab.open('challenge');
  await tabTo(lab, page.getByRole('link', { name: /Charge the customer twice/ }));
  const run = page.getByRole('group', { name: 'The run', exact: true });
  // The marks are one stop of Tab; up and down go from one to the next
  const ack = run.getByRole('button', { name: /^Ack for order-2/ });
  await tabTo(lab, run.locator('[role="button"][tabindex="0"]'), 'ArrowUp');
  const marks = await run.getByRole('button').count();
  for (const key of ['ArrowUp', 'ArrowDown']) {
    for (let press = 0; press < marks && !(await isFocused(ack)); press++) {
      await page.keyboard.press(key);
    }
  }
  await expect(ack).toBeFocused();
  await page.keyboard.press('Enter');
  await tabTo(lab, page.getByRole('button', { name: 'Cut it', exact: true }));
  await expect(page.getByRole('status').filter({ hasText: 'Reached.' })).toBeVisible();
  await tabTo(lab, page.getByRole('link', { name: 'Next one' }));
  await tabTo(lab, page.getByRole('switch', { name: 'enable.idempotence' }), 'Space');
  await expect(page.getByRole('status').filter({ hasText: 'Reached.' })).toBeVisible();
});

test('a forecast is made, and the next round asked for', async ({ lab }) => {
  const { page } = lab;
  await lab.open('predict/6');
  await tabTo(lab, page.getByRole('button', { name: 'Not sure: show me' }));
  await expect(page.getByRole('region', { name: 'What happens' })).toBeFocused();
  await tabTo(lab, page.getByRole('button', { name: 'Next round' }));
  await expect(page).toHaveURL(/#\/predict\/7$/);
});

test('a card is turned and put off', async ({ lab }) => {
  const { page } = lab;
  await lab.open('recall');
  await tabTo(lab, page.getByRole('button', { name: 'Turn the card' }));
  await expect(page.getByRole('region', { name: 'The back' })).toBeFocused();
  await tabTo(lab, page.getByRole('button', { name: 'I knew it' }));
  await expect(page.getByText('9 cards for today', { exact: false })).toBeVisible();
});

test('runs are compared where they part', async ({ lab }) => {
  const { page } = lab;
  await lab.open('compare/lost-ack?v=1');
  await tabTo(lab, page.getByRole('button', { name: 'Difference' }));
  await expect(page.getByRole('img', { name: /at offset 107, a copy/ }).first()).toBeVisible();
});

test('a scenario is made new and run', async ({ lab }) => {
  const { page } = lab;
  await lab.open('sandbox');
  const main = page.getByRole('main', { name: 'Sandbox' });
  await tabTo(lab, main.getByRole('button', { name: 'New', exact: true }));
  await tabTo(lab, main.getByRole('textbox', { name: 'Scenario as JSON' }), 'Control+a');
  await page.keyboard.insertText('{"formatVersion": 1, "title": "By keys", "producers": []}');
  await page.keyboard.press('Control+Home');
  await main.getByRole('heading', { level: 1 }).waitFor();
  // Backwards: the button stands before the text
  const runs = main.getByRole('button', { name: 'Run it on the stage' });
  for (let press = 0; press < 120 && !(await isFocused(runs)); press++) {
    await page.keyboard.press('Shift+Tab');
  }
  await page.keyboard.press('Enter');
  await expect(lab.sceneTitle).toHaveText('By keys');
});

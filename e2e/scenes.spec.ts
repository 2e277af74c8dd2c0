// Every scene that the picker offers opens and plays to its end.
import { expect, type Lab, test } from './lab.ts';

/** So much of the run at once that a minute of playing takes a second. */
const LEAP_MS = 100;

/** Lets the page's own clock leap until the run has ended. */
const playToTheEnd = async (lab: Lab) => {
  await lab.page.keyboard.press('l');
  await expect(lab.pause).toBeVisible();
  const end = await lab.playhead.getAttribute('aria-valuemax');
  await expect(async () => {
    await lab.page.clock.fastForward(LEAP_MS);
    await expect(lab.playhead).toHaveAttribute('aria-valuenow', end ?? '', { timeout: 1 });
  }).toPass({ intervals: [0] });
  await expect(lab.play).toBeVisible();
};

test('every scene in the picker plays to its end, and its log comes to something', async ({
  lab,
}) => {
  // Nine runs from end to end: as long as they take
  test.slow();
  await lab.page.clock.install();
  await lab.open('lost-ack?v=1&speed=4');
  const opener = lab.page.getByRole('button', { name: /^Scene \d of \d$/ });
  const picker = lab.page.getByRole('dialog', { name: 'Scenes' });
  await opener.click();
  // The list is loaded when it is first asked for
  await expect(picker.getByRole('button').nth(8)).toBeVisible();
  const scenes = await picker.getByRole('button').count();
  expect(scenes).toBeGreaterThanOrEqual(9);
  await expect(
    lab.page.getByRole('navigation', { name: 'Scenes' }).getByRole('button'),
  ).toHaveCount(scenes);

  const titles = new Set<string>();
  for (let at = 0; at < scenes; at++) {
    await picker.getByRole('button').nth(at).click();
    await expect(lab.page.getByRole('button', { name: `Scene ${at + 1} of` })).toBeVisible();
    titles.add(await lab.sceneTitle.innerText());
    await expect(lab.playhead).toHaveAttribute('aria-valuenow', '0');
    await playToTheEnd(lab);
    await expect(lab.log).toBeVisible();
    await expect(lab.outcome).toContainText('The log holds');
    await expect(lab.outcome).not.toContainText('so far');
    await opener.click();
    await expect(picker.getByRole('button').nth(at)).toHaveAttribute('aria-current', 'true');
  }
  expect(titles.size).toBe(scenes);
});

test('on a narrow screen the menu offers the same scenes', { tag: '@mobile' }, async ({ lab }) => {
  await lab.open();
  const menu = lab.page.getByRole('dialog', { name: 'Menu' });
  await lab.page.getByRole('button', { name: 'Menu' }).tap();
  await menu.getByRole('button', { name: 'Nothing doubled, everything reversed' }).tap();
  await expect(lab.sceneTitle).toHaveText('Nothing doubled, everything reversed');
  await lab.toEnd();
  await expect(lab.log).toBeVisible();
});

test('the way onward leads through the course and back', async ({ lab }) => {
  await lab.open('lost-ack?v=1&enable.idempotence=true');
  await lab.page.getByRole('button', { name: 'A record’s way in', exact: true }).click();
  await expect(lab.sceneTitle).toHaveText('A record’s way in');
  await lab.page.getByRole('button', { name: /^Back to scene 1/ }).click();
  await expect(lab.sceneTitle).toHaveText('The ack that never arrived');
});

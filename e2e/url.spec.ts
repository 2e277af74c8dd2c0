// The address is the whole state: it opens the same picture again, says what of it is wrong, and goes back.
import { expect, IN_FLIGHT, type Lab, STILL, test } from './lab.ts';

test.use(STILL);

const notice = (lab: Lab) =>
  lab.page.getByRole('region', { name: 'Part of this link could not be used' });
/** What stands in the address after the `#`, with its escapes read. */
const stateOf = (lab: Lab) => decodeURIComponent(new URL(lab.page.url()).hash);

test('everything one does is in the address, and the address opens the same again', async ({
  lab,
  context,
}) => {
  await lab.page.emulateMedia({ colorScheme: 'light' });
  await lab.open('lost-ack?v=1&at=17~300');
  await lab.machines.getByRole('button', { name: /^Produce request, order-17/ }).click();
  await lab.chosen.getByRole('button', { name: 'Lose it' }).click();
  await lab.idempotence.click();
  await lab.maxInFlight.fill('3');
  await lab.page.getByRole('button', { name: /^Speed/ }).click();
  await lab.page.getByRole('button', { name: '0.5×', exact: true }).click();
  await lab.page.getByRole('button', { name: 'Dark theme' }).click();
  await lab.showTab('Faults');

  const state =
    /^#\/lost-ack\?v=1&enable\.idempotence=true&max\.in\.flight\.requests\.per\.connection=3&fault=cut:requestSent:order-17:1:20\S*&at=17~\d+&sel=message:\S+&speed=0\.5&theme=dark&tab=faults(&branch=\S*)*$/;
  await expect.poll(() => stateOf(lab)).toMatch(state);

  // What an edit came to is told for a while, and is not part of the state
  await lab.page.getByRole('button', { name: 'Dismiss', exact: true }).click();
  await expect(lab.page.getByRole('button', { name: 'Dismiss', exact: true })).toHaveCount(0);
  const seen = await lab.page.getByRole('main').ariaSnapshot();
  // Another page: nothing but the address comes along
  const other = await context.newPage();
  await other.goto(lab.page.url());
  await expect(other.getByRole('slider', { name: 'Playhead' })).toHaveAttribute(
    'aria-valuenow',
    String(await lab.screen()),
  );
  await expect(other.getByRole('button', { name: 'Light theme' })).toBeVisible();
  // The first sign of a hand there, too
  await other.keyboard.press('Shift');
  await expect(other.getByRole('switch', { name: 'enable.idempotence' })).toBeChecked();
  await expect(other.getByRole('spinbutton', { name: IN_FLIGHT })).toHaveValue('3');
  // A link has no past, so there is nothing to undo
  const same = seen.replace('button "Undo"', 'button "Undo" [disabled]');
  await expect.poll(() => other.getByRole('main').ariaSnapshot()).toBe(same);
});

test('a step is in the address once it has come to rest', async ({ lab }) => {
  await lab.open();
  for (let press = 0; press < 5; press++) await lab.page.keyboard.press('ArrowRight');
  await expect.poll(() => stateOf(lab)).toBe('#/lost-ack?v=1&at=4');
  await lab.page.reload();
  await expect(lab.playhead).toHaveAttribute(
    'aria-valuetext',
    '15 ms: the producer sends order-15 and order-16 to broker 1',
  );
});

test('the link is copied as it stands in the address', async ({ lab, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await lab.open('lost-ack?v=1&enable.idempotence=true&at=35');
  await lab.page.getByRole('button', { name: 'Copy a link to this moment' }).click();
  await expect(lab.live).toContainText('Link copied.');
  expect(await lab.page.evaluate(() => navigator.clipboard.readText())).toBe(lab.page.url());
});

test.describe('a broken address', () => {
  test('says field, value and what was expected, and keeps the rest', async ({ lab }) => {
    await lab.open(
      'lost-ack?v=1&enable.idempotence=true&acks=7&at=16&sel=message:nobody&speed=3&fault=cut:nowhere:order-17:1:20&colour=red',
    );
    const items = notice(lab).getByRole('listitem');
    await expect(items.filter({ hasText: /^acks is 7; expected 0, 1, all/ })).toBeVisible();
    await expect(
      items.filter({ hasText: /^speed is 3; expected 0\.1, 0\.25, 0\.5, 1/ }),
    ).toBeVisible();
    await expect(items.filter({ hasText: /^colour is red; / })).toBeVisible();
    await expect(
      items.filter({ hasText: /^fault is cut:nowhere:order-17:1:20; expected .*"requestSent"/ }),
    ).toBeVisible();
    await expect(items.filter({ hasText: /^sel is message:nobody; expected / })).toBeVisible();
    await expect(items).toHaveCount(5);

    await expect(lab.idempotence).toBeChecked();
    await expect(lab.acks('all')).toBeChecked();
    await expect(lab.playhead).toHaveAttribute('aria-valuetext', /^125 ms: /);

    await notice(lab)
      .getByRole('button', { name: /^Dismiss/ })
      .click();
    await expect(notice(lab)).toBeHidden();
  });

  test('with an unknown scene opens the lost ack and names the scenes', async ({ lab }) => {
    await lab.open('no-such-scene?v=1');
    await expect(notice(lab)).toContainText('scene is no-such-scene; expected one of lost-ack');
    await expect(lab.sceneTitle).toHaveText('The ack that never arrived');
  });

  for (const nonsense of [
    'lost-ack?v=1&acks=%E0%A4%A',
    'lost-ack?v=1&at=999999',
    'lost-ack?v=9',
    'custom?v=1&scenario=bm90IGpzb24',
    'lost-ack?v=1&off=5',
    `lost-ack?v=1&${IN_FLIGHT}=1000`,
  ]) {
    test(`${nonsense} is told and still shows a run`, async ({ lab }) => {
      await lab.open(nonsense);
      await expect(notice(lab).getByRole('listitem')).toHaveCount(1);
      await expect(lab.sceneTitle).toHaveText('The ack that never arrived');
      await expect(lab.playhead).toBeVisible();
    });
  }
});

test.describe('back and forward', () => {
  const scene = (lab: Lab, place: number) =>
    lab.page
      .getByRole('navigation', { name: 'Scenes' })
      .getByRole('button', { name: new RegExp(`^Scene ${place}: `) });
  const expectScene = (lab: Lab, place: number) =>
    expect(scene(lab, place)).toHaveAttribute('aria-current', 'true');

  test('go from scene to scene, and each is as one left it', async ({ lab }) => {
    await lab.open();
    await lab.idempotence.click();
    await lab.toEnd();
    await expect.poll(() => stateOf(lab)).toMatch(/enable\.idempotence=true&at=/);
    await scene(lab, 3).click();
    await expectScene(lab, 3);
    await expect.poll(() => stateOf(lab)).toBe('#/retry-harmless?v=1');

    await lab.page.goBack();
    await expectScene(lab, 1);
    await expect(lab.idempotence).toBeChecked();
    await expect(lab.log).toHaveAccessibleName('Log: 15, 16, 17, 18');

    await lab.page.goForward();
    await expectScene(lab, 3);
  });

  test('a change made just before leaving a scene is not forgotten', async ({ lab }) => {
    await lab.open();
    // Both in one task, as close together as two clicks can be
    await lab.page.evaluate(() => {
      const press = (name: string) => document.querySelector<HTMLElement>(name)?.click();
      press('[role="switch"]');
      press('button[aria-label^="Scene 3: "]');
    });
    await expectScene(lab, 3);
    await lab.page.goBack();
    await expectScene(lab, 1);
    await expect(lab.idempotence).toBeChecked();
  });

  test('an address typed by hand is opened', async ({ lab }) => {
    await lab.open();
    await lab.page.goto('./#/palindrome?v=1');
    await expect(lab.sceneTitle).toHaveText('Three in flight, then the line drops');
  });
});

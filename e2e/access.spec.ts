// What assistive technology is given: no violation that axe knows of, sentences for marks, and a voice for steps.
import { expectNoViolation } from './axe.ts';
import { expect, IN_FLIGHT, type Lab, STILL, test } from './lab.ts';

test.use(STILL);

interface Sight {
  readonly what: string;
  readonly state: string;
  readonly show?: (lab: Lab) => Promise<void>;
}

const SIGHTS: readonly Sight[] = [
  { what: 'at the start, under a notice about the link', state: 'lost-ack?v=1&acks=7' },
  {
    what: 'in the middle, with a message chosen',
    state: 'lost-ack?v=1&at=23~300&sel=message:p1/2<',
  },
  {
    what: 'at the end, with all events open',
    state: 'lost-ack',
    show: async (lab) => {
      await lab.toEnd();
      await lab.showTab('Events');
    },
  },
  {
    what: 'with the copy recognised and the faults open',
    state: 'lost-ack?v=1&enable.idempotence=true&at=38',
    show: (lab) => lab.showTab('Faults'),
  },
  {
    what: 'with a configuration error',
    state: `lost-ack?v=1&enable.idempotence=true&${IN_FLIGHT}=7`,
  },
  {
    what: 'with the list of keys open',
    state: 'lost-ack',
    show: async (lab) => {
      await lab.page.keyboard.press('?');
      await expect(lab.help).toBeVisible();
    },
  },
];

test.describe('axe finds nothing', { tag: '@everywhere' }, () => {
  for (const { what, state, show } of SIGHTS) {
    test(what, async ({ lab }) => {
      await lab.page.emulateMedia({ colorScheme: 'light' });
      // So tall that no button lies half under the foot, where it would count as too small
      await lab.page.setViewportSize({
        width: lab.page.viewportSize()?.width ?? 390,
        height: 1800,
      });
      await lab.open(state);
      await show?.(lab);
      await expectNoViolation(lab);
      // The dark theme has the same marks in other colours
      await lab.page.emulateMedia({ colorScheme: 'dark' });
      await expectNoViolation(lab, ['color-contrast']);
    });
  }
});

test.describe('names', () => {
  /** Every mark that has a name or can be pressed, as assistive technology is told of it. */
  const marksOf = async (lab: Lab) => {
    const parts = [lab.machines, lab.lanes];
    const names = await Promise.all(
      parts.flatMap((part) =>
        (['button', 'img'] as const).map((role) =>
          part
            .getByRole(role)
            .evaluateAll((marks) =>
              marks
                .filter((one) => one.hasAttribute('role'))
                .map((one) => one.getAttribute('aria-label') ?? ''),
            ),
        ),
      ),
    );
    return names.flat();
  };

  for (const { what, state } of [
    { what: 'an ack under way', state: 'lost-ack?v=1&at=23~300' },
    { what: 'a copy written', state: 'lost-ack?v=1&at=44' },
    { what: 'a copy recognised', state: 'lost-ack?v=1&enable.idempotence=true&at=36' },
    { what: 'three in flight', state: 'palindrome?v=1&at=20' },
  ]) {
    test(`of all marks say what each is, with ${what}`, async ({ lab }) => {
      await lab.open(state);
      const names = await marksOf(lab);
      expect(names.length).toBeGreaterThan(8);
      // A name alone, such as “107” or “ack”, says nothing of what happened
      const bare = names.filter((one) => one.split(' ').length < 3 || !/[a-z]{2,} /.test(one));
      expect(bare).toEqual([]);
      expect(names.filter((one) => /undefined|null|NaN|\[object/.test(one))).toEqual([]);
    });
  }

  test('of letters, postmarks, verdict and log tell the story of the lost ack', async ({ lab }) => {
    const mark = (role: 'button' | 'img', name: string) =>
      expect(lab.machines.getByRole(role, { name, exact: true })).toBeVisible();
    await lab.open('lost-ack?v=1&at=23~300');
    await mark(
      'button',
      'Produce request, order-17, attempt 1, at broker 1, waiting for its answer',
    );
    await mark('button', 'Ack for order-17, base offset 106, on its way to the producer');
    await mark('img', 'Broker 1 appends order-17 at 106');
    await mark('button', 'order-15, 16 at offset 104');
    await mark('button', 'order-17 at offset 106');
    await mark('button', 'order-17 €40, the app knows: no answer yet');

    await lab.open('lost-ack?v=1&at=40');
    await mark('button', 'ack for 106 lost, the connection broke at 200 ms');
    await mark('img', 'Broker 1 appends order-17 at 107, a copy');
    await mark('button', 'order-17 at offset 107, a copy');

    await lab.open('lost-ack?v=1&enable.idempotence=true&at=36');
    await mark('img', 'Broker 1 recognises order-17 as a copy of 106 and writes nothing');
    await mark('button', 'Ack for order-17, base offset 106, on its way to the producer');
  });

  test('of the parts of the page are there as landmarks and headings', {
    tag: '@everywhere',
  }, async ({ lab }) => {
    await lab.open();
    await expect(lab.page.getByRole('banner')).toHaveCount(1);
    await expect(lab.page.getByRole('main')).toHaveCount(1);
    await expect(lab.sceneTitle).toHaveCount(1);
    await expect(lab.lanes).toBeVisible();
    await expect(lab.page).toHaveTitle(/Retry Lab/);
  });
});

test.describe('the live region', () => {
  test('says each step, and where the run ends', async ({ lab }) => {
    await lab.open();
    await expect(lab.live).toBeEmpty();
    await lab.page.keyboard.press('ArrowRight');
    await expect(lab.live).toHaveText(/^0 ms: the producer starts without a producer id/);
    await lab.page.keyboard.press('ArrowRight');
    await expect(lab.live).toHaveText(/^10 ms: the application sends order-15/);
    await lab.page.keyboard.press('End');
    await expect(lab.live).toHaveText('End of the run.');
    await lab.page.keyboard.press('Home');
    await expect(lab.live).toHaveText('Start of the run.');
  });

  test('says what a setting came to', async ({ lab }) => {
    await lab.open();
    await lab.idempotence.click();
    await expect(lab.live).toHaveText(
      /^enable\.idempotence=true\. First difference: .* Then: 518 ms: .*order-17, sequence 2, as a copy of offset 106/,
    );
  });

  test('is silent while the run plays', async ({ lab }) => {
    await lab.page.emulateMedia({ reducedMotion: 'no-preference' });
    await lab.open('lost-ack?v=1&speed=4&at=20');
    await lab.page.keyboard.press('ArrowRight');
    await expect(lab.live).toHaveText(/^185 ms: /);
    const words = await lab.live.evaluateHandle((region) => {
      const heard: string[] = [];
      new MutationObserver(() => heard.push(region.textContent ?? '')).observe(region, {
        subtree: true,
        childList: true,
        characterData: true,
      });
      return heard;
    });
    await lab.page.keyboard.press('Space');
    await expect(lab.pause).toBeVisible();
    await expect(lab.play).toBeVisible({ timeout: 15_000 });
    await expect(lab.playhead).toHaveAttribute('aria-valuetext', /^679 ms: /);
    expect(await words.jsonValue()).toEqual([]);
    await words.dispose();
    await lab.page.keyboard.press('ArrowLeft');
    await expect(lab.live).toHaveText(/^679 ms: /);
  });
});

test.describe('the dialog', () => {
  test('keeps the focus inside and gives it back', async ({ lab }) => {
    await lab.open();
    const opener = lab.page.getByRole('button', { name: 'Keys and help' });
    await opener.click();
    await expect(lab.help).toBeVisible();
    const inside = () => lab.help.evaluate((one) => one.contains(document.activeElement));
    expect(await inside()).toBe(true);
    await lab.page.keyboard.press('Escape');
    await expect(lab.help).toBeHidden();
    await expect(opener).toBeFocused();
  });
});

test('the sheet takes the focus and gives it back', { tag: '@mobile' }, async ({ lab }) => {
  await lab.open('lost-ack?v=1&at=20');
  await lab.inspectorOpener.tap();
  await expect(lab.page.getByRole('tab', { name: 'Why' })).toBeFocused();
  await lab.page.getByRole('button', { name: 'Close the inspector' }).tap();
  await expect(lab.page.getByRole('tab', { name: 'Why' })).toBeHidden();
  await expect(lab.inspectorOpener).toBeFocused();
});

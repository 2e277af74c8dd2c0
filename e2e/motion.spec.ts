// What moves, when, and what must not: before play, under reduced motion, and sideways.
import { expect, type Lab, STILL, test } from './lab.ts';

/** Waits for so many pictures of the screen: time as the page itself counts it. */
const frames = (lab: Lab, count: number) =>
  lab.page.evaluate(async (left) => {
    for (let frame = 0; frame < left; frame++) {
      await new Promise((done) => requestAnimationFrame(done));
    }
  }, count);

/** Where every mark of the page stands, and what moves by a stylesheet. */
const picture = (lab: Lab) =>
  lab.page.evaluate(() => ({
    places: [...document.querySelectorAll('main *')].map((one) => {
      const { x, y, width, height } = one.getBoundingClientRect();
      return `${one.tagName} ${x} ${y} ${width} ${height} ${one.getAttribute('transform') ?? ''}`;
    }),
    // what follows a scroll bar moves with the hand alone
    moving: document
      .getAnimations()
      .filter((one) => one.playState === 'running' && one.timeline === document.timeline).length,
  }));

const HALF_A_SECOND = 30;

/** The parts that come a moment after the page are there: the machines, or the log on a narrow screen. */
const comeToRest = async (lab: Lab) => {
  // Chunks that load later may still be on their way, however long nothing has moved
  await lab.page.waitForLoadState('networkidle');
  const log = lab.page.getByRole('region', { name: /^Log of/ });
  await expect(lab.machines.or(log)).toBeVisible();
  await expect(async () => {
    const before = await picture(lab);
    await frames(lab, 6);
    expect(await picture(lab)).toEqual(before);
  }).toPass();
};

const expectStill = async (lab: Lab) => {
  // What loads with the first sign of a hand has come by then
  await frames(lab, HALF_A_SECOND);
  await comeToRest(lab);
  const before = await picture(lab);
  const recording = await lab.recordPlayhead();
  await frames(lab, HALF_A_SECOND);
  expect(await picture(lab)).toEqual(before);
  expect(before.moving).toBe(0);
  expect(new Set(await recording.stop()).size).toBe(1);
};

test('the page starts paused and stays where it is', { tag: '@everywhere' }, async ({ lab }) => {
  await lab.open();
  await expectStill(lab);
  expect(await lab.screen()).toBe(0);
  await expect(lab.play).toBeVisible();
});

test('a link to the middle of a run opens paused too', async ({ lab }) => {
  await lab.open('lost-ack?v=1&at=23~300');
  await expectStill(lab);
});

test('with motion allowed, playing passes many places between two events', async ({ lab }) => {
  await lab.open('lost-ack?v=1&at=17');
  const start = await lab.screen();
  const recording = await lab.recordPlayhead();
  await lab.play.click();
  await expect(lab.playhead).toHaveAttribute('aria-valuetext', /^165 ms: /);
  await lab.pause.click();
  const between = (await recording.stop()).filter((at) => at > start);
  expect(new Set(between).size).toBeGreaterThan(10);
});

test('playing stops when the page is hidden', async ({ lab }) => {
  await lab.open();
  await lab.page.keyboard.press('ArrowRight');
  await lab.play.click();
  await expect(lab.pause).toBeVisible();
  await lab.page.evaluate(() => {
    Object.defineProperty(document, 'hidden', { value: true, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await expect(lab.play).toBeVisible();
});

test.describe('under reduced motion', () => {
  test.use(STILL);

  test('nothing moves while the page is idle', { tag: '@everywhere' }, async ({ lab }) => {
    await lab.open('lost-ack?v=1&at=23~300');
    await expectStill(lab);
  });

  test('a step, a choice and a setting land at once', async ({ lab }) => {
    await lab.open('lost-ack?v=1&at=17');
    const recording = await lab.recordPlayhead();
    await lab.page.keyboard.press('ArrowRight');
    await expect(lab.playhead).toHaveAttribute('aria-valuetext', /^165 ms: /);
    expect(new Set(await recording.stop()).size).toBe(2);
    await expectStill(lab);

    await lab.page.keyboard.press('ArrowDown');
    await expect(lab.chosen).toBeVisible();
    await expectStill(lab);
  });

  test('playing goes from event to event, and stands between', async ({ lab }) => {
    await lab.open('lost-ack?v=1&speed=4');
    // What keys do is loaded with the first of them: from here on a key acts at once
    await lab.toEnd();
    await lab.page.keyboard.press('Home');
    await expect(lab.playhead).toHaveAttribute('aria-valuenow', '0');
    const events: number[] = [await lab.screen()];
    for (let press = 0; press < 14; press++) {
      await lab.page.keyboard.press('ArrowRight');
      events.push(await lab.screen());
    }
    const last = events.at(-1) ?? 0;
    await lab.page.keyboard.press('Home');
    await expect(lab.playhead).toHaveAttribute('aria-valuenow', '0');

    const recording = await lab.recordPlayhead();
    await lab.play.click();
    await expect.poll(() => lab.screen()).toBeGreaterThanOrEqual(last);
    await lab.pause.click();
    const shown = (await recording.stop()).filter((at) => at <= last);
    expect([...new Set(shown)]).toEqual([...new Set(events)]);
  });
});

test.describe('nothing is wider than the screen', () => {
  const sights = [
    { what: 'at the start', state: 'lost-ack', show: undefined },
    { what: 'at the end', state: 'lost-ack', show: (lab: Lab) => lab.toEnd() },
    {
      what: 'with a configuration error',
      state: 'lost-ack?v=1&enable.idempotence=true&max.in.flight.requests.per.connection=10',
      show: undefined,
    },
    {
      what: 'with a message chosen',
      state: 'lost-ack?v=1&at=17~300&sel=message:p1/1>',
      show: undefined,
    },
    {
      what: 'with the inspector open',
      state: 'lost-ack?v=1&at=38&enable.idempotence=true',
      show: (lab: Lab) => lab.showTab('Why'),
    },
    {
      what: 'with a notice about the link',
      state: 'no-such-scene?v=1&acks=7',
      show: undefined,
    },
  ] as const;
  // 320 is a screen of 1280 px at 400 %
  for (const width of [390, 320]) {
    test(`at ${width} px`, { tag: '@mobile' }, async ({ lab }) => {
      await lab.page.setViewportSize({ width, height: 844 });
      for (const { what, state, show } of sights) {
        await lab.open(state);
        await show?.(lab);
        const { content, screen } = await lab.page.evaluate(() => ({
          content: document.documentElement.scrollWidth,
          screen: document.documentElement.clientWidth,
        }));
        expect(content, what).toBeLessThanOrEqual(screen);
      }
    });

    test(`and no control lies over another at ${width} px`, {
      tag: '@mobile',
    }, async ({ lab }) => {
      await lab.page.setViewportSize({ width, height: 844 });
      await lab.open();
      const parts = [
        lab.idempotence,
        lab.settings.getByRole('group', { name: 'acks' }),
        lab.settings.getByRole('button', { name: /one less$/ }),
        lab.settings.getByRole('button', { name: /one more$/ }),
        lab.page.getByRole('button', { name: 'Menu' }),
        lab.playback,
        lab.inspectorOpener,
      ];
      for (const part of parts) await expect(part).toBeInViewport({ ratio: 1 });
      const overlaps = await overlapsOf(lab);
      expect(overlaps).toEqual([]);
    });
  }
});

/** Controls of the bar and of the foot that lie over one another, by name. */
function overlapsOf(lab: Lab): Promise<readonly string[]> {
  return lab.page.evaluate(() => {
    const overlapping = (one: DOMRect, other: DOMRect) =>
      Math.min(one.right, other.right) - Math.max(one.left, other.left) > 1 &&
      Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 1;
    const controls = ['header', '[aria-label="Time"]'].map((bar) =>
      [...document.querySelectorAll(`${bar} :is(button, label, [role="slider"])`)]
        .filter((one) => one.checkVisibility() && !one.matches('.visually-hidden, [popover] *'))
        .map((one) => ({
          name: one.getAttribute('aria-label') ?? one.textContent ?? '',
          box: one.getBoundingClientRect(),
        })),
    );
    return controls.flatMap((bar) =>
      bar.flatMap((one, at) =>
        bar
          .slice(at + 1)
          .filter(({ box }) => overlapping(one.box, box))
          .map(({ name }) => `${one.name} lies over ${name}`),
      ),
    );
  });
}

// The whole of the lost ack without a mouse.
import { keysOn } from './keys.ts';
import { expect, IN_FLIGHT, type Lab, STILL, test } from './lab.ts';

const TURNING_POINTS = [
  '165 ms: broker 1 writes order-17 at offset 106',
  '200 ms: the answer (order-17 is at offset 106) is lost after 37 % of its way',
  '478 ms: the producer sends order-17 again (attempt 2) to broker 1',
  '518 ms: broker 1 writes order-17 at offset 107, a second copy: the first stands at 106',
];

/** order-17's first request has just left. */
const SENT = 'lost-ack?v=1&at=17';

/** Presses a key until it moves no further, and says where each press came to. */
const stopsOf = async (lab: Lab, key: string) => {
  const place = () =>
    lab.playhead.evaluate((one) => ({
      at: one.getAttribute('aria-valuenow'),
      text: one.getAttribute('aria-valuetext') ?? '',
    }));
  const stops: string[] = [];
  let last = await place();
  for (;;) {
    await lab.page.keyboard.press(key);
    let next = await place();
    // What the key does may come a moment later; what has not come by then is the end
    for (let wait = 0; wait < 20 && next.at === last.at; wait++) {
      await lab.page.waitForTimeout(50);
      next = await place();
    }
    if (next.at === last.at) return stops;
    stops.push(next.text);
    last = next;
  }
};

const isDark = (lab: Lab) => lab.page.getByRole('button', { name: 'Light theme' });
const isLight = (lab: Lab) => lab.page.getByRole('button', { name: 'Dark theme' });

test.describe('playing', () => {
  test('space plays and pauses from the very start', async ({ lab }) => {
    await lab.open();
    await lab.page.keyboard.press('Space');
    await expect(lab.pause).toBeVisible();
    await expect.poll(() => lab.screen()).toBeGreaterThan(200);
    await lab.page.keyboard.press('Space');
    await expect(lab.play).toBeVisible();
  });

  test('J, K and L play backward, pause, play forward, and faster on a second press', async ({
    lab,
  }) => {
    await lab.open('lost-ack?v=1&at=20');
    const start = await lab.screen();
    await lab.page.keyboard.press('l');
    await expect.poll(() => lab.screen()).toBeGreaterThan(start + 100);
    await lab.page.keyboard.press('l');
    await expect(lab.page.getByRole('button', { name: 'Speed: 2×' })).toBeVisible();
    await lab.page.keyboard.press('k');
    await expect(lab.play).toBeVisible();

    const turn = await lab.screen();
    await lab.page.keyboard.press('j');
    await expect.poll(() => lab.screen()).toBeLessThan(turn - 100);
    await lab.page.keyboard.press('j');
    await expect(lab.page.getByRole('button', { name: 'Speed: 4×' })).toBeVisible();
    await lab.page.keyboard.press('k');
    await expect(lab.play).toBeVisible();
  });
});

test.describe('step by step', () => {
  test.use(STILL);

  test('arrows, N and shift + N, Home and End walk the run', async ({ lab }) => {
    await lab.open();
    await lab.page.keyboard.press('ArrowRight');
    await lab.page.keyboard.press('ArrowRight');
    await expect(lab.playhead).toHaveAttribute('aria-valuetext', /^10 ms: the application sends/);
    await lab.page.keyboard.press('ArrowLeft');
    await expect(lab.playhead).toHaveAttribute('aria-valuetext', /^0 ms: the producer starts/);

    await lab.page.keyboard.press('Home');
    await expect(lab.playhead).toHaveAttribute('aria-valuetext', 'start');
    const forward = await stopsOf(lab, 'n');
    expect(forward.length).toBeLessThan(25);
    for (const point of TURNING_POINTS) expect(forward).toContain(point);

    await lab.page.keyboard.press('End');
    await expect(lab.playhead).toHaveAttribute('aria-valuetext', /^679 ms: /);
    const backward = await stopsOf(lab, 'Shift+N');
    expect(backward.at(-1)).toBe('start');
    for (const point of TURNING_POINTS) expect(backward).toContain(point);
  });

  test('a step at a time passes every event in order', async ({ lab }) => {
    await lab.open();
    const stops = await stopsOf(lab, 'ArrowRight');
    const events = await lab.events();
    const same = (text: string) => text.toLowerCase().replace(/\.$/, '');
    // The last press goes past the last event, to the end of the run
    expect(stops.slice(0, -1).map(same)).toEqual(events.map(same));
    expect(stops.at(-1)).toBe(stops.at(-2));
  });

  test('the digits go to the turning points', async ({ lab }) => {
    await lab.open();
    for (const [at, point] of TURNING_POINTS.entries()) {
      await lab.page.keyboard.press(String(at + 1));
      await expect(lab.playhead).toHaveAttribute('aria-valuetext', point);
    }
  });

  test('the stamp is put on, taken back with Z and put on again with shift + Z', async ({
    lab,
  }) => {
    await lab.open();
    await lab.page.keyboard.press('End');
    await expect(lab.log).toHaveAccessibleName('Log: 15, 16, 17, 17 again, 18');

    await keysOn(lab.page).use(lab.idempotence, 'Space');
    await expect(lab.idempotence).toBeChecked();
    await expect(lab.log).toHaveAccessibleName('Log: 15, 16, 17, 18');
    // The switch has the space bar to itself
    await expect(lab.play).toBeVisible();

    await lab.page.keyboard.press('z');
    await expect(lab.log).toHaveAccessibleName('Log: 15, 16, 17, 17 again, 18');
    await lab.page.keyboard.press('Shift+Z');
    await expect(lab.log).toHaveAccessibleName('Log: 15, 16, 17, 18');
  });

  test('Tab finds the letter, Enter explains it, X loses it, Escape lets go of it', async ({
    lab,
  }) => {
    await lab.open(SENT);
    const letter = lab.machines.getByRole('button', { name: /^Produce request, order-17/ });
    await keysOn(lab.page).to(letter);
    await lab.page.keyboard.press('Enter');
    await expect(lab.chosen).toContainText('Request with order-17');
    await lab.page.keyboard.press('Escape');
    await expect(lab.chosen).toBeHidden();

    await expect(letter).toBeFocused();
    await lab.page.keyboard.press('x');
    await expect(lab.live).toContainText(
      'request with order-17 lost: the connection breaks at 145 ms',
    );
    await expect(letter).toBeVisible();
  });

  test('arrows up and down choose a message, and X loses the chosen one', async ({ lab }) => {
    await lab.open(SENT);
    await lab.page.keyboard.press('ArrowDown');
    await expect(lab.chosen).toContainText('Request with order-17');
    await lab.page.keyboard.press('ArrowUp');
    await expect(lab.chosen).toContainText('Ack for 104');
    await lab.page.keyboard.press('ArrowDown');
    await lab.page.keyboard.press('x');
    await expect(lab.live).toContainText('request with order-17 lost');
  });

  test('X without a message under way says what to do', async ({ lab }) => {
    await lab.open();
    await lab.page.keyboard.press('x');
    await expect(lab.live).toHaveText('Choose a message first: arrow up or down.');
  });

  test('T turns the theme, ? opens the list of keys, Escape closes it', async ({ lab }) => {
    await lab.page.emulateMedia({ colorScheme: 'light' });
    await lab.open();
    await lab.page.keyboard.press('t');
    await expect(isDark(lab)).toBeVisible();
    await lab.page.keyboard.press('t');
    await expect(isLight(lab)).toBeVisible();

    await lab.page.keyboard.press('?');
    await expect(lab.help).toBeVisible();
    await expect(lab.help).toContainText('lose the chosen message');
    await lab.page.keyboard.press('Escape');
    await expect(lab.help).toBeHidden();
  });

  test('Tab goes through every control in reading order, and each shows that it has the focus', async ({
    lab,
  }) => {
    await lab.open(SENT);
    const names = await tabThrough(lab);
    const expected = [
      'enable.idempotence',
      'acks: all',
      IN_FLIGHT,
      'Scene 1 of 9',
      'Copy a link to this moment',
      'Dark theme',
      'Keys and help',
      'Scene 1: The ack that never arrived',
      'Scene 9: Half a batch is not a known batch',
      'Step 1: written at 106',
      'Step 4: written again at 107',
      'Add a stamp',
      'Produce request, order-17, attempt 1, on its way to broker 1',
      'Produce request, order-17, attempt 1, sent at 125 ms',
      'Why',
      'Previous event',
      'Play',
      'Step to the next event',
      'Next event',
      'Playhead',
      'Speed: 1×',
    ];
    expect(names.filter((one) => expected.includes(one))).toEqual(expected);
  });

  test('the marks of the machines are reached at every moment, also with nothing on the wire', async ({
    lab,
  }) => {
    // The answer has landed, and nothing has left since
    await lab.open('lost-ack?v=1&at=43');
    const reached: string[] = [];
    await keysOn(lab.page).into(lab.machines);
    // A panel is one stop of Tab; up and down go from mark to mark
    const marks = await lab.machines.getByRole('button').count();
    for (let press = 0; press < marks; press++) {
      const name = await lab.machines.evaluate((one) => {
        const mark = document.activeElement;
        return mark && one.contains(mark) ? mark.getAttribute('aria-label') : null;
      });
      if (name !== null) reached.push(name);
      await lab.page.keyboard.press('ArrowDown');
    }
    expect(reached).toContain('order-17 €40, the app knows: acked at 107');
    expect(reached).toContain('ack for 106 lost, the connection broke at 200 ms');
    expect(reached).toContain('order-17 at offset 107, a copy');
  });

  test('keys do nothing else inside a field', async ({ lab }) => {
    await lab.page.emulateMedia({ colorScheme: 'light' });
    await lab.open(SENT);
    const before = await lab.screen();
    await keysOn(lab.page).to(lab.maxInFlight);
    for (const key of ['n', 'x', 'h', 'z', 't', 'l', 'j', 'k', '?', 'Space', 'Home', 'End']) {
      await lab.page.keyboard.press(key);
    }
    await lab.page.keyboard.press('ArrowLeft');
    await lab.page.keyboard.press('ArrowRight');
    expect(await lab.screen()).toBe(before);
    await expect(lab.play).toBeVisible();
    await expect(isLight(lab)).toBeVisible();
    await expect(lab.help).toBeHidden();
    await expect(lab.live).toBeEmpty();

    // A digit is a number here and no turning point
    await keysOn(lab.page).write(lab.maxInFlight, '3');
    await expect(lab.maxInFlight).toHaveValue('3');
    expect(await lab.screen()).toBe(before);
  });

  test.describe('with single keys switched off', () => {
    const switchOff = async (lab: Lab) => {
      await lab.page.keyboard.press('?');
      const single = lab.help.getByRole('switch', { name: /^Single keys work/ });
      await keysOn(lab.page).use(single, 'Space');
      await expect(single).not.toBeChecked();
      await lab.page.keyboard.press('Escape');
      await expect(lab.help).toBeHidden();
    };

    test('letters, digits and ? do nothing, arrows and space still do, and it is remembered', async ({
      lab,
    }) => {
      await lab.page.emulateMedia({ colorScheme: 'light' });
      await lab.open(SENT);
      await switchOff(lab);
      await lab.page.reload();
      await lab.settle();

      const before = await lab.screen();
      for (const key of ['n', 'x', 'h', 'z', 't', 'l', 'j', 'k', '?', '4']) {
        await lab.page.keyboard.press(key);
      }
      expect(await lab.screen()).toBe(before);
      await expect(isLight(lab)).toBeVisible();
      await expect(lab.help).toBeHidden();
      await expect(lab.live).toBeEmpty();
      await expect(lab.play).toBeVisible();

      await lab.page.keyboard.press('ArrowRight');
      await expect(lab.playhead).toHaveAttribute('aria-valuetext', /^165 ms: /);
      await lab.page.keyboard.press('Space');
      await expect(lab.pause).toBeVisible();
    });

    test('X does nothing on a focused message either', async ({ lab }) => {
      await lab.open(SENT);
      await switchOff(lab);
      await keysOn(lab.page).to(
        lab.machines.getByRole('button', { name: /^Produce request, order-17/ }),
      );
      await lab.page.keyboard.press('x');
      await lab.page.keyboard.press('h');
      const events = await lab.events();
      expect(events.filter((one) => /No (requests|answers) get through/.test(one))).toEqual([]);
      expect(events).toContain('165 ms: Broker 1 writes order-17 at offset 106.');
    });
  });
});

/** Presses Tab until the focus leaves the page; each stop must look different with and without it. */
async function tabThrough(lab: Lab): Promise<readonly string[]> {
  const { page } = lab;
  const names: string[] = [];
  const most = 100;
  while (names.length < most) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const one = document.activeElement;
      if (!one || one === document.body) return null;
      const box = one.getBoundingClientRect();
      const group = one.closest('fieldset')?.getAttribute('aria-label');
      const label = one instanceof HTMLInputElement ? one.labels?.[0]?.textContent : null;
      const own = one.getAttribute('aria-label') ?? label ?? one.textContent ?? '';
      const hidden = one.querySelector('.visually-hidden') ? own.replace(/^\d+/, '') : own;
      const isRadio = one instanceof HTMLInputElement && one.type === 'radio';
      return { name: isRadio ? `${group}: ${own}` : hidden, box: box.toJSON() as DOMRect };
    });
    if (stop === null) return names;
    const { box, name } = stop;
    const around = 24;
    const left = Math.max(0, box.x - around);
    const top = Math.max(0, box.y - around);
    const clip = {
      x: left,
      y: top,
      width: Math.min(1440, box.x + box.width + around) - left,
      height: Math.min(900, box.y + box.height + around) - top,
    };
    const focused = await page.screenshot({ clip });
    await page.evaluate(() => {
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      else if (document.activeElement instanceof SVGElement) document.activeElement.blur();
    });
    const blurred = await page.screenshot({ clip });
    expect(focused.equals(blurred), `“${name}” shows its focus`).toBe(false);
    names.push(name);
  }
  throw new Error(`Tab did not leave the page after ${most} stops`);
}

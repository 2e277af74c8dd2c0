// What holds on every page: an idle one stands still, what the hand can press the keyboard can reach, and a page
// that is enlarged or in the reader’s own colours loses nothing.
import type { Locator } from '@playwright/test';
import type { PageName } from '../src/store/pages.ts';
import { expect, type Lab, STILL, test } from './lab.ts';

test.use(STILL);

const LAB = [
  'lost-ack?v=1&at=23~300&sel=message:p1/2<',
  'palindrome?v=1&at=20&desk=charts',
  'lost-ack?v=1&at=40&desk=config',
  'lost-ack?v=1&at=40&desk=outputs:log',
];

/** Every page there is, each with the addresses below it that look otherwise. */
const PAGES: Readonly<Record<PageName, readonly string[]>> = {
  fidelity: ['fidelity'],
  cases: ['cases', 'cases/1'],
  compare: ['compare'],
  guide: ['guide', 'guide/worksheet'],
  start: ['start'],
  guarantees: ['guarantees'],
  predict: ['predict'],
  challenge: ['challenge'],
  break: ['break'],
  claims: ['claims'],
  course: ['course'],
  glossary: ['glossary'],
  learn: ['learn/lost-answer'],
  trace: ['trace'],
  present: ['present'],
  sandbox: ['sandbox'],
  recall: ['recall'],
  quiz: ['quiz'],
};
const ADDRESSES = [...LAB, ...Object.values(PAGES).flat()];

/** Half of the addresses each, so that two workers share them. */
const HALVES = [0, 1].map((half) => ADDRESSES.filter((_, nth) => nth % 2 === half));

const openAtRest = async (lab: Lab, address: string) => {
  await lab.open(address);
  await expect(lab.page.getByRole('heading', { level: 1 }).first()).toBeVisible();
  await lab.page.waitForLoadState('networkidle');
};

for (const [half, addresses] of HALVES.entries()) {
  test(`an idle page stands still, and the keyboard reaches what the hand does, half ${half + 1}`, async ({
    lab,
  }) => {
    for (const address of addresses) {
      await openAtRest(lab, address);
      // What came last is drawn by then
      await lab.page.waitForTimeout(200);
      const before = await lab.page.screenshot();
      await lab.page.waitForTimeout(700);
      expect(before.equals(await lab.page.screenshot()), `${address} stands still`).toBe(true);
      expect(await handOnly(lab), `on ${address}`).toEqual([]);
    }
  });
}

test('at 200 % every page fits its window, and its own part is larger than its bars', async ({
  lab,
}) => {
  // What a window of 1440 × 900 has left
  await lab.page.setViewportSize({ width: 720, height: 450 });
  for (const address of [
    'lost-ack?v=1&at=40',
    'compare',
    'sandbox',
    'learn/lost-answer',
    'trace',
  ]) {
    await openAtRest(lab, address);
    const { over, bars } = await lab.page.evaluate(() => {
      const fixed = [...document.querySelectorAll('body *')].filter((one) => {
        const { position } = getComputedStyle(one);
        return (position === 'sticky' || position === 'fixed') && one.checkVisibility();
      });
      const wide = fixed
        .map((one) => one.getBoundingClientRect())
        .filter(({ width }) => width > innerWidth / 2);
      return {
        over: document.documentElement.scrollWidth - innerWidth,
        bars: wide.reduce((sum, { height }) => sum + height, 0) / innerHeight,
      };
    });
    expect(over, `${address} is as wide as its window`).toBeLessThanOrEqual(0);
    expect(bars, `bars of ${address}`).toBeLessThan(0.5);
  }
});

test('in the reader’s own colours, what is chosen and what is a copy still differ', async ({
  lab,
}) => {
  await lab.page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
  await lab.open('lost-ack?v=1&at=44');
  const pictureOf = (radio: '1' | 'all') =>
    lab.settings.getByText(radio, { exact: true }).screenshot();
  const chosen = await pictureOf('all');
  await lab.chooseAcks('1');
  await expect(lab.acks('1')).toBeChecked();
  expect(chosen.equals(await pictureOf('all'))).toBe(false);
  await lab.page.keyboard.press('z');
  const row = (name: string) => lab.machines.getByRole('button', { name, exact: true });
  const copy = row('order-17 at offset 107, a copy');
  await expect(copy).toBeVisible();
  expect(await isHatched(copy)).toBe(true);
  expect(await isHatched(row('order-17 at offset 106'))).toBe(false);
});

/** Whether stripes are drawn where the row lies, in a colour that is not the paper’s. */
function isHatched(row: Locator): Promise<boolean> {
  return row.evaluate((one) => {
    const { left, right, top, bottom } = one.getBoundingClientRect();
    const paper = getComputedStyle(document.body).backgroundColor;
    const most = 4;
    return [...(one.closest('svg')?.querySelectorAll('path') ?? [])].some((mark) => {
      const stripes = mark.getAttribute('d')?.split('z').length ?? 0;
      const { fill } = getComputedStyle(mark);
      const box = mark.getBoundingClientRect();
      const outside = [left - box.left, box.right - right, top - box.top, box.bottom - bottom];
      return stripes > 5 && fill !== 'none' && fill !== paper && Math.max(...outside) < most;
    });
  });
}

/** What shows a hand or a grip under the pointer, yet is neither in a control nor in anything that takes the focus. */
function handOnly(lab: Lab): Promise<readonly string[]> {
  return lab.page.evaluate(() => {
    const takesFocus =
      'a[href], button, input, select, textarea, summary, label, [tabindex]:not(main)';
    return [...document.querySelectorAll('body *')]
      .filter((one) => /pointer|grab|resize|crosshair/.test(getComputedStyle(one).cursor))
      .filter((one) => one.checkVisibility() && !one.closest(takesFocus))
      .map((one) => one.outerHTML.slice(0, 120));
  });
}

// A hand that has only keys: Tab, arrows, Enter, Escape, letters. Nothing is clicked, and no script moves the focus.
import type { Locator, Page } from '@playwright/test';
import { expect } from './lab.ts';

/** So many presses at most until something has the focus; a page with more stops than that is a fault of its own. */
const MOST = 160;

const hasFocus = (one: Locator) =>
  one.evaluateAll((all) => all.some((element) => element === document.activeElement));

const holdsFocus = (one: Locator) =>
  one.evaluateAll((all) => all.some((element) => element.contains(document.activeElement)));

/** What a learner without a mouse does on a page. */
export function keysOn(page: Page) {
  const press = (key: string, times = 1) =>
    Array.from({ length: times }).reduce<Promise<void>>(
      (before) => before.then(() => page.keyboard.press(key)),
      Promise.resolve(),
    );

  const until = async (
    there: (one: Locator) => Promise<boolean>,
    wanted: Locator,
    keys: readonly string[],
  ) => {
    await expect(wanted.first()).toBeVisible();
    for (const key of keys) {
      for (let pressed = 0; pressed < MOST; pressed++) {
        if (await there(wanted)) return;
        await page.keyboard.press(key);
      }
    }
    throw new Error(`${MOST} presses of ${keys.join(' and ')} did not reach ${wanted}`);
  };

  /** Goes on with Tab until the control has the focus. */
  const to = (control: Locator) => until(hasFocus, control, ['Tab']);

  /** Goes back with Shift and Tab until the control has the focus. */
  const backTo = (control: Locator) => until(hasFocus, control, ['Shift+Tab']);

  return {
    press,
    to,
    backTo,

    /** Goes on with Tab until something inside has the focus. */
    into: (group: Locator) => until(holdsFocus, group, ['Tab']),

    /** Goes with other keys until the mark or tab has the focus. */
    along: (one: Locator, ...keys: readonly string[]) => until(hasFocus, one, keys),

    /** Goes to a control and presses Enter, or another key. */
    use: async (control: Locator, key = 'Enter') => {
      await to(control);
      await press(key);
    },

    /** Goes to a field and writes over what stands in it. */
    write: async (field: Locator, text: string) => {
      await to(field);
      await press('Control+a');
      await (text === '' ? press('Delete') : page.keyboard.type(text));
    },

    /** Goes to a list of choices and types the first letters of one. */
    pick: async (list: Locator, letters: string) => {
      await to(list);
      await page.keyboard.type(letters);
    },
  };
}

// The German page: reached from the English one at the same moment, whole, usable by keyboard, and back again.
import { expect, test } from '@playwright/test';
import { expectNoViolation } from './axe.ts';
import { keysOn } from './keys.ts';
import { labOn, watch } from './lab.ts';

const MOMENT = 'lost-ack?v=1&at=27&sel=event:27';

test('the language changes at the same moment, by keyboard, there and back', async ({ page }) => {
  const complaints = watch(page);
  await page.goto(`./#/${MOMENT}`);
  const keys = keysOn(page);
  await keys.use(page.getByRole('link', { name: 'Deutsch' }));
  await expect(page).toHaveURL(/\/de\/#\/lost-ack\?v=1&at=27&sel=event:27$/);
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await expect(page.getByRole('heading', { name: 'Die Bestätigung, die nie ankam' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Abspielen' })).toBeVisible();
  await keys.use(page.getByRole('link', { name: 'English' }));
  await expect(page).toHaveURL(/\/sub\/path\/#\/lost-ack\?v=1&at=27&sel=event:27$/);
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
  expect(complaints).toEqual([]);
});

test('what is modelled and what the sandbox asks for are told in German', async ({ page }) => {
  await page.goto('de/#/fidelity');
  await expect(page.getByRole('heading', { name: /^Der Producer/ })).toBeVisible();
  await expect(page.getByText('Ein Batch ohne Producer-ID wird ohne jede Prüfung')).toBeVisible();
  await expect(page.getByText('widerlegt').first()).toBeVisible();
  await page.goto('de/#/sandbox');
  await expect(
    page.getByRole('textbox', { name: 'title', exact: true }),
  ).toHaveAccessibleDescription('Titel für Menschen');
});

test('an English visit loads no German script', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto('./');
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  expect(asked.filter((url) => url.includes('/de/'))).toEqual([]);
});

test('a German page that was opened once opens again without a network', async ({
  page,
  context,
}) => {
  await page.goto('de/#/start');
  await expect(page.getByRole('main', { name: 'Wege zu lernen' })).toBeVisible();
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.reload();
  await expect
    .poll(() => page.evaluate(async () => (await caches.match('./')) !== undefined))
    .toBe(true);
  await context.setOffline(true);
  await page.reload();
  await expect(page.getByRole('main', { name: 'Wege zu lernen' })).toBeVisible();
});

test('on a phone the menu has the other language, with room for a finger', {
  tag: '@mobile',
}, async ({ page }) => {
  await page.goto('de/');
  await page.getByRole('button', { name: 'Menü' }).click();
  const link = page.getByRole('link', { name: 'English' });
  await expect(link).toBeVisible();
  const box = await link.boundingBox();
  expect(box?.height).toBeGreaterThanOrEqual(44);
  const { content, screen } = await page.evaluate(() => ({
    content: document.documentElement.scrollWidth,
    screen: document.documentElement.clientWidth,
  }));
  expect(content).toBeLessThanOrEqual(screen);
});

test('the German page has no violation that axe finds', async ({ page }) => {
  await page.goto(`de/#/${MOMENT}`);
  await expect(page.getByRole('button', { name: 'Abspielen' })).toBeVisible();
  await expectNoViolation(labOn(page));
});

import { expect, type Page, test } from '@playwright/test';
import { watch } from './lab.ts';

const openAndSettle = async (page: Page) => {
  await page.goto('./');
  await expect(page.getByRole('main')).toBeVisible();
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
};

/** The worker is ready once it has fetched every file, which it starts after the page has loaded. */
const workerReady = (page: Page) =>
  page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));

test('the page opens under a sub-path and neither complains nor asks another host', {
  tag: '@everywhere',
}, async ({ page }) => {
  const complaints = watch(page);
  await openAndSettle(page);
  await workerReady(page);
  await expect(page).toHaveTitle(/Retry Lab/);
  expect(complaints).toEqual([]);
});

test('the page carries the policy, and the policy stops an inline script', async ({ page }) => {
  await openAndSettle(page);
  const policy = page.locator('meta[http-equiv="Content-Security-Policy"]');
  await expect(policy).toHaveAttribute('content', /default-src 'none'.*script-src 'self'/);
  const ran = await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'window.inlineScriptRan = true';
    document.body.append(script);
    return 'inlineScriptRan' in window;
  });
  expect(ran).toBe(false);
});

test('the scripts of a first visit weigh at most 150 kB on the wire', async ({ page }) => {
  await openAndSettle(page);
  // By then, what the page loads by itself after opening has come too.
  await workerReady(page);
  const bytes = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .filter((entry) => entry instanceof PerformanceResourceTiming)
      .filter((entry) => new URL(entry.name).pathname.endsWith('.js'))
      .reduce((sum, entry) => sum + entry.encodedBodySize, 0),
  );
  expect(bytes).toBeGreaterThan(0);
  expect(bytes).toBeLessThanOrEqual(150_000);
});

test('a page opened once opens again without a network', async ({ page, context }) => {
  await openAndSettle(page);
  await workerReady(page);
  await context.setOffline(true);
  await page.reload();
  await expect(page.getByRole('main')).toBeVisible();
});

test('nothing is wider than the screen', { tag: '@everywhere' }, async ({ page }) => {
  await openAndSettle(page);
  const { content, screen } = await page.evaluate(() => ({
    content: document.documentElement.scrollWidth,
    screen: document.documentElement.clientWidth,
  }));
  expect(content).toBeLessThanOrEqual(screen);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the page says in words what Retry Lab shows', async ({ page }) => {
    await page.goto('./');
    await expect(page.getByRole('heading', { name: 'Retry Lab' })).toBeVisible();
    // Paragraph by paragraph, since Playwright reads no text of the <noscript> element itself.
    const paragraphs = page.locator('noscript p');
    await expect(paragraphs.nth(1)).toContainText('sends the same batch again');
    await expect(paragraphs.last()).toContainText('trademark of The Apache Software Foundation');
  });
});

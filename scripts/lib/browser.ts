// A browser on the built page, for the scripts that look at it: the benchmark and the pictures.
import { fileURLToPath } from 'node:url';
import { type Browser, chromium } from 'playwright';
import { ensureChromium } from './chromium.mjs';
import { serve } from './server.mjs';

/** Serves dist, opens the browser that the tests use, and closes both whatever happens. */
export async function withBrowser<T>(
  work: (browser: Browser, url: string) => Promise<T>,
): Promise<T> {
  const executablePath = ensureChromium();
  const server = await serve({ root: fileURLToPath(new URL('../../dist', import.meta.url)) });
  try {
    const browser = await chromium.launch({
      executablePath,
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    });
    try {
      return await work(browser, server.url);
    } finally {
      await browser.close();
    }
  } finally {
    await server.close();
  }
}

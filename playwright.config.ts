import { defineConfig, devices } from '@playwright/test';
import { findChromium } from './scripts/lib/chromium.mjs';

// A port of this run only, so that two checkouts can be tested at the same time and neither tests
// the other's build. Playwright's workers read this file again: the variable tells them the choice.
process.env['RETRY_LAB_E2E_PORT'] ??= String(20_000 + (process.pid % 20_000));
const port = process.env['RETRY_LAB_E2E_PORT'];

// Under a sub-path, since that is where static hosts put a project; the root is the easier case.
const baseURL = `http://127.0.0.1:${port}/sub/path/`;

const chromium = {
  executablePath: findChromium() ?? 'chromium',
  args: [
    '--no-sandbox', // Chromium refuses to start for root otherwise, and only our own page is opened.
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
};

const firefox = process.env['FIREFOX_PATH'];

/** Tags: `@mobile` runs on the phone only, `@everywhere` on each project, anything else on the desktop. */
export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  fullyParallel: true,
  forbidOnly: process.env['CI'] !== undefined,
  // A busy machine gets a second try, and what needed one is named at the end (scripts/test.mjs)
  retries: 1,
  workers: 2,
  timeout: 60_000,
  globalTimeout: 2_400_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  use: {
    baseURL,
    locale: 'en-GB',
    timezoneId: 'UTC',
    // A control that is covered or missing is told at once, not when the test's time is over
    actionTimeout: 10_000,
    screenshot: 'only-on-failure',
  },
  projects: [
    {
      name: 'desktop',
      grepInvert: /@mobile/,
      use: {
        ...devices['Desktop Chrome'],
        viewport: { width: 1440, height: 900 },
        launchOptions: chromium,
      },
    },
    {
      name: 'mobile',
      grep: /@mobile|@everywhere/,
      use: {
        ...devices['Pixel 7'],
        viewport: { width: 390, height: 844 },
        launchOptions: chromium,
      },
    },
    // By hand: FIREFOX_PATH=/usr/bin/firefox-esr npm run test:e2e
    ...(firefox === undefined
      ? []
      : [
          {
            name: 'firefox',
            grep: /@everywhere/,
            use: {
              ...devices['Desktop Firefox'],
              channel: 'moz-firefox',
              launchOptions: { executablePath: firefox },
            },
          },
        ]),
  ],
  webServer: {
    command: `node scripts/serve.mjs --port ${port} --base /sub/path/`,
    url: baseURL,
    reuseExistingServer: false,
  },
});

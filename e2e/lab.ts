// The page as a learner meets it: every part is found by its role and its name, and nothing by how it is built.
import { test as base, expect, type Page } from '@playwright/test';

/** Everything a healthy page never does; reading the list at the end of a test says what went wrong. */
export function watch(page: Page): readonly string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    complaints.push(`console ${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => {
    complaints.push(`uncaught: ${error.message}`);
  });
  page.on('requestfailed', (request) => {
    const why = request.failure()?.errorText ?? '';
    // Given up because the test opened another address meanwhile
    if (why !== 'net::ERR_ABORTED') complaints.push(`failed: ${request.url()} ${why}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()}: ${response.url()}`);
  });
  page.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    const own = protocol === 'data:' || protocol === 'blob:' || hostname === '127.0.0.1';
    if (!own) complaints.push(`another host: ${request.url()}`);
  });
  return complaints;
}

export const IN_FLIGHT = 'max.in.flight.requests.per.connection';

/** The parts of the page, and the few things that every test does with them. */
export function labOn(page: Page) {
  const settings = page.getByRole('region', { name: 'Producer settings' });
  const machines = page.getByRole('group', { name: 'The machines now' });
  const playback = page.getByRole('group', { name: 'Playback' });
  const playhead = page.getByRole('slider', { name: 'Playhead' });
  const eventList = page.getByRole('list', { name: 'All events of the run' });
  const inspectorOpener = page.getByRole('button', { name: 'Why, life, events and faults' });

  const settle = async () => {
    await expect(page.getByRole('main')).toBeVisible();
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
  };

  /** Opens an address of the English page, or of another edition; what stands after `#/` is the state. */
  const open = async (state = '', edition: '' | 'de/' = '') => {
    // A hash alone would not load the page again
    await page.goto('about:blank');
    const keys = page
      .waitForEvent('requestfinished', {
        predicate: (request) => request.url().includes('keyActions'),
        timeout: 10_000,
      })
      .catch(() => null);
    await page.goto(state === '' ? `./${edition}` : `./${edition}#/${state}`);
    await settle();
    // A first sign of a hand, as a visitor gives it: what helps hands and keys loads with it
    await page.keyboard.press('Shift');
    await keys;
  };

  /** One tab of the inspector, which is a sheet where it has no room beside the lanes. */
  const showTab = async (name: string | RegExp) => {
    const opener = inspectorOpener.and(page.locator('[aria-expanded="false"]'));
    if (await opener.isVisible()) await opener.click();
    const tab = page.getByRole('tab', { name });
    await tab.click();
    await expect(tab).toHaveAttribute('aria-selected', 'true');
  };

  const eventLine = (sentence: string | RegExp) =>
    eventList.getByRole('button', { name: sentence });

  return {
    page,
    settings,
    idempotence: settings.getByRole('switch', { name: 'enable.idempotence' }),
    maxInFlight: settings.getByRole('spinbutton', { name: IN_FLIGHT }),
    acks: (value: '0' | '1' | 'all') =>
      settings.getByRole('group', { name: 'acks' }).getByRole('radio', { name: value }),
    /** Beside each radio button stands its word, and that is what one presses. */
    chooseAcks: async (value: '0' | '1' | 'all') => {
      await settings.getByRole('group', { name: 'acks' }).getByText(value, { exact: true }).click();
    },

    machines,
    lanes: page.getByRole('region', { name: 'What happened when' }),
    /** The log in the picture, one mark per batch. */
    logRows: machines.getByRole('button', { name: /at offset/ }),
    statement: machines.getByRole('img', { name: /^(Card statement|Ledger)/ }),
    outcome: page.getByRole('region', { name: 'Outcome' }),
    /** The log as the outcome sums it up. */
    log: page.getByRole('region', { name: 'Outcome' }).getByRole('img', { name: /^Log:/ }),
    chosen: page.getByRole('region', { name: 'Chosen message' }),
    sceneTitle: page.getByRole('heading', { level: 1 }),
    live: page.getByRole('status'),
    exception: page.getByRole('alert'),
    inspectorOpener,
    help: page.getByRole('dialog', { name: 'Keys and help' }),

    playback,
    playhead,
    play: playback.getByRole('button', { name: 'Play', exact: true }),
    pause: playback.getByRole('button', { name: 'Pause' }),

    open,
    settle,
    showTab,
    eventLine,

    /** The end of the run, and not somewhere on the way to it. */
    toEnd: async () => {
      await playhead.press('End');
      const end = await playhead.getAttribute('aria-valuemax');
      await expect(playhead).toHaveAttribute('aria-valuenow', end ?? 'a slider with an end');
    },

    /** Puts the playhead on an event by way of the list of all events. */
    goTo: async (sentence: string) => {
      await showTab('Events');
      await eventLine(sentence).click();
      await expect(eventLine(sentence)).toHaveAttribute('aria-current', 'step');
    },

    /** Every event of the run as the list says it, in order. */
    events: async (): Promise<readonly string[]> => {
      await showTab('Events');
      await expect(eventLine(/^0 ms/).first()).toBeVisible();
      return eventList.getByRole('button').allTextContents();
    },

    /** What the playhead stands on, as its slider says it. */
    moment: () => playhead.getAttribute('aria-valuetext'),

    /** Screen time of the playhead. */
    screen: async () => Number(await playhead.getAttribute('aria-valuenow')),

    /** Every screen time the playhead shows from now on, until `stop` hands them over. */
    recordPlayhead: async () => {
      const values = await playhead.evaluateHandle((slider) => {
        const seen = [Number(slider.getAttribute('aria-valuenow'))];
        new MutationObserver(() => seen.push(Number(slider.getAttribute('aria-valuenow')))).observe(
          slider,
          { attributeFilter: ['aria-valuenow'] },
        );
        return seen;
      });
      return {
        stop: async (): Promise<readonly number[]> => {
          const seen = await values.jsonValue();
          await values.dispose();
          return seen;
        },
      };
    },
  };
}

export type Lab = ReturnType<typeof labOn>;

/** A test with the page's parts at hand. At its end the page must have complained of nothing. */
export const test = base.extend<{ readonly lab: Lab }>({
  lab: async ({ page }, use) => {
    const complaints = watch(page);
    await use(labOn(page));
    expect(complaints, 'console messages, failed requests, other hosts').toEqual([]);
  },
});

/** Steps land at once, and so does what a test waits for. */
export const STILL = { contextOptions: { reducedMotion: 'reduce' } } as const;

export { expect };

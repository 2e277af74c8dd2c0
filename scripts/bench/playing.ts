// How busy the page is while the opening scene plays from its first event to its end at 1×.
//
// Counted is the main thread of the page, which runs scripts, style, layout, paint and input, from the press
// of Play until the run has ended, as a share of that stretch. Turning paint into pixels is the work of other
// threads and is not counted. Chromium keeps two clocks of the main thread:
//   ThreadTime    processor time that it got. Other programs can only make it a little slower (caches).
//   TaskDuration  how long its tasks took by the clock on the wall. A task that waits for the processor goes
//                 on taking time, so with other programs running this reads far too high.
// On an idle machine both say nearly the same. The bar is held against ThreadTime.
import type { CDPSession, Page } from 'playwright';
import { OPENING_SCENE } from '../../src/lessons/index.ts';
import { sceneById } from '../../src/lessons/scenes/index.ts';
import { run } from '../../src/scenario/index.ts';
import { buildTraceIndex } from '../../src/trace/traceIndex.ts';
import { withBrowser } from '../lib/browser.ts';
import { heading, medianOf, percent, show } from './measure.ts';

const PLAYS = 3;
const BAR = '15 %';

export async function benchPlaying(): Promise<void> {
  const scene = sceneById(OPENING_SCENE);
  if (!scene) throw new Error(`no scene is named ${OPENING_SCENE}`);
  const { duration } = buildTraceIndex(run(scene)).clock;
  const plays = await withBrowser(async (browser, url) => {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('Performance.enable');
    const shares: Busy[] = [];
    for (let nth = 0; nth < PLAYS; nth++) {
      await page.goto('about:blank');
      await page.goto(`${url}#/${OPENING_SCENE}?v=1&at=0`);
      shares.push(await play(page, cdp, duration));
    }
    return shares;
  });
  const median = (part: keyof Busy) => medianOf(plays.map((one) => one[part]));
  heading(
    `The lost ack plays for ${(duration / 1000).toFixed(1)} s in Chromium at 1×: median of ${PLAYS} plays`,
  );
  show('busy: processor time of the main thread', percent(median('thread')), BAR);
  show('  of it in each play', plays.map((one) => percent(one.thread)).join(', '));
  show('busy by the clock on the wall', percent(median('task')));
  show('  of which scripts', percent(median('script')));
  show('  of which style and layout', percent(median('layout')));
  show('  of which paint and all else', percent(median('other')));
}

/** Shares of the time that the play took. */
interface Busy {
  readonly thread: number;
  readonly task: number;
  readonly script: number;
  readonly layout: number;
  readonly other: number;
}

async function play(page: Page, cdp: CDPSession, duration: number): Promise<Busy> {
  const button = page.getByRole('button', { name: 'Play', exact: true });
  await button.waitFor();
  await page.evaluate(() => document.fonts.ready);
  // What a first visit loads late must not count as playing.
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(1000);
  await button.click();
  const before = await metrics(cdp);
  await page.waitForFunction(
    (end) =>
      Number(
        document.querySelector('[role=slider][aria-label=Playhead]')?.getAttribute('aria-valuenow'),
      ) >= end,
    Math.floor(duration),
    // Each look at the page costs it time, so there are few.
    { polling: 500, timeout: duration * 4 },
  );
  const after = await metrics(cdp);
  const passed = (name: string) => (after.get(name) ?? 0) - (before.get(name) ?? 0);
  const share = (...names: readonly string[]) =>
    names.reduce((sum, name) => sum + passed(name), 0) / passed('Timestamp');
  return {
    thread: share('ThreadTime'),
    task: share('TaskDuration'),
    script: share('ScriptDuration'),
    layout: share('LayoutDuration', 'RecalcStyleDuration'),
    other: share('TaskDuration') - share('ScriptDuration', 'LayoutDuration', 'RecalcStyleDuration'),
  };
}

async function metrics(cdp: CDPSession): Promise<ReadonlyMap<string, number>> {
  const { metrics } = await cdp.send('Performance.getMetrics');
  return new Map(metrics.map(({ name, value }) => [name, value]));
}

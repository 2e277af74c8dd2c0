// Frames a second while very many packets are in flight, beside an empty page in the same browser right before, and
// whether a jump of the playhead keeps the page from its next frame. In a crowd no frame is left out (usePlayback), so
// each frame that is counted is a picture that was made.
//
// Without a graphics card Chromium draws by processor, so only the share of what an empty page reaches says something.
import type { CDPSession, Page } from 'playwright';
import { withBrowser } from '../lib/browser.ts';
import { heading, show } from './measure.ts';

const SECONDS = 5;
const JUMPS = 30;

/** One order a millisecond, and a wire so long that `packets` of them are on it at once. */
function crowded(packets: number): object {
  const sends = Array.from({ length: packets + 100 }, (_, nth) => ({
    at: nth,
    topic: 'orders',
    value: 'o',
  }));
  const config = {
    'linger.ms': '0',
    acks: '1',
    'enable.idempotence': 'false',
    'max.in.flight.requests.per.connection': '100000',
  };
  return {
    formatVersion: 1,
    id: `packets-${packets}`,
    title: `${packets} packets`,
    network: { flightMs: packets, replicationMs: 2, disconnectMs: 5 },
    producers: [{ id: 'p1', config, sends }],
  };
}

export async function benchPackets(): Promise<void> {
  heading(`Packets in flight, for ${SECONDS} s each`);
  await withBrowser(async (browser, url) => {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('Performance.enable');
    page.setDefaultTimeout(120_000);
    // Functions that the page is given call a helper of the TypeScript runner, which keeps their names.
    await page.addInitScript('globalThis.__name = (one) => one');
    const showFrames = async (what: string, bar?: string) => {
      const { rate, thread } = await framesOf(page, cdp);
      const figure = `${rate.toFixed(0)} frames/s, ${thread.toFixed(1)} ms of the main thread each`;
      show(what, figure, bar && `${bar} frames/s`);
    };
    for (const [packets, bar] of [
      [500, '60'],
      [2000, '45'],
    ] as const) {
      await page.goto('about:blank');
      await showFrames('an empty page');
      await openScenario(page, url, crowded(packets));
      await toMiddle(page);
      await page.getByRole('button', { name: 'Play', exact: true }).click();
      await showFrames(`${packets} packets in flight`, bar);
      await page.getByRole('button', { name: 'Pause' }).click();
      const inTime = await jumpsInOneFrame(page);
      show('  jumps of the playhead drawn by the next frame', `${inTime} of ${JUMPS}`, `${JUMPS}`);
    }
  });
}

/** Through the sandbox: for an address the scenario is too long. */
async function openScenario(page: Page, url: string, scenario: object): Promise<void> {
  await page.goto('about:blank');
  await page.goto(`${url}#/sandbox`);
  await page.getByLabel('Open a file').setInputFiles({
    name: 'packets.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(scenario)),
  });
  const json = page.getByRole('textbox', { name: 'Scenario as JSON' });
  await json.and(page.getByText('"packets-')).waitFor();
  await page.getByRole('button', { name: 'Run it on the stage' }).click();
  await page.getByRole('slider', { name: 'Playhead' }).waitFor();
}

/** Most are sent, some have arrived, and no answer has: all of them are on the wire, one way or the other. */
async function toMiddle(page: Page): Promise<void> {
  const slider = page.getByRole('slider', { name: 'Playhead' });
  const box = await slider.boundingBox();
  if (!box) throw new Error('the tape is not on the page');
  await page.mouse.click(box.x + box.width * 0.5, box.y + 40);
  await page.waitForTimeout(1500);
}

interface Frames {
  /** That the page got a second. */
  readonly rate: number;
  /** Processor time of the main thread for each, ms: it reads the same beside other programs. */
  readonly thread: number;
}

async function framesOf(page: Page, cdp: CDPSession): Promise<Frames> {
  const before = await threadTime(cdp);
  const { frames, seconds } = await page.evaluate(
    (ms) =>
      new Promise<{ frames: number; seconds: number }>((done) => {
        let frames = 0;
        const start = performance.now();
        const onFrame = (now: number) => {
          frames += 1;
          if (now - start < ms) requestAnimationFrame(onFrame);
          else done({ frames, seconds: (now - start) / 1000 });
        };
        requestAnimationFrame(onFrame);
      }),
    SECONDS * 1000,
  );
  const after = await threadTime(cdp);
  return { rate: frames / seconds, thread: ((after - before) * 1000) / frames };
}

async function threadTime(cdp: CDPSession): Promise<number> {
  const { metrics } = await cdp.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'ThreadTime')?.value ?? 0;
}

/** How many of some jumps of the playhead, to places near and far, are drawn by the very next frame. */
async function jumpsInOneFrame(page: Page): Promise<number> {
  return page.evaluate(async (jumps) => {
    const slider = document.querySelector<HTMLElement>('[role=slider][aria-label=Playhead]');
    const frame = () => new Promise<number>(requestAnimationFrame);
    let inTime = 0;
    for (let nth = 0; nth < jumps; nth++) {
      const box = slider?.getBoundingClientRect() ?? new DOMRect();
      const clientX = box.left + 80 + ((box.width - 120) * ((nth * 7) % jumps)) / jumps;
      const at = { clientX, clientY: box.top + 40, bubbles: true, pointerId: 1, button: 0 };
      const before = await frame();
      slider?.dispatchEvent(new PointerEvent('pointerdown', at));
      slider?.dispatchEvent(new PointerEvent('pointerup', at));
      // Work that does not fit before the next frame, or in it, makes that frame or the one after it late.
      const drawn = await frame();
      const after = await frame();
      if (Math.max(drawn - before, after - drawn) < 1500 / 60) inTime += 1;
      await new Promise((done) => setTimeout(done, 100));
    }
    return inTime;
  }, JUMPS);
}

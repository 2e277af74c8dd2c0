// npm run screens: pictures of the built app in docs/screens, at the moments and sizes of its designs.
import { mkdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContextOptions } from 'playwright';
import { OPENING_SCENE } from '../src/lessons/index.ts';
import { sceneById } from '../src/lessons/scenes/index.ts';
import { run } from '../src/scenario/index.ts';
import { buildTraceIndex } from '../src/trace/traceIndex.ts';
import { withBrowser } from './lib/browser.ts';

const FOLDER = fileURLToPath(new URL('../docs/screens/', import.meta.url));
/** All pictures together: they are in every clone. */
const MOST_BYTES = 2_400_000;

/** The address of a state, field by field, as src/store/urlState.ts reads it. */
type Address = Readonly<Record<string, string>>;

interface Picture {
  readonly name: string;
  readonly window: BrowserContextOptions;
  /** What is shown; the opening scene unless given. */
  readonly page?: string;
  readonly address: Address;
}

const DESKTOP: BrowserContextOptions = { viewport: { width: 1440, height: 900 } };
const TABLET: BrowserContextOptions = { viewport: { width: 768, height: 1024 }, hasTouch: true };
const PHONE: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  hasTouch: true,
  isMobile: true,
};

const ON: Address = { 'enable.idempotence': 'true' };
/** What Kafka refuses. */
const CONTRADICTION: Address = { ...ON, 'max.in.flight.requests.per.connection': '10' };

/** The copy is written, and its ack is half-way to the producer. */
const twice: Address = { at: onTheWayBack({}, 0.5) };
/** The copy is recognised, and the answer has just left. */
const once: Address = { ...ON, at: onTheWayBack(ON, 0.275) };

const PICTURES: readonly Picture[] = [
  { name: 'lesson-light', window: DESKTOP, address: { ...twice, theme: 'light', tab: 'life' } },
  { name: 'lesson-dark', window: DESKTOP, address: { ...once, theme: 'dark' } },
  { name: 'tablet', window: TABLET, address: { ...twice, theme: 'light' } },
  { name: 'mobile', window: PHONE, address: { ...twice, theme: 'light' } },
  { name: 'config-error', window: DESKTOP, address: { ...CONTRADICTION, theme: 'light' } },
  { name: 'start', window: DESKTOP, address: { theme: 'light' } },
  { name: 'course', window: DESKTOP, page: 'learn/lost-answer', address: { theme: 'light' } },
  {
    name: 'transactions',
    window: DESKTOP,
    page: 'txn-isolation',
    address: { at: '60', theme: 'light' },
  },
  { name: 'ways', window: DESKTOP, page: 'start', address: {} },
  { name: 'compare', window: DESKTOP, page: 'compare', address: {} },
  { name: 'guarantees', window: DESKTOP, page: 'guarantees', address: {} },
  { name: 'case', window: DESKTOP, page: 'cases/7', address: {} },
];

/** The instant at which the answer to the second attempt has come that far, 0 … 1, of its way. */
function onTheWayBack(config: Address, share: number): string {
  const scene = sceneById(OPENING_SCENE);
  if (!scene) throw new Error(`no scene is named ${OPENING_SCENE}`);
  const producers = scene.producers.map((one) => ({
    ...one,
    config: { ...one.config, ...config },
  }));
  const { clock, messages, trace } = buildTraceIndex(run({ ...scene, producers }));
  const answer = messages.find(
    (one) => one.direction === 'toClient' && one.batches.some(({ attempt }) => attempt === 2),
  );
  if (!answer || answer.endAt === null) {
    throw new Error(`in ${OPENING_SCENE} no second attempt is answered`);
  }
  const now = answer.sentAt + share * (answer.endAt - answer.sentAt);
  const event = trace.events.findLastIndex(({ at }) => at <= now);
  const from = trace.events[event]?.at ?? 0;
  const until = trace.events[event + 1]?.at ?? from;
  const room = clock.screenOf(event + 1) - clock.screenOf(event);
  const past = Math.ceil((room * (now - from)) / Math.max(1, until - from));
  return past > 0 ? `${event}~${past}` : String(event);
}

async function take(browser: Browser, url: string, picture: Picture): Promise<number> {
  const context = await browser.newContext({
    ...picture.window,
    locale: 'en-GB',
    timezoneId: 'UTC',
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));

  const fields = Object.entries(picture.address).map(([name, value]) => `&${name}=${value}`);
  const query = fields.length > 0 ? `?v=1${fields.join('')}` : '';
  const hash = `#/${picture.page ?? OPENING_SCENE}${query}`;
  await page.goto(url + hash);
  // The heading is there in every state; parts that come late have come when nothing is loaded any more.
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => document.fonts.ready);
  const notice = page.getByRole('region', { name: 'Part of this link could not be used' });
  if ((await notice.count()) > 0) complaints.push(await notice.innerText());
  if (complaints.length > 0) throw new Error(`${picture.name}, ${hash}: ${complaints.join('\n')}`);

  const path = `${FOLDER}${picture.name}.png`;
  await page.screenshot({ path, animations: 'disabled' });
  await context.close();
  const { size } = statSync(path);
  console.log(
    `${`docs/screens/${picture.name}.png`.padEnd(32)}${String(size).padStart(8)} B  ${hash}`,
  );
  return size;
}

mkdirSync(FOLDER, { recursive: true });
await withBrowser(async (browser, url) => {
  let total = 0;
  for (const picture of PICTURES) total += await take(browser, url, picture);
  console.log(`${'together'.padEnd(32)}${String(total).padStart(8)} B  of ${MOST_BYTES}`);
  if (total > MOST_BYTES) process.exitCode = 1;
});

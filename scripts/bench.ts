// npm run bench: what the engine and the page cost, as ratios and medians of one run. Never a test: machines are noisy.
import { readdirSync, readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright';
import { fork, run, runFrom, type Scenario, scenarioFrom, worldAt } from '../src/engine/index.ts';
import { findChromium } from './lib/chromium.mjs';
import { serve } from './lib/server.mjs';

const DIST = fileURLToPath(new URL('../dist/', import.meta.url));
const ROUNDS = 7;

/** Sorted copy; the middle and the 99th percentile are read from it. */
function quantiles(values: readonly number[]): { median: number; p99: number; max: number } {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  return { median: at(0.5), p99: at(0.99), max: at(1) };
}

function timed(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

const show = (name: string, value: string) => console.log(`${name.padEnd(52)} ${value}`);
const micro = (ms: number) => `${(ms * 1000).toFixed(1)} µs`;

/** An orderly run of about 10,000 events: one order every 20 ms, each acknowledged. */
function longScenario(orders: number): Scenario {
  return scenarioFrom({
    formatVersion: 1,
    seed: 3,
    producers: [
      {
        id: 'p1',
        config: { 'linger.ms': '0' },
        sends: Array.from({ length: orders }, (_, index) => ({
          at: index * 20,
          topic: 'orders',
          value: `order-${index}`,
        })),
      },
    ],
  });
}

/** The least that any event loop does: push and pop (time, order) pairs on a binary heap. */
function bareHeapLoop(events: number): number {
  const heap: { at: number; order: number }[] = [];
  const before = (a: number, b: number) => {
    const left = heap[a];
    const right = heap[b];
    if (!left || !right) return false;
    return left.at < right.at || (left.at === right.at && left.order < right.order);
  };
  const swap = (a: number, b: number) => {
    const left = heap[a];
    const right = heap[b];
    if (left && right) {
      heap[a] = right;
      heap[b] = left;
    }
  };
  const push = (at: number, order: number) => {
    heap.push({ at, order });
    let child = heap.length - 1;
    while (child > 0 && before(child, (child - 1) >> 1)) {
      swap(child, (child - 1) >> 1);
      child = (child - 1) >> 1;
    }
  };
  const pop = () => {
    const top = heap[0];
    const last = heap.pop();
    if (last && heap.length > 0) heap[0] = last;
    for (let parent = 0; ; ) {
      let least = parent;
      if (before(2 * parent + 1, least)) least = 2 * parent + 1;
      if (before(2 * parent + 2, least)) least = 2 * parent + 2;
      if (least === parent) return top;
      swap(parent, least);
      parent = least;
    }
  };
  let sum = 0;
  for (let order = 0; order < 16; order++) push(order, order);
  for (let order = 16; order < events; order++) {
    const due = pop();
    sum += due?.at ?? 0;
    push((due?.at ?? 0) + ((order * 7919) % 97), order);
  }
  return sum;
}

function benchEngine(): void {
  const scenario = longScenario(850);
  const trace = run(scenario);
  const { length } = trace.events;
  const engine: number[] = [];
  const heap: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    engine.push(timed(() => run(scenario)) / length);
    heap.push(timed(() => bareHeapLoop(length * 20)) / (length * 20));
  }
  const perEvent = quantiles(engine).median;
  show('events of the long run', String(length));
  show(
    'engine, per event (trace with checkpoints)',
    `${micro(perEvent)}, ${Math.round(1000 / perEvent)} events/s`,
  );
  show(
    '  as a ratio to a bare binary-heap loop',
    `${(perEvent / quantiles(heap).median).toFixed(0)} ×`,
  );

  const past: number[] = [];
  for (let nth = 0; nth < 2000; nth++) {
    // far jumps, so that no stretch is found again in the cache
    const id = (nth * 7919) % length;
    past.push(timed(() => worldAt(trace, id)));
  }
  const fetched = quantiles(past);
  show(
    'a past world of it: median, 99 %, largest',
    [fetched.median, fetched.p99, fetched.max].map(micro).join(', '),
  );

  const forks: number[] = [];
  const tail = Math.floor(length / 2);
  for (let round = 0; round < ROUNDS; round++)
    forks.push(timed(() => runFrom(scenario, fork(trace, tail))));
  const whole = quantiles(engine).median * length;
  show(
    'fork half-way and run on, against the whole run',
    `${((100 * quantiles(forks).median) / whole).toFixed(0)} %`,
  );
}

function benchSize(): void {
  const gz = (file: string) => gzipSync(readFileSync(DIST + file), { level: 9 }).length;
  const html = readFileSync(`${DIST}index.html`, 'utf8');
  const first = [...html.matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.(?:js|css))"/g)].flatMap(
    (one) => one[1] ?? [],
  );
  const sum = (files: readonly string[], ending: string) =>
    files.filter((one) => one.endsWith(ending)).reduce((bytes, one) => bytes + gz(one), 0);
  const all = readdirSync(`${DIST}assets`).map((one) => `assets/${one}`);
  const fonts = all
    .filter((one) => one.endsWith('.woff2'))
    .reduce((bytes, one) => bytes + readFileSync(DIST + one).length, 0);
  show('first load, JavaScript, gzip', `${sum(first, '.js')} bytes`);
  show('first load, CSS, gzip', `${sum(first, '.css')} bytes`);
  show('all JavaScript, gzip', `${sum(all, '.js')} bytes`);
  show('fonts, woff2', `${fonts} bytes`);
}

/** Plays the opening scene from start to end at 1× and reads how busy the page's main thread was. */
async function benchPlaying(): Promise<void> {
  const executablePath = findChromium();
  if (executablePath === undefined) {
    show('busy while the lost ack plays', 'not measured: no Chromium found');
    return;
  }
  const server = await serve({ root: DIST });
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(server.url);
    await page.getByRole('button', { name: 'Play', exact: true }).waitFor();
    await page.waitForTimeout(1000);
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('Performance.enable');
    const metric = async (name: string) => {
      const { metrics } = await cdp.send('Performance.getMetrics');
      return metrics.find((one) => one.name === name)?.value ?? 0;
    };
    const shares: number[] = [];
    await page.getByRole('button', { name: 'Play', exact: true }).click();
    for (let second = 0; second < 8; second++) {
      const [task, at] = [await metric('TaskDuration'), await metric('Timestamp')];
      await page.waitForTimeout(1000);
      shares.push(((await metric('TaskDuration')) - task) / ((await metric('Timestamp')) - at));
    }
    const busy = quantiles(shares);
    show(
      'busy while the lost ack plays: median, largest',
      [busy.median, busy.max].map((one) => `${(100 * one).toFixed(1)} %`).join(', '),
    );
  } finally {
    await browser.close();
    await server.close();
  }
}

show('machine', `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}`);
benchEngine();
benchSize();
await benchPlaying();

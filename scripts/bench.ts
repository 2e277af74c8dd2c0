// npm run bench: what the engine and the page cost, as ratios and medians of one run, each beside the bar
// that it must keep. Never a test: machines are noisy.
import { cpus, loadavg } from 'node:os';
import type { Scenario } from '../src/engine/index.ts';
import { run, scenarioFrom } from '../src/scenario/index.ts';
import { heading, instantsOf, show } from './bench/measure.ts';
import { benchPackets } from './bench/packets.ts';
import { benchPlaying } from './bench/playing.ts';
import { engineAsShipped } from './bench/shipped.ts';
import { benchState } from './bench/state.ts';
import { weigh } from './lib/weights.ts';

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

async function benchSize(): Promise<void> {
  heading('First load, gzipped');
  for (const { what, size, budget } of await weigh()) {
    show(what, `${size} B`, budget === undefined ? undefined : `${budget} B`);
  }
}

const [processor] = cpus();
const [load = 0] = loadavg();
const machine = `${cpus().length} × ${processor?.model ?? 'unknown'}, Node ${process.version}`;
console.log(`${machine}, load ${load.toFixed(1)}`);
if (load > cpus().length / 2) console.log('The machine has other work: times read too high.');

const scenario = longScenario(850);
const { benchEngine, benchLengths } = await engineAsShipped();
benchEngine(scenario);
benchLengths();
const trace = run(scenario);
const instants = instantsOf(trace.events.length);
benchState(trace, instants);
await benchSize();
await benchPlaying();
await benchPackets();
